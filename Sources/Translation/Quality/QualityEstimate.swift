/// An honest signal of how far an answer can be trusted, made without a reference.
public struct QualityEstimate: Hashable, Sendable, Codable {
    /// What lowered the score, or disqualified the answer.
    public enum Reason: String, Hashable, Sendable, CaseIterable, Codable {
        /// A reviewed or approved human translation.
        case humanTranslation = "human-translation"
        /// Word by word through a dictionary: expect the gist, not a sentence.
        case dictionaryOnly = "dictionary-only"
        /// Went through another language.
        case pivot
        /// Made by rule from the text of a sister variety.
        case convertedByRule = "converted-by-rule"
        /// Some words are not known to the engine.
        case unknownWords = "unknown-words"
        /// A number of the source is missing in the answer.
        case lostNumber = "lost-number"
        /// A placeholder or address of the source is missing in the answer.
        case lostPlaceholder = "lost-placeholder"
        /// The answer is the source again, or most of it.
        case untranslated
        /// The answer says the same again and again.
        case loop
        /// The answer is in another language than the one asked for.
        case wrongLanguage = "wrong-language"
        /// The answer is in a sister variety of the one asked for.
        case wrongVariety = "wrong-variety"
        /// The answer talks about the task instead of doing it.
        case chatter
        /// The answer is much longer or shorter than such sources are translated.
        case oddLength = "odd-length"
        /// The answer is empty.
        case empty
    }

    /// Score in `0...1`.
    public let score: Double
    /// What is behind the score, in the order of ``Reason``.
    public let reasons: [Reason]
    /// The reason that makes the answer unusable, if there is one.
    public let disqualifying: Reason?

    /// Creates an estimate.
    public init(score: Double, reasons: [Reason], disqualifying: Reason? = nil) {
        self.score = min(1, max(0, score))
        self.reasons = reasons
        self.disqualifying = disqualifying
    }
}
