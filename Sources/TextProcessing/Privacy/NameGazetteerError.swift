/// A file of names that cannot be used.
public struct NameGazetteerError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: String, Hashable, Sendable {
        /// The file is missing or not UTF-8.
        case unreadable
        /// The line has not the columns that the file's header names.
        case columns
        /// The form holds something that is no letter.
        case form
        /// The kind or the flag is none of those known.
        case unknownValue = "unknown-value"
    }

    /// What is wrong.
    public let reason: Reason
    /// Name of the file.
    public let file: String
    /// Line, counted from 1; 0 for the whole file.
    public let line: Int

    /// Creates an error.
    public init(_ reason: Reason, file: String, line: Int) {
        self.reason = reason
        self.file = file
        self.line = line
    }

    /// Stable identifier for logs and messages.
    public var code: String { "names.\(reason.rawValue)" }
}
