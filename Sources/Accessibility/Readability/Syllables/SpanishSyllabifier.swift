/// Divides Spanish words into syllables by spelling.
///
/// The rules are those of accentuation: a sequence of a closed unstressed vowel and another vowel is always one
/// syllable (`guion`, `cons-truir`), a written accent on `i` or `u` beside an open vowel divides (`pa-ís`), two open
/// vowels divide (`le-er`), and `h` between vowels counts for nothing (`prohi-bir`) unless it opens `hue`, `hua`, `hie`
/// (`ca-ca-hue-te`). Consonants go with the following vowel as far as a Spanish word can begin with them; `tl` stays
/// together as in the Americas (`a-tle-ta`). Prefixes are not looked at (`de-sa-cuer-do`), but for `br` after `sub-` and
/// `ab-` where the `r` is strong (`sub-ra-yar`).
///
/// Source: RAE and ASALE (2010), "Ortografía de la lengua española", chapter II 3; "Diccionario panhispánico de dudas",
/// articles "diptongo", "triptongo", "hiato" and "guion".
public struct SpanishSyllabifier: Sendable {
    /// Creates a syllabifier.
    public init() {}

    /// Number of syllables of a word; 1 for letters without a vowel (`km`), 0 for a word without letters.
    public func count(of word: some StringProtocol) -> Int {
        let letters = SpanishLetters(word)
        if letters.letters.isEmpty { return 0 }
        return max(nuclei(letters.letters).count, letters.letters.contains { $0.properties.isAlphabetic } ? 1 : 0)
    }

    /// The syllables of a word as they are written; joined they are the word.
    ///
    /// - Parameter word: One word, without spaces and digits.
    /// - Returns: Pieces, none of them empty; the word itself when it has no vowel, none for an empty word.
    public func syllables(of word: String) -> [String] {
        let letters = SpanishLetters(word)
        let starts = boundaries(letters.letters).map { letters.starts[$0] }
        guard !starts.isEmpty else { return word.isEmpty ? [] : [word] }
        let scalars = Array(word.unicodeScalars)
        var pieces: [String] = []
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : letters.scalarCount
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: scalars[(index == 0 ? 0 : start)..<end])
            pieces.append(String(piece))
        }
        return pieces
    }

    /// The letter at which each syllable begins.
    private func boundaries(_ letters: [Unicode.Scalar]) -> [Int] {
        let nuclei = nuclei(letters)
        guard let first = nuclei.first else { return [] }
        var result = [0]
        var previousEnd = first.upperBound
        for nucleus in nuclei.dropFirst() {
            result.append(onset(letters, between: previousEnd, and: nucleus.lowerBound))
            previousEnd = nucleus.upperBound
        }
        return result
    }

    /// Where the consonants between two vowels divide.
    private func onset(_ letters: [Unicode.Scalar], between start: Int, and end: Int) -> Int {
        guard end > start else { return end }
        var onset = end - 1
        let last = letters[onset]
        guard onset > start else { return onset }
        let previous = letters[onset - 1]
        if last == "u", previous == "q" || previous == "g" {
            // The silent `u` of `que`, `gui` is no letter of its own.
            onset -= 1
            return onset
        }
        if SpanishLetterClass.isDigraph(previous, last) { return onset - 1 }
        if SpanishLetterClass.isOnsetGroup(previous, last), !hasStrongR(letters, at: onset) { return onset - 1 }
        return onset
    }

    /// Whether `br` at a letter is the end of `sub-`, `ab-` and a strong `r`.
    private func hasStrongR(_ letters: [Unicode.Scalar], at index: Int) -> Bool {
        guard letters[index] == "r", letters[index - 1] == "b" else { return false }
        if index == 3, letters[0] == "s", letters[1] == "u" { return true }
        guard index == 2, letters[0] == "a", letters.count > 4 else { return false }
        return (letters[3] == "o" && letters[4] == "g") || (letters[3] == "u" && letters[4] == "p")
    }

    /// The vowels of each syllable; an `h` inside belongs to it.
    private func nuclei(_ letters: [Unicode.Scalar]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var shape: [SpanishVowel] = []
        var index = 0
        var lastVowel = -3
        while index < letters.count {
            guard let vowel = SpanishVowel(letters, at: index) else {
                index += 1
                continue
            }
            let isAdjacent =
                lastVowel == index - 1
                || (lastVowel == index - 2 && letters[index - 1] == "h" && !opens(letters, index))
            if isAdjacent, joins(shape, vowel, letters, index), let last = result.last {
                result[result.count - 1] = last.lowerBound..<index + 1
                shape.append(vowel)
            } else {
                result.append(index..<index + 1)
                shape = [vowel]
            }
            lastVowel = index
            index += 1
        }
        return result
    }

    /// Whether the vowel behind an `h` begins `hua`, `hue`, `hui`, `hie`, which always open a syllable.
    private func opens(_ letters: [Unicode.Scalar], _ index: Int) -> Bool {
        guard letters[index] == "u" || letters[index] == "i", index + 1 < letters.count else { return false }
        return SpanishVowel(letters, at: index + 1) != nil
    }

    private func joins(
        _ shape: [SpanishVowel], _ next: SpanishVowel, _ letters: [Unicode.Scalar], _ index: Int
    ) -> Bool {
        guard let last = shape.last, shape.count < 3 else { return false }
        switch (last, next) {
        case (.open, .open), (.open, .stressedClosed), (.stressedClosed, .open): return false
        case (.closed, .open): return !shape.dropLast().contains { $0 == .open } && shape.count == 1
        case (.open, .closed):
            // Between two open vowels `i` and `u` go with the second: `pa-ra-no-ia`.
            guard index + 1 < letters.count, letters[index] != "y" else { return true }
            return SpanishVowel(letters, at: index + 1) != .open
        case (.closed, .closed), (.closed, .stressedClosed), (.stressedClosed, .closed):
            return shape.count == 1
                && SpanishVowel.base(letters[index]) != SpanishVowel.base(lastLetter(letters, index))
        case (.stressedClosed, .stressedClosed): return false
        }
    }

    private func lastLetter(_ letters: [Unicode.Scalar], _ index: Int) -> Unicode.Scalar {
        letters[index - 1] == "h" ? letters[index - 2] : letters[index - 1]
    }
}
