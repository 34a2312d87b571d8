import TextProcessing

/// What the shape of a word tells: adverbs in -mente, very long words, Roman numerals, abbreviations.
struct WordShapeCheck: ReadabilityCheck {
    let limits: ReadabilityLimits
    let lexicon: PlainWordLexicon
    let readings: AbbreviationReadings

    /// Long, but known to everybody who deals with an office.
    private static let familiar: Set<String> = ["municipalidad", "municipalidades"]

    func findings(in sentence: ReadableSentence) -> [ReadabilityFinding] {
        var result: [ReadabilityFinding] = []
        for (index, token) in sentence.tokens.enumerated() where token.kind == .word {
            if let finding = finding(at: index, in: sentence) { result.append(finding) }
        }
        return result
    }

    private func finding(at index: Int, in sentence: ReadableSentence) -> ReadabilityFinding? {
        let token = sentence.tokens[index]
        if let reading = readings.reading(of: token.text), token.text.contains(".") || token.text.contains("º"),
            token.letters > 1, token.lower != "a.m.", token.lower != "p.m."
        {
            let words = words(for: reading, at: index, in: sentence)
            return ReadabilityFinding(
                .abbreviation, token.range, "Escriba «\(words)».", "Write «\(words)».", replacement: words)
        }
        if !sentence.isInCapitals, token.text.utf8.count > 1, let value = NumeralReading.value(ofRoman: token.text) {
            return ReadabilityFinding(
                .romanNumeral, token.range, "Escriba «\(value)».", "Write «\(value)».", replacement: "\(value)")
        }
        let isListed = lexicon.form(beginningWith: token.lower) { $0.isEmpty } != nil
        guard let syllables = token.syllables, !isListed, token.letters < 64 else { return nil }
        if token.lower.hasSuffix("mente"), token.letters > 9, syllables > 4 {
            return ReadabilityFinding(
                .menteAdverb, token.range, "Pruebe con «de forma…», «con…» o quite el adverbio.",
                "Try «de forma…», «con…», or leave it out.")
        }
        let isOrdinary = token.text.unicodeScalars.dropFirst().allSatisfy { $0.properties.isLowercase }
        if syllables >= limits.wordSyllables, isOrdinary, !Self.familiar.contains(token.lower),
            !AcronymReading.isAcronym(token.text)
        {
            return ReadabilityFinding(
                .longWord, token.range, "Tiene \(syllables) sílabas. Busque una palabra más corta o explíquela.",
                "\(syllables) syllables. Look for a shorter word, or explain it.")
        }
        return nil
    }

    /// Titles that have a feminine form, by the masculine one.
    private static let feminine = [
        "licenciado": "licenciada", "ingeniero": "ingeniera", "arquitecto": "arquitecta", "abogado": "abogada",
        "profesor": "profesora",
    ]

    /// The words of an abbreviation: a title behind `la` is feminine, and a sentence begins with a capital.
    private func words(for reading: String, at index: Int, in sentence: ReadableSentence) -> String {
        let isFeminine = ["la", "una"].contains(sentence.lower(index - 1))
        let words = isFeminine ? Self.feminine[reading] ?? reading : reading
        return index == 0 ? words.prefix(1).uppercased() + words.dropFirst() : words
    }
}
