import TextProcessing

/// A text divided into sentences and tokens with the counts that the measures need.
///
/// Complexity: O(n).
struct ReadableText {
    let sentences: [ReadableSentence]
    /// Sentences of each line, as indices; a line break ends a sentence, so a line is a paragraph.
    let paragraphs: [Range<Int>]

    private static let language = LanguageVariety.spanish

    init(_ text: String, abbreviations: AbbreviationLexicon, counter: SyllableCounter) {
        let tokens = Tokenizer(abbreviations: abbreviations).tokens(in: text, language: Self.language)
        let ranges = SentenceSplitter(abbreviations: abbreviations).sentences(in: text, language: Self.language)
        var sentences: [ReadableSentence] = []
        sentences.reserveCapacity(ranges.count)
        var next = 0
        for range in ranges {
            let start = next
            while next < tokens.count, tokens[next].range.lowerBound < range.upperBound { next += 1 }
            sentences.append(Self.sentence(range, tokens[start..<next], counter))
        }
        self.sentences = sentences
        paragraphs = Self.paragraphs(of: sentences, in: text)
    }

    private static func sentence(
        _ range: ByteRange<NormalizedForm>, _ tokens: ArraySlice<Token>, _ counter: SyllableCounter
    ) -> ReadableSentence {
        let isInCapitals = isInCapitals(tokens)
        var (words, syllables, letters, longWords) = (0, 0, 0, 0)
        let readable = tokens.map { token -> ReadableToken in
            var count: Int?
            switch token.kind {
            case .word: count = counter.syllables(of: token.text, isInCapitals: isInCapitals)
            case .number: count = NumeralReading.syllables(of: token.text)
            case .punctuation, .symbol, .placeholder: count = nil
            }
            let length =
                count == nil
                ? 0
                : SpanishLetters(token.text).letters.count {
                    $0.properties.isAlphabetic || $0.properties.numericType != nil
                }
            if let count {
                words += 1
                syllables += count
                letters += length
                if length > 6 { longWords += 1 }
            }
            return ReadableToken(
                range: ByteRange(token.range.range), kind: token.kind, text: token.text,
                lower: token.text.lowercased(), syllables: count, letters: length)
        }
        return ReadableSentence(
            range: ByteRange(range.range), tokens: readable, isInCapitals: isInCapitals,
            counts: ReadabilityCounts(
                sentences: words > 0 ? 1 : 0, words: words, syllables: syllables, letters: letters,
                longWords: longWords))
    }

    /// Three words or more, all in capitals, one of which is longer than an acronym read letter by letter.
    private static func isInCapitals(_ tokens: ArraySlice<Token>) -> Bool {
        var words = 0
        var hasLongWord = false
        for token in tokens where token.kind == .word {
            var letters = 0
            for scalar in token.text.unicodeScalars {
                if scalar.properties.isLowercase { return false }
                letters += 1
            }
            words += 1
            hasLongWord = hasLongWord || letters > 4
        }
        return words >= 3 && hasLongWord
    }

    /// Sentences between which a line ends belong to different paragraphs.
    private static func paragraphs(of sentences: [ReadableSentence], in text: String) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        var gap = text.utf8.startIndex
        var offset = 0
        for index in sentences.indices.dropFirst() {
            let from = sentences[index - 1].range.upperBound
            gap = text.utf8.index(gap, offsetBy: from - offset)
            let end = text.utf8.index(gap, offsetBy: sentences[index].range.lowerBound - from)
            let breaks = text.utf8[gap..<end].count { $0 == 0x0A }
            gap = end
            offset = sentences[index].range.lowerBound
            if breaks > 0 {
                result.append(start..<index)
                start = index
            }
        }
        if start < sentences.count { result.append(start..<sentences.count) }
        return result
    }
}
