public import TextProcessing

/// What a trained model made an answer from: its phrases, its score, and where the phrases were learned.
public struct SegmentExplanation: Hashable, Sendable, Codable {
    /// One feature of a log-linear score.
    public struct ScorePart: Hashable, Sendable, Codable {
        /// Name of the feature.
        public let name: String
        /// Value of the feature.
        public let value: Double
        /// Value times weight: what it adds to the score.
        public let weighted: Double

        /// Creates a part.
        public init(name: String, value: Double, weighted: Double) {
            self.name = name
            self.value = value
            self.weighted = weighted
        }
    }

    /// One phrase of the answer.
    public struct Phrase: Hashable, Sendable, Codable {
        /// Its text in the source.
        public let source: String
        /// Its text in the answer, in the model's own small letters.
        public let target: String
        /// Whether the text was carried over, as names, numbers and unknown words are.
        public let isCarried: Bool
        /// What the phrase pair adds to the score by itself.
        public let parts: [ScorePart]
        /// Up to three units it was learned from: name of the corpus, colon, and the identifier of the unit, or the line
        /// counted from 1 where the corpus was a file.
        public let learnedFrom: [String]

        /// Creates a phrase.
        public init(source: String, target: String, isCarried: Bool, parts: [ScorePart], learnedFrom: [String]) {
            self.source = source
            self.target = target
            self.isCarried = isCarried
            self.parts = parts
            self.learnedFrom = learnedFrom
        }
    }

    /// Direction of the model.
    public let pair: LanguagePair
    /// Identifier of the model.
    public let model: String
    /// Score of the answer, the sum of the weighted parts.
    public let score: Double
    /// The features of the whole answer.
    public let parts: [ScorePart]
    /// The phrases in the order of the answer.
    public let phrases: [Phrase]

    /// Creates an explanation.
    public init(pair: LanguagePair, model: String, score: Double, parts: [ScorePart], phrases: [Phrase]) {
        self.pair = pair
        self.model = model
        self.score = score
        self.parts = parts
        self.phrases = phrases
    }
}
