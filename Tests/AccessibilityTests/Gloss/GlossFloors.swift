import Accessibility

/// The two floors that a gloss must beat.
enum GlossFloors {
    private static let dropped: Set<String> = [
        "det", "pr", "cnjcoo", "cnjsub", "cnjadv", "vbser", "vbhaver", "sent", "cm", "lquest", "guio", "lpar", "rpar",
        "apos", "lquot", "rquot", "percent",
    ]

    /// Words of the text in capitals.
    static func capitals(_ text: some StringProtocol) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map { $0.uppercased() }
    }

    /// Apertium's lemmas without determiners, prepositions, conjunctions, clitics, `ser` and `haber`.
    static func lemmas(_ words: [AnalyzedWord]) -> [String] {
        words.flatMap { word in
            word.parts.filter { part in
                guard let category = part.tags.first else { return true }
                return !dropped.contains(category) && !part.tags.contains("pro") && !part.tags.contains("enc")
            }.map { $0.lemma.uppercased() }
        }
    }
}
