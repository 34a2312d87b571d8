/// A translation of one sentence, with where it comes from.
public struct PhraseTranslation: Sendable {
    /// One phrase of the translation.
    public struct Phrase: Sendable {
        /// Pieces of the source sentence.
        public let source: Range<Int>
        /// The tokens they belong to, as they stand in the source, joined by spaces.
        public let sourceText: String
        /// The target pieces as text; a space where a word begins.
        public let targetText: String
        /// Record of the phrase table; nil for a text carried over.
        public let record: Int?
    }

    /// The translation.
    public let text: String
    /// Log-linear score.
    public let score: Float
    /// Features by the order of the weights, when asked for.
    public let features: [Float]
    /// The phrases in the order of the target.
    public let phrases: [Phrase]
    /// Words of the source that no training text has and that were carried over.
    public let unknownWords: [String]
    /// Number of target words that are in no word list.
    public let nonWords: Int
    /// Target words.
    public let words: Int
}
