/// The letters of the official alphabets of Peru (RM 1218-85-ED), as the lexicon writes them.
enum OfficialAlphabet {
    /// Whether a form of one or more words is a sequence of letters of the alphabet.
    ///
    /// Quechua is the Chanka alphabet; an acute accent marks the rare stress on the last vowel (`arí`). A digraph is
    /// tried before a letter, so that `c` without `h` and, in Chanka, `h` after a stop do not pass.
    static func spells(_ form: String, _ language: AttestationRule.Language) -> Bool {
        let letters = language == .quechua ? chanka : aymara
        return !form.isEmpty
            && form.split(separator: " ", omittingEmptySubsequences: false).allSatisfy { word in
                var rest = word
                while !rest.isEmpty {
                    guard let letter = letters.first(where: { rest.hasPrefix($0) }) else { return false }
                    rest = rest.dropFirst(letter.count)
                    if language == .quechua, "ptkq".contains(letter), rest.hasPrefix("h") { return false }
                }
                return !word.isEmpty
            }
    }

    private static let chanka = [
        "ch", "ll", "a", "h", "i", "k", "l", "m", "n", "ñ", "p", "q", "r", "s", "t", "u", "w", "y", "á", "í", "ú",
    ]

    private static let aymara = [
        "chh", "ch'", "ch", "k'", "kh", "p'", "ph", "q'", "qh", "t'", "th", "ll", "a", "ä", "i", "ï", "j", "k", "l",
        "m", "n", "ñ", "p", "q", "r", "s", "t", "u", "ü", "w", "x", "y",
    ]
}
