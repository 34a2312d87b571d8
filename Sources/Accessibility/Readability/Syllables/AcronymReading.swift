/// Acronyms in capitals: which are read as a word (`SUNAT`) and which letter by letter (`DNI`).
enum AcronymReading {
    /// Whether a word is written as an acronym: two to eight capitals, with figures at most behind them.
    static func isAcronym(_ word: some StringProtocol) -> Bool {
        var count = 0
        for scalar in word.unicodeScalars {
            guard scalar.properties.isUppercase else { return false }
            count += 1
        }
        return (2...8).contains(count)
    }

    /// Syllables of an acronym as it is read.
    ///
    /// It is read as a word when a Spanish word could begin and end so and has no longer group of consonants; three
    /// letters that begin with two vowels (`UIT`) are spelled.
    static func syllables(of acronym: some StringProtocol, _ syllabifier: SpanishSyllabifier) -> Int {
        let letters = SpanishLetters(acronym).letters
        return isReadable(letters) ? syllabifier.count(of: acronym) : letters.reduce(0) { $0 + syllables(ofName: $1) }
    }

    /// Syllables of the name of a letter (`g` ge, `h` hache).
    static func syllables(ofName letter: Unicode.Scalar) -> Int {
        switch letter {
        case "f", "h", "j", "l", "m", "n", "ñ", "r", "s", "v", "x", "z": 2
        case "w": 3
        default: 1
        }
    }

    private static func isReadable(_ letters: [Unicode.Scalar]) -> Bool {
        let vowels = letters.map { SpanishVowel([$0], at: 0) != nil && $0 != "y" }
        guard let first = vowels.firstIndex(of: true), let last = vowels.lastIndex(of: true), letters.count > 2 else {
            return false
        }
        if letters.count == 3, vowels[0], vowels[1] { return false }
        switch first {
        case 0, 1: break
        case 2: guard SpanishLetterClass.isOnsetGroup(letters[0], letters[1]) else { return false }
        default: return false
        }
        let tail = letters[(last + 1)...]
        switch tail.count {
        case 0, 1: break
        case 2: guard letters.count > 4, tail.first == "r" || tail.first == "n" else { return false }
        default: return false
        }
        var run = 0
        for isVowel in vowels[first...last] {
            run = isVowel ? 0 : run + 1
            if run > 3 { return false }
        }
        return true
    }
}
