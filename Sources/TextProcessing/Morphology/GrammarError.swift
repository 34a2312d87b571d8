/// Failure to read a file of `lexicons/morphology`.
public struct GrammarError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: String, Hashable, Sendable {
        /// A file cannot be read or is not UTF-8.
        case unreadable
        /// The header names no variety, or one that is not registered.
        case variety
        /// A line has the wrong number of columns or an unknown first word.
        case columns
        /// A form or its environment is malformed.
        case form
        /// A category of words that does not exist.
        case category
        /// A number that is none.
        case number
        /// A state that no line leads to or starts from, or a tag that no suffix bears.
        case reference
    }

    /// What is wrong.
    public let reason: Reason
    /// File name as given by the caller.
    public let file: String
    /// Line, 1-based; 0 when the whole file is meant.
    public let line: Int
    /// The offending piece of the file.
    public let detail: String

    /// Stable identifier for API, logs and metrics.
    public var code: String { "morphology.\(reason.rawValue)" }

    /// `quy.grammar:12: morphology.form: y/X_`.
    public var description: String { "\(file):\(line): \(code): \(detail)" }
}

/// Failure to build a word.
public enum GenerationError: Error, Hashable, Sendable {
    /// The root is empty, or has characters that are no letters.
    case unusableRoot(String)
    /// No suffix of the grammar has this form or tag.
    case unknownSuffix(String)
    /// The suffixes exist, but the grammar does not allow them in this order on this category.
    case impossibleOrder([String])

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch self {
        case .unusableRoot: "morphology.unusable-root"
        case .unknownSuffix: "morphology.unknown-suffix"
        case .impossibleOrder: "morphology.impossible-order"
        }
    }
}
