/// A pose file or video of a gloss, checked.
public struct SignRendering: Hashable, Sendable {
    /// What it is.
    public let media: SignMedia
    /// The file.
    public let bytes: [UInt8]

    /// Takes the answer of a renderer.
    ///
    /// The first bytes must be those of the medium; a pose file must be as long as its head says and have a frame, and the
    /// boxes of an MP4 file must fill it. Whether a WebM file is complete cannot be seen without decoding it.
    ///
    /// - Parameters:
    ///   - bytes: What the renderer gave.
    ///   - wanted: What was asked for.
    ///   - renderer: Its name, for errors.
    /// - Throws: ``SignRenderError/wrongMedium(renderer:wanted:found:)`` or
    ///   ``SignRenderError/failed(renderer:reason:)``.
    public init(checking bytes: [UInt8], wanted: SignMedia, renderer: String) throws(SignRenderError) {
        let found = SignMedia(recognizing: bytes)
        guard !bytes.isEmpty else { throw .failed(renderer: renderer, reason: "the answer is empty") }
        guard found == wanted else { throw .wrongMedium(renderer: renderer, wanted: wanted, found: found) }
        switch wanted {
        case .pose:
            guard let pose = PoseFile(bytes) else {
                throw .failed(renderer: renderer, reason: "the pose file is cut off or damaged")
            }
            guard pose.frames > 0 else { throw .failed(renderer: renderer, reason: "the pose file has no frame") }
        case .mp4:
            guard Self.boxesFill(bytes) else { throw .failed(renderer: renderer, reason: "the video is cut off") }
        case .webm: break
        }
        media = wanted
        self.bytes = bytes
    }

    /// Whether the boxes of the top level (ISO/IEC 14496-12, 4.2) end where the file ends.
    private static func boxesFill(_ bytes: [UInt8]) -> Bool {
        func number(_ start: Int, _ count: Int) -> UInt64? {
            guard start + count <= bytes.count else { return nil }
            return bytes[start..<(start + count)].reduce(0) { $0 << 8 | UInt64($1) }
        }
        var start = 0
        while start < bytes.count {
            guard var size = number(start, 4), number(start + 4, 4) != nil else { return false }
            if size == 0 { return true }
            if size == 1 {
                guard let long = number(start + 8, 8), long >= 16 else { return false }
                size = long
            }
            guard size >= 8, size <= UInt64(bytes.count - start) else { return false }
            start += Int(size)
        }
        return true
    }
}
