/// The numbers of a training: what a linguist reads before trusting a model.
public struct TrainingReport: Codable, Sendable {
    /// What became of a corpus.
    public struct Corpus: Codable, Sendable {
        /// A pair that was dropped, as it was received.
        public struct DroppedPair: Codable, Sendable {
            /// Line in the files, 1-based.
            public var line: Int
            /// Side translated from.
            public var source: String
            /// Side translated into.
            public var target: String
        }

        /// Name of the corpus.
        public var name: String
        /// Feature group.
        public var group: String
        /// Variety of the text before any conversion into that of the model.
        public var variety: String
        /// What a pair counts.
        public var weight: Float
        /// Pairs read.
        public var read: Int
        /// Pairs that were left to learn from or to hold out.
        public var kept: Int
        /// Dropped pairs by reason.
        public var dropped: [String: Int]
        /// Up to three dropped pairs by reason.
        public var examples: [String: [DroppedPair]]
    }

    /// A round of tuning.
    public struct Round: Codable, Sendable {
        /// One-best chrF++ on the tuning sentences, the penalty for length subtracted.
        public var score: Double
        /// Characters of translations by characters of references.
        public var lengthRatio: Double
        /// Translations in the pool.
        public var poolSize: Int
    }

    /// A held-out sentence with its translation.
    public struct Example: Codable, Sendable {
        /// What was translated.
        public var source: String
        /// A person's translation.
        public var reference: String
        /// The model's translation.
        public var translation: String
        /// Sentence chrF++.
        public var score: Double
    }

    /// A pair with its links, to look at the alignment.
    public struct AlignmentSample: Codable, Sendable {
        /// Pieces of the source.
        public var source: [String]
        /// Pieces of the target.
        public var target: [String]
        /// Positions in source and target, in pieces.
        public var links: [[Int]]
    }

    /// Variety translated from.
    public var source: String
    /// Variety translated into.
    public var target: String
    /// Identifier of the model.
    public var id = ""
    /// What became of each corpus.
    public var corpora: [Corpus] = []
    /// Generated facts by kind.
    public var facts: [String: Int] = [:]
    /// How often each conversion rule fired.
    public var conversions: [String: Int] = [:]
    /// Pairs that were learned from, facts included.
    public var pairs = 0
    /// Pairs by the number of their source tokens, in bins of five; the last bin holds the rest.
    public var sourceLengths: [Int] = []
    /// The same by target tokens.
    public var targetLengths: [Int] = []
    /// Pieces of the source.
    public var sourcePieces = 0
    /// Pieces of the target.
    public var targetPieces = 0
    /// Word types of the source.
    public var sourceTypes = 0
    /// Word types of the target.
    public var targetTypes = 0
    /// Pairs the weights were tuned on.
    public var tuningPairs = 0
    /// Pairs the model was judged on.
    public var judgingPairs = 0
    /// Share of the tokens of the held-out source that the training text has.
    public var vocabularyCoverage = 0.0
    /// Share of the tokens of the held-out references that the training text has: what words alone could reach.
    public var targetCoverage = 0.0
    /// Letters of the held-out source that the training text never has.
    public var unseenSourceLetters: [String] = []
    /// Letters of the held-out references that the training text never has.
    public var unseenTargetLetters: [String] = []
    /// Perplexity of the target given the source by iteration of the alignment; empty when it was resumed.
    public var forwardPerplexity: [Double] = []
    /// The same of the source given the target.
    public var backwardPerplexity: [Double] = []
    /// Phrase pairs kept.
    public var phrasePairs = 0
    /// N-grams of the language model by order.
    public var ngrams: [Int] = []
    /// Discounts by order for n-grams seen once, twice and more often.
    public var discounts: [[Double]] = []
    /// Rounds of tuning; the first has the weights tuning starts from.
    public var rounds: [Round] = []
    /// Weights by name.
    public var weights: [String: Float] = [:]
    /// Scores on the held-out sentences: `chrf++`, `chrf`, `length-ratio`, `non-words`.
    public var scores: [String: Double] = [:]
    /// Bytes of each file of the bundle.
    public var sizes: [String: Int] = [:]
    /// Seconds by stage; not part of the bundle's identity.
    public var seconds: [String: Double] = [:]
    /// A few pairs with their links.
    public var alignments: [AlignmentSample] = []
    /// Held-out sentences with their translations.
    public var examples: [Example] = []
    /// Remarks a reader must not miss, such as data too small to tune on.
    public var notes: [TrainingNote] = []

    /// An empty report of a direction.
    init(source: String, target: String) {
        self.source = source
        self.target = target
    }

    /// The report of the opposite direction, as far as the text and the alignment go.
    func reversed() -> TrainingReport {
        var result = self
        swap(&result.source, &result.target)
        swap(&result.sourceLengths, &result.targetLengths)
        swap(&result.sourcePieces, &result.targetPieces)
        swap(&result.sourceTypes, &result.targetTypes)
        swap(&result.vocabularyCoverage, &result.targetCoverage)
        swap(&result.unseenSourceLetters, &result.unseenTargetLetters)
        swap(&result.forwardPerplexity, &result.backwardPerplexity)
        for index in result.corpora.indices {
            result.corpora[index].examples = result.corpora[index].examples.mapValues { examples in
                examples.map { .init(line: $0.line, source: $0.target, target: $0.source) }
            }
        }
        return result
    }
}
