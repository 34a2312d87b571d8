/// One change to a unit or a variant, with who made it, when and why.
///
/// Revisions are only ever added.
public struct Revision: Hashable, Sendable {
    /// What was done.
    public enum Action: String, Hashable, Sendable {
        /// The unit or variant appeared.
        case added
        /// Its content changed.
        case changed
        /// The state of a variant was set.
        case stateSet = "state-set"
    }

    /// Number inside the unit, 1-based, without gaps.
    public let number: Int
    /// Tag of the variant's variety, or nil for the unit itself.
    public let variety: String?
    /// Ordinal of the variant, or nil for the unit itself.
    public let ordinal: Int?
    /// Milliseconds since 1970 UTC.
    public let happenedAt: Int64
    /// Who did it.
    public let actor: String
    /// What was done.
    public let action: Action
    /// Why it was done.
    public let reason: String
    /// The value before as JSON, or nil when there was none.
    public let before: String?
    /// The value after as JSON.
    public let after: String?
}

/// What loading units changed.
public struct UpsertSummary: Hashable, Sendable {
    /// Units that were not there.
    public internal(set) var added = 0
    /// Units with a new or other variant, domain, note, licence or tag.
    public internal(set) var changed = 0
    /// Units that were there just so.
    public internal(set) var unchanged = 0
}

/// What loading a lexicon changed.
public struct LexiconLoadSummary: Hashable, Sendable {
    /// Entries that were not there.
    public internal(set) var added = 0
    /// Entries that said something else.
    public internal(set) var changed = 0
    /// Entries no longer in the file.
    public internal(set) var removed = 0
    /// Entries that were there just so.
    public internal(set) var unchanged = 0
}

/// How much the store holds.
public struct StoreCounts: Hashable, Sendable {
    /// Sources of units.
    public let sources: Int
    /// Units.
    public let units: Int
    /// Variants in any state.
    public let variants: Int
    /// Variants that are reviewed or better.
    public let answeringVariants: Int
    /// Revisions.
    public let revisions: Int
    /// Lexicon files.
    public let lexiconFiles: Int
    /// Lexicon entries.
    public let lexiconEntries: Int
}
