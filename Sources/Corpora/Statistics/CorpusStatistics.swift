public import TextProcessing

/// What a corpus holds, counted by ``CorpusTally``; equal corpora give equal statistics.
public struct CorpusStatistics: Hashable, Sendable, Codable {
    /// Variants of one source, variety and state.
    public struct Group: Hashable, Sendable, Codable {
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
    public struct Texts: Hashable, Sendable, Codable {
        /// Variety of the texts.
        public let variety: LanguageVariety
        /// Variants.
        public internal(set) var variants = 0
        /// Words.
        public internal(set) var tokens = 0
        /// Different words, case and the glyph of the apostrophe aside.
        public internal(set) var types = 0
        /// Types by tokens, 0 without words.
        ///
        /// It falls as a corpus grows: compare corpora of one size only.
        public internal(set) var typeTokenRatio = 0.0
        /// Number of texts by their number of words: place 0 holds the texts without a word, the last place all of
        /// ``CorpusStatistics/longestLength`` words or more.
        public internal(set) var lengths = [Int](repeating: 0, count: longestLength + 1)
        /// Different texts that stand more than once, case, white space and the glyph of the apostrophe aside.
        public internal(set) var repeatedTexts = 0
        /// Variants beyond the first of each text.
        public internal(set) var duplicates = 0
        /// Different words by words, in the order of the corpus.
        public internal(set) var growth: [GrowthCurve.Point] = []
        /// How many words the suffix grammar analyses; nil for a variety without one, and when nobody asked.
        public internal(set) var analysis: AnalysisCounts?

        /// Words of the text in the middle; 0 without texts.
        public var medianLength: Int { CorpusStatistics.median(lengths) }

        init(variety: LanguageVariety) { self.variety = variety }
    }

    /// What is counted in the texts of one source and variety.
    public struct SourceTexts: Hashable, Sendable, Codable {
        /// Source of the units.
        public let source: String
        /// Variety of the texts.
        public let variety: LanguageVariety
        /// Variants.
        public internal(set) var variants = 0
        /// Words.
        public internal(set) var tokens = 0
        /// Different words.
        public internal(set) var types = 0
        /// Types by tokens, 0 without words.
        public internal(set) var typeTokenRatio = 0.0
        /// Words that other sources have as well.
        public internal(set) var coveredTokens = 0
        /// Different words that other sources have as well.
        public internal(set) var coveredTypes = 0
    }

    /// The lengths of the texts of units that have two varieties, the first text of each.
    public struct PairLengths: Hashable, Sendable, Codable {
        /// The variety the other is divided by: Spanish if it is one of them, else English, else the first tag.
        public let source: LanguageVariety
        /// The other variety.
        public let target: LanguageVariety
        /// Units both of whose texts have words.
        public internal(set) var pairs = 0
        /// Words of the one.
        public internal(set) var sourceTokens = 0
        /// Words of the other.
        public internal(set) var targetTokens = 0
        /// Number of pairs by target words for each source word, in tenths rounded down: place 12 holds the pairs from 1.2
        /// to below 1.3, the last place all from ``CorpusStatistics/longestRatio`` tenths.
        public internal(set) var ratios = [Int](repeating: 0, count: longestRatio + 1)

        /// Target words by source words over all pairs; 0 without pairs.
        public var ratio: Double { sourceTokens == 0 ? 0 : Double(targetTokens) / Double(sourceTokens) }
        /// The ratio of the pair in the middle, rounded down to a tenth.
        public var medianRatio: Double { Double(CorpusStatistics.median(ratios)) / 10 }

        init(source: LanguageVariety, target: LanguageVariety) {
            self.source = source
            self.target = target
        }
    }

    /// Number of words from which on lengths are counted together.
    public static let longestLength = 100
    /// Ratio of lengths, in tenths, from which on pairs are counted together.
    public static let longestRatio = 30

    /// Units.
    public internal(set) var units = 0
    /// Units by source.
    public internal(set) var unitsBySource: [String: Int] = [:]
    /// Units by domain.
    public internal(set) var unitsByDomain: [String: Int] = [:]
    /// Units by licence.
    public internal(set) var unitsByLicence: [String: Int] = [:]
    /// Variants by state.
    public internal(set) var textsByState: [String: Int] = [:]
    /// Variants by source, variety and state, in order of these.
    public internal(set) var groups: [Group] = []
    /// Texts by variety, in order.
    public internal(set) var texts: [Texts] = []
    /// Texts by source and variety, in order of these.
    public internal(set) var sources: [SourceTexts] = []
    /// Lengths of pairs by their varieties, in order of these.
    public internal(set) var pairs: [PairLengths] = []

    /// The place of the middle of what a histogram counts.
    private static func median(_ counts: [Int]) -> Int {
        let half = counts.reduce(0, +) / 2
        var sum = 0
        return counts.firstIndex { count in
            sum += count
            return sum > half
        } ?? 0
    }
}
