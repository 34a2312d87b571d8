public import TextProcessing

/// A sentence ready for an engine: one language, words as they are said, and what they stand for in the source.
public struct SpokenSentence: Hashable, Sendable {
    /// Language of the sentence, or of this span of it.
    public var variety: LanguageVariety
    /// What is said, in order.
    public var parts: [SpokenPart]
    /// Bytes of the source that the sentence stands for.
    public var source: ByteRange<OriginalText>

    /// Creates a sentence.
    ///
    /// - Parameters:
    ///   - variety: Language of the sentence.
    ///   - parts: What is said, in order.
    ///   - source: Bytes of the source it stands for.
    public init(variety: LanguageVariety, parts: [SpokenPart], source: ByteRange<OriginalText>) {
        self.variety = variety
        self.parts = parts
        self.source = source
    }
}

/// One part of a spoken sentence.
public enum SpokenPart: Hashable, Sendable {
    /// One unit of the source (a word, a number, a date) and the words by which it is said.
    case word(SpokenWord)
    /// Punctuation that shapes the melody: `,` `;` `:` `.` `?` `!` or an ellipsis.
    case punctuation(Character)
    /// Silence.
    case pause(milliseconds: Int)
    /// A named place.
    case mark(name: String, offset: Int)
}

/// One unit of the source and how it is said.
public struct SpokenWord: Hashable, Sendable {
    /// The words as they are said, lower case or as written, separated by single spaces: `ciento veinte soles`.
    public var spoken: String
    /// Phonemes in espeak-ng's mnemonics, words separated by spaces, or nil: the engine's own rules read `spoken`.
    public var phonemes: String?
    /// Bytes of the source.
    public var source: ByteRange<OriginalText>
    /// How fast, high and loud.
    public var prosody: Prosody

    /// Creates a word.
    ///
    /// - Parameters:
    ///   - spoken: Words as they are said, separated by single spaces.
    ///   - phonemes: Phonemes in espeak-ng's mnemonics, or nil.
    ///   - source: Bytes of the source.
    ///   - prosody: How fast, high and loud.
    public init(
        spoken: String, phonemes: String? = nil, source: ByteRange<OriginalText>, prosody: Prosody = .neutral
    ) {
        self.spoken = spoken
        self.phonemes = phonemes
        self.source = source
        self.prosody = prosody
    }
}
