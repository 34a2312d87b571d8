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
