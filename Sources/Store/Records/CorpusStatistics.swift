public import Corpora
public import TextProcessing

/// Counts over all units of the store.
public struct CorpusStatistics: Hashable, Sendable {
    /// Variants of one source, variety and state.
    public struct Group: Hashable, Sendable {
        /// Source of the units.
        public let source: String
        /// Variety of the variants.
        public let variety: LanguageVariety
        /// State of the variants.
        public let state: VariantState
        /// How many variants there are.
        public let variants: Int
    }

    /// What is counted in the texts of one variety.
    public struct Texts: Hashable, Sendable {
        /// Variety of the texts.
        public let variety: LanguageVariety
        /// Variants.
        public internal(set) var variants = 0
        /// Words, as the full-text index parts them.
        public internal(set) var tokens = 0
        /// Different words, case, accents and apostrophes aside.
        public internal(set) var types = 0
        /// Number of texts by their number of words: place 0 holds the texts without a word, the last place all of
        /// ``CorpusStatistics/longestLength`` words or more.
        public internal(set) var lengths = [Int](repeating: 0, count: longestLength + 1)
        /// Different texts that stand more than once, case, white space and the glyph of the apostrophe aside.
        public internal(set) var repeatedTexts = 0
        /// Variants beyond the first of each text.
        public internal(set) var duplicates = 0
    }

    /// Number of words from which on lengths are counted together.
    public static let longestLength = 100

    /// Units.
    public internal(set) var units = 0
    /// Units by source, in order.
    public internal(set) var unitsBySource: [String: Int] = [:]
    /// Units by domain.
    public internal(set) var unitsByDomain: [String: Int] = [:]
    /// Units by licence.
    public internal(set) var unitsByLicence: [String: Int] = [:]
    /// Variants by source, variety and state, in order of these.
    public internal(set) var groups: [Group] = []
    /// Texts by variety, in order.
    public internal(set) var texts: [Texts] = []
}
