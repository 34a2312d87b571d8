public import Corpora
public import TextProcessing

/// Which units are asked for: all conditions hold together.
///
/// Conditions on a text (words, pattern, variety, states) hold for one and the same variant of a unit. Withdrawn units are
/// never found.
public struct UnitQuery: Hashable, Sendable {
    /// What is searched in the texts; accents, case and apostrophes do not matter.
    public enum TextCondition: Hashable, Sendable {
        /// All these words, anywhere.
        case words(String)
        /// A word that begins so; of several words the last is the beginning.
        case prefix(String)
        /// These words in a row.
        case phrase(String)
    }

    /// What is searched in the texts.
    public var text: [TextCondition] = []
    /// Regular expression that matches somewhere in the text as received, or nil; see ``RegularExpression``.
    public var pattern: String?
    /// Variety of the text, or nil for any.
    public var variety: LanguageVariety?
    /// States of the text; empty for any.
    public var states: Set<VariantState> = []
    /// Source, or nil for any.
    public var source: String?
    /// Domain, or nil for any.
    public var domain: String?
    /// Licence, or nil for any.
    public var licence: String?
    /// Contributor, or nil for any.
    public var contributor: String?
    /// Document, or nil for any.
    public var document: String?
    /// Labels that the unit has, all of them.
    public var tags: [String] = []
    /// When the unit was added, milliseconds since 1970 UTC, or nil for any time.
    public var created: Range<Int64>?
    /// When it last changed, milliseconds since 1970 UTC, or nil for any time.
    public var changed: Range<Int64>?

    /// Creates the query that finds every unit.
    public init() {}

    /// The states from one upwards.
    public static func states(from state: VariantState) -> Set<VariantState> {
        Set(VariantState.allCases.filter { $0 >= state })
    }
}

/// Failure to read a query.
public struct UnitQueryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Error, Hashable, Sendable {
        /// No condition has this name.
        case unknownName(String)
        /// The condition does not take this value.
        case invalidValue(String, expected: String)
        /// The condition cannot be compared so.
        case invalidComparison(String)
        /// A quotation or pattern does not end.
        case unterminated
        /// The regular expression cannot be read.
        case invalidPattern(String)
        /// The regular expression takes too long; found while it runs.
        case patternTimeout(String)
        /// The condition stands there twice.
        case repeated(String)
    }

    /// UTF-8 offset in the query where the condition begins; 0 when the query was not given as text.
    public let offset: Int
    /// What is wrong.
    public let reason: Reason

    /// Creates an error.
    public init(offset: Int, reason: Reason) {
        self.offset = offset
        self.reason = reason
    }

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch reason {
        case .unknownName: "query.unknown-name"
        case .invalidValue: "query.invalid-value"
        case .invalidComparison: "query.invalid-comparison"
        case .unterminated: "query.unterminated"
        case .invalidPattern: "query.invalid-pattern"
        case .patternTimeout: "query.pattern-timeout"
        case .repeated: "query.repeated-condition"
        }
    }

    /// One line for logs and terminals.
    public var description: String {
        let what =
            switch reason {
            case .unknownName(let name): "there is no condition \(name)"
            case .invalidValue(let value, let expected): "\(value) is not \(expected)"
            case .invalidComparison(let name): "\(name) can only be compared with ':'"
            case .unterminated: "it does not end"
            case .invalidPattern(let pattern): "the regular expression \(pattern) cannot be read"
            case .patternTimeout(let pattern): "the regular expression \(pattern) takes too long"
            case .repeated(let name): "\(name) stands there twice"
            }
        return "query, at byte \(offset): \(what)"
    }
}
