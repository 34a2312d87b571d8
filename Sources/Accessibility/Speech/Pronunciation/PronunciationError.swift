/// Failure to read a file of `lexicons/pronunciation`.
public struct PronunciationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: String, Hashable, Sendable {
        /// A file cannot be read or is not UTF-8.
        case unreadable
        /// The header names no variety, or one that is not registered.
        case variety
        /// A line has the wrong number of columns or an unknown first word.
        case columns
        /// Letters that the file does not declare, or a letter that has no rule without contexts.
        case letter
        /// A class that is not declared above, or declared twice.
        case letterClass
        /// A phoneme that the borrowed voice does not have.
        case phoneme
        /// An entry that stands there twice.
        case duplicate
    }

    /// What is wrong.
    public let reason: Reason
    /// File name, without its folder.
    public let file: String
    /// Line, 1-based; 0 when the whole file is meant.
    public let line: Int
    /// The offending piece of the file.
    public let detail: String

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        reason == .letterClass ? "pronunciation.letter-class" : "pronunciation.\(reason.rawValue)"
    }

    /// `ayr.rules:12: pronunciation.phoneme: tq`.
    public var description: String { "\(file):\(line): \(code): \(detail)" }
}
