public import Accessibility
import Foundation

extension GlossServices {
    /// Renders a gloss with the first renderer that gives the medium.
    ///
    /// - Parameters:
    ///   - result: The gloss.
    ///   - media: What is wanted.
    ///   - isPartialAllowed: Whether signs that nobody has may be left out, which the outcome tells.
    ///   - deadline: When the caller stops waiting.
    /// - Returns: The file, and the renderer's name.
    /// - Throws: `SignRenderError`, of which `unavailable` where no renderer gives the medium; `GlossError`.
    public func render(
        _ result: GlossResult, as media: SignMedia, isPartialAllowed: Bool, deadline: ContinuousClock.Instant
    ) async throws -> (outcome: SignRenderingJob.Outcome, renderer: String) {
        guard let renderer = renderers.first(where: { $0.media.contains(media) }) else {
            throw SignRenderError.unavailable(
                renderer: "gloss.renderers",
                reason: withheldMedia.contains(media)
                    ? "\(media.mediaType) comes from external ones only, and routing.external is never"
                    : "none gives \(media.mediaType)")
        }
        return try await withTaskExecutorPreference(LongWorkExecutor.shared) {
            let job = SignRenderingJob(renderer: renderer, isPartialAllowed: isPartialAllowed)
            let outcome = try await job.render(result, lexicon: try lexicon(), media: media, deadline: deadline)
            return (outcome, renderer.name)
        }
    }

    /// The signs that may be shown to everybody, by name.
    ///
    /// - Returns: None unless ``publication`` is `public`.
    /// - Throws: ``Accessibility/GlossError`` for a data file.
    public func publishedVideos() async throws -> [SignVideo] {
        guard publication == .public else { return [] }
        return try await withTaskExecutorPreference(LongWorkExecutor.shared) {
            let spanish = Locale(identifier: "es")
            return try lexicon().entries.compactMap(SignVideo.init).sorted {
                $0.name.compare($1.name, locale: spanish) == .orderedAscending
            }
        }
    }

    /// The entry of a sign that may be shown to everybody.
    ///
    /// - Parameter id: Identifier of the sign: `prl:CASA`.
    /// - Returns: Nil when there is none.
    /// - Throws: ``Accessibility/GlossError`` for a data file.
    public func publishedEntry(_ id: String) async throws -> SignEntry? {
        guard publication == .public else { return nil }
        return try await withTaskExecutorPreference(LongWorkExecutor.shared) {
            try lexicon().entries.first { $0.id == id && SignVideo($0) != nil }
        }
    }

    /// A video of this machine that may be shown to everybody.
    public struct VideoFile: Hashable, Sendable {
        /// The file.
        public let path: String
        /// Its media type.
        public let type: String
        /// Its bytes.
        public let size: Int
        /// Its entity tag (RFC 9110, 8.8.3), another one when it changes.
        public let tag: String
    }

    /// Finds a video file of a sign.
    ///
    /// - Parameters:
    ///   - gloss: The gloss.
    ///   - number: Place among the media of the sign, from 0.
    /// - Returns: Nil when there is none that may be shown.
    /// - Throws: ``Accessibility/GlossError`` for a data file.
    public func videoFile(ofGloss gloss: String, number: Int) async throws -> VideoFile? {
        guard publication == .public else { return nil }
        return try await withTaskExecutorPreference(LongWorkExecutor.shared) {
            guard let entry = try lexicon().entry(gloss: gloss), SignVideo(entry) != nil,
                entry.media.indices.contains(number), !SignEntry.isLink(entry.media[number]),
                let type = SignVideo.mediaType(of: entry.media[number])
            else { return nil }
            let path = entry.media[number]
            // Facts of the name itself: a link that came after the check of the lexicon is no video.
            guard let facts = try? FileManager.default.attributesOfItem(atPath: path),
                facts[.type] as? FileAttributeType == .typeRegular, let size = facts[.size] as? Int,
                let changed = facts[.modificationDate] as? Date
            else { return nil }
            let tag = "\"\(Int(changed.timeIntervalSince1970 * 1_000))-\(size)\""
            return VideoFile(path: path, type: type, size: size, tag: tag)
        }
    }
}
