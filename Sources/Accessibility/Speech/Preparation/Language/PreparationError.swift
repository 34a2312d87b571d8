/// Failure to read a file of `lexicons/speech`.
public struct PreparationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: String, Hashable, Sendable {
        /// A file cannot be read or is not UTF-8.
        case unreadable
        /// The header names no variety, or one that is not registered.
        case variety
        /// A line has too few columns, or an empty one.
        case columns
        /// The first column names no kind of entry.
        case kind
        /// A value is not what its kind asks for.
        case value
        /// The abbreviations of sentence splitting cannot be read.
        case abbreviations
    }

    /// What is wrong.
    public let reason: Reason
    /// File name.
    public let file: String
    /// Line, 1-based; 0 when the whole file is meant.
    public let line: Int
    /// The offending piece of the file.
    public let detail: String

    /// Stable identifier for API, logs and metrics.
    public var code: String { "preparation.\(reason.rawValue)" }

    /// `preparation.es.tsv:12: preparation.kind: x`.
    public var description: String { "\(file):\(line): \(code): \(detail)" }
}
