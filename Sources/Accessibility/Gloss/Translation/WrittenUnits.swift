import TextProcessing

/// Repairs what the analyser tears apart: `1,234.50` is one number and `D.N.I.` one word, and neither the colon of `8:00`
/// nor the stop of `S/.` ends a sentence.
struct WrittenUnits {
    private let words: [AnalyzedWord]
    private var index = 0
    private var result: [AnalyzedWord] = []

    /// The same words with whole numbers and acronyms.
    ///
    /// - Parameter words: Words of a line in order.
    /// - Returns: As many words or fewer; spans stay those of the text.
    static func joined(_ words: [AnalyzedWord]) -> [AnalyzedWord] {
        var units = WrittenUnits(words: words)
        while units.index < words.count { units.step() }
        return units.result
    }

    private init(words: [AnalyzedWord]) {
        self.words = words
        result.reserveCapacity(words.count)
    }

    private mutating func step() {
        let word = words[index]
        if let end = acronymEnd() {
            let letters = words[index..<end].map(\.surface).filter { $0 != "." }.joined()
            append(
                words[index..<end].map(\.surface).joined(), from: word, to: words[end - 1],
                lemma: letters.lowercased(), tags: [], isKnown: false)
            index = end
            return
        }
        index += 1
        guard index < words.count, let last = result.last, Self.isNumber(words[index]) else {
            result.append(word)
            return
        }
        let next = words[index]
        let isInside = Self.isNumber(last) && touches(last, word) && touches(word, next)
        if isInside, word.surface == "." || word.surface == "," {
            result.removeLast()
            let number = last.surface + word.surface + next.surface
            append(number, from: last, to: next, lemma: number, tags: ["num"])
            index += 1
        } else if isInside && word.surface == ":" || isSolesStop(word, behind: last) {
            append(word.surface, from: word, to: word, lemma: word.surface, tags: ["cm"])
        } else {
            result.append(word)
        }
    }

    /// Behind the last stop of `D.N.I.`, which begins here: two capitals or more, each with its stop.
    private func acronymEnd() -> Int? {
        var end = index
        while end + 1 < words.count, Self.isCapital(words[end].surface), words[end + 1].surface == ".",
            touches(words[end], words[end + 1]), end == index || touches(words[end - 1], words[end])
        {
            end += 2
        }
        return end >= index + 4 ? end : nil
    }

    /// Whether this is the stop of `S/.`, whose slash is no word.
    private func isSolesStop(_ word: AnalyzedWord, behind last: AnalyzedWord) -> Bool {
        word.surface == "." && last.surface == "S" && last.span.upperBound + 1 == word.span.lowerBound
    }

    private mutating func append(
        _ surface: String, from first: AnalyzedWord, to last: AnalyzedWord, lemma: String, tags: [String],
        isKnown: Bool = true
    ) {
        result.append(
            AnalyzedWord(
                span: ByteRange(first.span.lowerBound, last.span.upperBound), surface: surface,
                parts: [MorphologicalReading(lemma: lemma, tags: tags)], isKnown: isKnown))
    }

    private func touches(_ left: AnalyzedWord, _ right: AnalyzedWord) -> Bool {
        left.span.upperBound == right.span.lowerBound
    }

    private static func isCapital(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return false }
        return first.properties.isUppercase
    }

    private static func isNumber(_ word: AnalyzedWord) -> Bool {
        guard let last = word.surface.utf8.last, let first = word.surface.utf8.first else { return false }
        return word.parts.count == 1 && isDigit(first) && isDigit(last)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
