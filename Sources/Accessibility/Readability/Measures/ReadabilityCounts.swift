/// What the measures are made of.
public struct ReadabilityCounts: Hashable, Sendable {
    /// Sentences with at least one word.
    public let sentences: Int
    /// Words; numbers of up to four figures are words, longer ones, addresses and symbols are none.
    public let words: Int
    /// Syllables of the words, as they are read.
    public let syllables: Int
    /// Letters and figures of the words.
    public let letters: Int
    /// Words of more than six letters.
    public let longWords: Int

    /// Creates counts; none is negative.
    public init(sentences: Int, words: Int, syllables: Int, letters: Int, longWords: Int) {
        self.sentences = sentences
        self.words = words
        self.syllables = syllables
        self.letters = letters
        self.longWords = longWords
    }

    /// No words.
    public static let none = ReadabilityCounts(sentences: 0, words: 0, syllables: 0, letters: 0, longWords: 0)

    /// The sums of both.
    public static func + (left: ReadabilityCounts, right: ReadabilityCounts) -> ReadabilityCounts {
        ReadabilityCounts(
            sentences: left.sentences + right.sentences, words: left.words + right.words,
            syllables: left.syllables + right.syllables, letters: left.letters + right.letters,
            longWords: left.longWords + right.longWords)
    }
}
