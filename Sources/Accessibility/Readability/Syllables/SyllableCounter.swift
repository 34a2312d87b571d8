/// Counts syllables of whatever stands in a text as a word, as a reader says it.
///
/// Words go by ``SpanishSyllabifier``, the parts of a compound with hyphens each for itself. A number of up to four
/// figures counts as one word with the syllables it is read with, longer ones not at all (Flesch's advice, 1949, "The
/// Art of Readable Writing": count figures as they are read, and leave long ones out). Acronyms are read as a word where that is
/// possible, else letter by letter; abbreviations as the word they stand for, when it is known.
struct SyllableCounter: Sendable {
    private let syllabifier = SpanishSyllabifier()
    private let readings: AbbreviationReadings

    init(readings: AbbreviationReadings) { self.readings = readings }

    /// Syllables of a word as it stands in a text; nil for what is no word to a reader (a long number).
    ///
    /// - Parameters:
    ///   - word: The text of a token.
    ///   - isInCapitals: Whether the whole sentence is in capitals, where they mark no acronym.
    /// - Returns: At least 1, or nil.
    func syllables(of word: String, isInCapitals: Bool = false) -> Int? {
        if let reading = readings.reading(of: word) {
            return reading.split(separator: " ").reduce(0) { $0 + syllabifier.count(of: $1) }
        }
        if word.utf8.contains(0x2E), let spelled = spelledLetters(word) { return spelled }
        var total = 0
        for part in word.split(whereSeparator: { $0 == "-" || $0 == "_" || $0 == "\u{2010}" || $0 == "\u{2011}" }) {
            guard let count = syllables(ofPart: part, isInCapitals) else { return nil }
            total += count
        }
        return total == 0 ? nil : total
    }

    private func syllables(ofPart part: Substring, _ isInCapitals: Bool) -> Int? {
        if part.utf8.contains(where: { (0x30...0x39).contains($0) }) {
            guard let figures = NumeralReading.syllables(of: part) else { return nil }
            let letters = part.split(whereSeparator: { !$0.isLetter })
            return figures + letters.reduce(0) { $0 + syllables(ofLetters: $1, isInCapitals) }
        }
        return syllables(ofLetters: part, isInCapitals)
    }

    private func syllables(ofLetters part: Substring, _ isInCapitals: Bool) -> Int {
        if !isInCapitals {
            if let value = NumeralReading.value(ofRoman: part), part.utf8.count > 1 {
                return NumeralReading.syllables(of: value)
            }
            if AcronymReading.isAcronym(part) { return AcronymReading.syllables(of: part, syllabifier) }
        }
        return syllabifier.count(of: part)
    }

    /// `S.A.C.`: one letter between stops each; nil for other forms.
    private func spelledLetters(_ word: String) -> Int? {
        var total = 0
        for part in word.split(separator: ".") {
            let letters = SpanishLetters(part).letters
            guard letters.count == 1, let letter = letters.first else { return nil }
            total += AcronymReading.syllables(ofName: letter)
        }
        return total == 0 ? nil : total
    }
}
