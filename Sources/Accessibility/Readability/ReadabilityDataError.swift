/// Failure to load a data file of `lexicons/readability`.
public struct ReadabilityDataError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: String, Hashable, Sendable {
        /// The file is missing or not UTF-8.
        case unreadable
        /// A line has the wrong number of columns or an empty first one.
        case malformed
        /// A column holds a value that is not one of those it may hold.
        case unknownValue = "unknown-value"
        /// Two lines are about the same word.
        case duplicate
    }

    /// What is wrong.
    public let reason: Reason
    /// Name of the file.
    public let file: String
    /// Line, 1-based; 0 when the whole file is meant.
    public let line: Int

    /// Stable identifier for API, logs and metrics.
    public var code: String { "readability.\(reason.rawValue)" }
}
