/// Failure to read the data of the gloss or to write a format.
public enum GlossError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A file cannot be read or is not UTF-8.
    case unreadable(file: String)
    /// A line breaks the form of its file; `line` is 1-based.
    case malformed(file: String, line: Int, detail: String)
    /// A rule, gloss or key stands there twice.
    case duplicate(file: String, line: Int, detail: String)
    /// Signs that have no HamNoSys notation, so that no SiGML can be written.
    case noNotation(glosses: [String])

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch self {
        case .unreadable: "gloss.unreadable"
        case .malformed: "gloss.malformed"
        case .duplicate: "gloss.duplicate"
        case .noNotation: "gloss.no-notation"
        }
    }

    /// `rules.txt:12: gloss.malformed: drop 0`.
    public var description: String {
        switch self {
        case .unreadable(let file): "\(file): \(code)"
        case .malformed(let file, let line, let detail), .duplicate(let file, let line, let detail):
            "\(file):\(line): \(code): \(detail)"
        case .noNotation(let glosses): "\(code): \(glosses.joined(separator: ", "))"
        }
    }
}
