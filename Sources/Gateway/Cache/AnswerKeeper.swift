import Foundation
import Store
import Synchronization
import TextProcessing
import Translation

/// Keeps the answers of a cache in a file as well, so that they outlive the process.
///
/// The file is there from the first look on. When it is gone, somebody erased it, who withdrew a text or purged: then the
/// answers in memory go too. One process of a data folder keeps answers; others see its lock and keep theirs in memory.
/// All calls block; keep them off event loops.
final class AnswerKeeper: Sendable {
    private struct Written: Equatable {
        var changes: Int
        var revision: String
    }

    private struct State {
        var lock: Int32?
        var isEnded = false
        /// State of the cache that the file shows.
        var written: Written?
        /// When the oldest answer of the file was made, milliseconds since 1970 UTC.
        var oldest: Int64?
        var origin: (revision: String, digest: Digest)?
    }

    private let pipeline: TranslationPipeline
    private let cache: TranslationCache
    private let aging: TranslationCache.Aging
    private let file: AnswerFile
    private let origin: @Sendable () -> Digest
    private let state = Mutex(State())

    /// - Parameters:
    ///   - pipeline: Whose cache is kept; nil is returned when it has none whose answers age.
    ///   - folder: The data folder.
    ///   - origin: Identity of what answers come from.
    init?(_ pipeline: TranslationPipeline, folder: String, origin: (@Sendable () -> Digest)?) {
        guard let origin, let cache = pipeline.cache, let aging = cache.aging else { return nil }
        self.pipeline = pipeline
        self.cache = cache
        self.aging = aging
        self.origin = origin
        file = AnswerFile(folder: folder)
    }

    deinit {
        state.withLock { if let lock = $0.lock { close(lock) } }
    }

    /// Reads the answers of an earlier process and begins to keep those of this one.
    ///
    /// - Returns: What an operator should know: a damaged file, another process that keeps answers; nil when all is well.
    /// - Throws: ``GatewayError/unusableFile(path:reason:)`` when the file cannot be written.
    func start() throws -> LocalizedText? {
        try state.withLock { state in
            guard state.lock == nil, !state.isEnded else { return nil }
            let descriptor = open(file.path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else {
                throw GatewayError.unusableFile(path: file.path + ".lock", reason: String(cString: strerror(errno)))
            }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                close(descriptor)
                state.isEnded = true
                return LocalizedText(
                    es: "otro proceso guarda respuestas en \(file.path): este solo las guarda en memoria",
                    en: "another process keeps answers in \(file.path): this one keeps them in memory only")
            }
            state.lock = descriptor
            let message = try load(&state)
            try write(&state, isReplacing: false)
            return message
        }
    }

    /// Follows an erased file and, when asked, brings the file up to date.
    ///
    /// - Parameter isWriting: Whether to write what changed; a file with answers that are too old is written anew too.
    /// - Throws: ``GatewayError/unusableFile(path:reason:)``.
    func look(isWriting: Bool) throws {
        try state.withLock { state in
            guard state.lock != nil else { return }
            var isErased = !file.exists
            if !isErased, isWriting {
                let isOld = state.oldest.map { !aging.isAlive($0, at: aging.now()) } ?? false
                if isOld || state.written != current { isErased = try !write(&state, isReplacing: true) }
                file.eraseDamaged(before: aging.now() - aging.lifetime)
            }
            guard isErased else { return }
            cache.removeAll()
            try write(&state, isReplacing: false)
        }
    }

    /// Writes a last time and lets another process keep answers.
    func finish() throws {
        try look(isWriting: true)
        state.withLock { state in
            if let lock = state.lock { close(lock) }
            state.lock = nil
            state.isEnded = true
        }
    }

    private var current: Written { Written(changes: cache.changes, revision: pipeline.cacheRevision) }

    private func load(_ state: inout State) throws -> LocalizedText? {
        let revision = pipeline.cacheRevision
        let origin = origin(at: revision, &state)
        do throws(AnswerFile.Damage) {
            guard case .answers(let answers) = try file.read(origin: origin) else { return nil }
            // Answers are void when something changed meanwhile; their revision is that of the origin.
            for answer in answers { cache.restore(answer, revision: revision) }
            return nil
        } catch {
            try file.setAside()
            let name = (file.path as NSString).lastPathComponent + GatewayDatabase.damagedSuffix
            return LocalizedText(
                es: "\(file.path):\(error.line): las respuestas guardadas están dañadas (\(error.reason));"
                    + " se apartaron como \(name)",
                en:
                    "\(file.path):\(error.line): the answers kept are damaged (\(error.reason)); they were set aside as \(name)"
            )
        }
    }

    /// - Returns: False when the file was erased meanwhile.
    @discardableResult
    private func write(_ state: inout State, isReplacing: Bool) throws -> Bool {
        let written = current
        let origin = origin(at: written.revision, &state)
        // What changed meanwhile has another origin: the next look writes it.
        guard pipeline.cacheRevision == written.revision else { return true }
        let answers = cache.saved(revision: written.revision)
        guard try file.write(answers, origin: origin, isReplacing: isReplacing) else { return false }
        state.written = written
        state.oldest = answers.map(\.createdAt).min()
        return true
    }

    private func origin(at revision: String, _ state: inout State) -> Digest {
        if let known = state.origin, known.revision == revision { return known.digest }
        let digest = origin()
        state.origin = (revision, digest)
        return digest
    }
}

extension GatewayServices {
    /// Reads the answers kept in a file, if any, and keeps it in step with the cache until cancelled.
    ///
    /// - Parameters:
    ///   - clock: The clock to wait by.
    ///   - interval: Time between two looks whether somebody erased the answers.
    ///   - looks: Looks between two writes.
    ///   - report: Told what an operator should know.
    public func followAnswers(
        clock: some Clock<Duration>, every interval: Duration, writingEach looks: Int = 180,
        report: @Sendable (LocalizedText) -> Void
    ) async {
        guard let answers else { return }
        var isFailing = false
        var look = 0
        while !Task.isCancelled {
            do {
                let isFirst = look == 0
                let isWriting = look.isMultiple(of: looks)
                let message = try await withDatabase { _ in
                    if isFirst { return try answers.start() }
                    try answers.look(isWriting: isWriting)
                    return nil
                }
                if let message { report(message) }
                look += 1
                isFailing = false
            } catch {
                if !isFailing { report(LocalizedText(es: "\(error)", en: "\(error)")) }
                isFailing = true
                if look > 0 { look += 1 }
            }
            // A cancelled wait ends the loop.
            try? await clock.sleep(for: interval)
        }
    }
}
