/// From where on a rule of size speaks.
public struct ReadabilityLimits: Hashable, Sendable {
    /// Most words of a sentence.
    public var sentenceWords = 25
    /// Most connecting words (`que`, `si`, `cuando`) of a sentence.
    public var clauses = 3
    /// Most `de` in a row.
    public var nounChain = 2
    /// Most words in brackets.
    public var parenthesisWords = 8
    /// Most sentences of a paragraph.
    public var paragraphSentences = 5
    /// Most syllables of a word.
    public var wordSyllables = 6

    /// The limits of plain language; easy reading asks for 15 words a sentence and fewer.
    public init() {}
}
