/// Finds the lemma of a Spanish word that the analyser does not know, if the lexicon has it.
///
/// Endings of the regular paradigms of verbs, plural, feminine and diminutive; nothing is guessed that is not a lemma of
/// the lexicon.
enum SpanishFormGuess {
    private static let firstConjugation = [
        "aríamos", "ábamos", "aremos", "asteis", "aron", "aría", "arán", "arás", "aban", "abas", "ando", "amos",
        "aste", "ados", "adas", "arse", "aré", "ará", "aba", "ado", "ada", "an", "as", "en", "es", "ó", "é", "a", "o",
        "e",
    ]
    private static let others = [
        "eríamos", "iríamos", "eremos", "iremos", "ieron", "íamos", "iendo", "imos", "emos", "iste", "idos", "idas",
        "erse", "irse", "ería", "iría", "erán", "irán", "ían", "ías", "ido", "ida", "ió", "ía", "en", "es", "an", "as",
        "í", "e", "o", "a",
    ]

    /// Finds the lemma.
    ///
    /// - Parameters:
    ///   - word: The word in small letters.
    ///   - isLemma: Whether the lexicon has a lemma.
    /// - Returns: A lemma of the lexicon, or nil.
    static func lemma(of word: String, isLemma: (String) -> Bool) -> String? {
        for (endings, stems) in [
            (["citos", "citas", "cito", "cita"], ["", "e", "n"]),
            (["itos", "itas", "ito", "ita"], ["o", "a", ""]), (["es"], [""]), (["s"], [""]), (["as", "a"], ["o"]),
            (["os"], ["o"]), (firstConjugation, ["ar", "arse"]), (others, ["er", "ir", "irse"]),
        ] {
            for ending in endings where word.hasSuffix(ending) && word.count > ending.count + 2 {
                let stem = word.dropLast(ending.count)
                if let found = stems.lazy.map({ stem + $0 }).first(where: isLemma) { return found }
            }
        }
        return nil
    }
}
