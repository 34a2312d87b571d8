import TextProcessing

/// A token of a sentence, prepared for rules.
struct ReadableToken {
    /// UTF-8 offsets into the text.
    let range: ByteRange<OriginalText>
    let kind: Token.Kind
    let text: String
    /// The text in small letters.
    let lower: String
    /// Syllables as it is read; nil when it counts as no word.
    let syllables: Int?
    /// Letters and figures; 0 when it counts as no word.
    let letters: Int

    var isWord: Bool { syllables != nil }
    var isMark: Bool { kind == .punctuation }
}

/// A sentence with its tokens, as rules see it.
struct ReadableSentence {
    let range: ByteRange<OriginalText>
    let tokens: [ReadableToken]
    /// Whether all its letters are capitals, in words enough that it is no name.
    let isInCapitals: Bool
    let counts: ReadabilityCounts

    /// Bytes from the first of some tokens to the last.
    func range(_ tokens: Range<Int>) -> ByteRange<OriginalText> {
        ByteRange(self.tokens[tokens.lowerBound].range.lowerBound, self.tokens[tokens.upperBound - 1].range.upperBound)
    }

    /// The tokens as they stand, with single spaces where white space was not kept.
    func text(_ range: Range<Int>) -> String {
        tokens[range].map(\.text).joined(separator: " ")
    }

    /// The small form of a token, or an empty text outside the sentence.
    func lower(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].lower : "" }
}
