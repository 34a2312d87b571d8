import TextProcessing

/// Repairs what the analyser tears apart inside numbers: `1,234.50` is one number, and the colon of `8:00` ends no
/// sentence.
enum WrittenNumbers {
    private static let stops: Set<String> = [".", ","]

    /// The same words with whole numbers.
    ///
    /// - Parameter words: Words of a line in order.
    /// - Returns: As many words or fewer; spans stay those of the text.
    static func joined(_ words: [AnalyzedWord]) -> [AnalyzedWord] {
        var result: [AnalyzedWord] = []
        result.reserveCapacity(words.count)
        var index = 0
        while index < words.count {
            let word = words[index]
            index += 1
            guard index < words.count, let last = result.last, isNumber(last), isNumber(words[index]),
                last.span.upperBound == word.span.lowerBound, word.span.upperBound == words[index].span.lowerBound
            else {
                result.append(word)
                continue
            }
            if stops.contains(word.surface) {
                result[result.count - 1] = number(
                    last.surface + word.surface + words[index].surface, from: last, to: words[index])
                index += 1
            } else if word.surface == ":" {
                result.append(
                    AnalyzedWord(
                        span: word.span, surface: word.surface, parts: [MorphologicalReading(lemma: ":", tags: ["cm"])],
                        isKnown: true))
            } else {
                result.append(word)
            }
        }
        return result
    }

    private static func number(_ text: String, from first: AnalyzedWord, to last: AnalyzedWord) -> AnalyzedWord {
        AnalyzedWord(
            span: ByteRange(first.span.lowerBound, last.span.upperBound), surface: text,
            parts: [MorphologicalReading(lemma: text, tags: ["num"])], isKnown: true)
    }

    private static func isNumber(_ word: AnalyzedWord) -> Bool {
        guard let last = word.surface.utf8.last, let first = word.surface.utf8.first else { return false }
        return word.parts.count == 1 && isDigit(first) && isDigit(last)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
