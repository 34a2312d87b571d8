/// A format of caption files.
public enum CaptionFormat: String, CaseIterable, Hashable, Sendable {
    /// SubRip (`.srt`).
    case subRip = "srt"
    /// WebVTT (`.vtt`), W3C Candidate Recommendation 2019.
    case webVTT = "vtt"
    /// Timed Text Markup Language 1 (`.ttml`), W3C Recommendation 2018, what the IMSC 1 text profile uses of it.
    case timedText = "ttml"

    /// Most bytes of a file that is read.
    public static let sizeLimit = 16 << 20

    /// The format that a file's name or its first bytes tell.
    ///
    /// - Parameters:
    ///   - name: Name of the file, or a format's; only its ending counts.
    ///   - bytes: The file.
    /// - Returns: The format; SubRip when nothing speaks for another.
    public static func detect(name: String = "", bytes: [UInt8]) -> CaptionFormat {
        switch name.split(separator: ".").last?.lowercased() {
        case "srt": return .subRip
        case "vtt", "webvtt": return .webVTT
        case "ttml", "dfxp", "xml": return .timedText
        default: break
        }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if start.starts(with: Array("WEBVTT".utf8)) { return .webVTT }
        let first = start.first { $0 > 0x20 }
        return first == UInt8(ascii: "<") ? .timedText : .subRip
    }

    /// Reads a file.
    ///
    /// - Parameter bytes: The file, at most ``sizeLimit``.
    /// - Returns: Its captions, and what was read though it is not as the format has it.
    /// - Throws: ``CaptionError`` when it cannot be read.
    public func read(_ bytes: [UInt8]) throws(CaptionError) -> (document: CaptionDocument, warnings: [CaptionWarning]) {
        guard bytes.count <= Self.sizeLimit else {
            throw CaptionError(line: 0, reason: .tooLarge(limit: Self.sizeLimit))
        }
        switch self {
        case .subRip:
            var reader = SubRipReader(lines: try CaptionLines(bytes))
            return (try reader.document(), reader.warnings)
        case .webVTT:
            var reader = WebVTTReader(lines: try CaptionLines(bytes))
            return (try reader.document(), reader.warnings)
        case .timedText:
            var reader = try TimedTextReader(bytes)
            return (try reader.document(), reader.warnings)
        }
    }

    /// Writes a document in this format.
    ///
    /// - Parameter document: The captions, whatever format they were read from.
    /// - Returns: The file with lines ended by U+000A, and what this format cannot carry.
    public func write(_ document: CaptionDocument) -> (text: String, warnings: [CaptionWarning]) {
        switch self {
        case .subRip:
            var writer = SubRipWriter()
            return (writer.text(of: document), writer.warnings)
        case .webVTT:
            var writer = WebVTTWriter()
            return (writer.text(of: document), writer.warnings)
        case .timedText:
            var writer = TimedTextWriter()
            return (writer.text(of: document), writer.warnings)
        }
    }
}
