/// The numbers of a training: what a linguist reads before trusting a model.
public struct TrainingReport: Codable, Sendable {
    /// What became of a corpus.
    public struct Corpus: Codable, Sendable {
        /// Name and feature group.
        public var name: String
        public var group: String
        /// Pairs read and kept.
        public var read: Int
        public var kept: Int
        /// Dropped pairs by reason, with up to three lines each.
        public var dropped: [String: Int]
        public var examples: [String: [Int]]
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
        public var source: String
        public var reference: String
        public var translation: String
        /// Sentence chrF++.
        public var score: Double
    }

    /// A pair with its links, to look at the alignment.
    public struct AlignmentSample: Codable, Sendable {
        public var source: [String]
        public var target: [String]
        /// Positions in source and target, in pieces.
        public var links: [[Int]]
    }

    /// Varieties.
    public var source: String
    public var target: String
    /// Identifier of the model.
    public var id = ""
    public var corpora: [Corpus] = []
    /// Generated facts by kind.
    public var facts: [String: Int] = [:]
    /// How often each conversion rule fired.
    public var conversions: [String: Int] = [:]
    /// Pairs that were learned from, facts included.
    public var pairs = 0
    /// Pairs by the number of their source and target tokens, in bins of five; the last bin holds the rest.
    public var sourceLengths: [Int] = []
    public var targetLengths: [Int] = []
    /// Pieces of both sides.
    public var sourcePieces = 0
    public var targetPieces = 0
    /// Word types of both sides.
    public var sourceTypes = 0
    public var targetTypes = 0
    /// Share of the tokens of the held-out source that the training text has.
    public var vocabularyCoverage = 0.0
    /// Perplexity of the alignment by iteration, forward and backward.
    public var forwardPerplexity: [Double] = []
    public var backwardPerplexity: [Double] = []
    /// Phrase pairs kept.
    public var phrasePairs = 0
    /// N-grams of the language model by order, and its discounts.
    public var ngrams: [Int] = []
    public var discounts: [[Double]] = []
    public var rounds: [Round] = []
    /// Weights by name.
    public var weights: [String: Float] = [:]
    /// Scores on the held-out sentences: `chrf++`, `chrf`, `length-ratio`, `non-words`.
    public var scores: [String: Double] = [:]
    /// Seconds by stage; not part of the bundle's identity.
    public var seconds: [String: Double] = [:]
    public var alignments: [AlignmentSample] = []
    public var examples: [Example] = []
    /// Remarks a reader must not miss, such as data too small to tune on.
    public var notes: [String] = []

    /// An empty report of a direction.
    init(source: String, target: String) {
        self.source = source
        self.target = target
    }
}
