/// Spanish words that become suffixes, or nothing, in Quechua and Aymara.
enum SpanishFunctionWords {
    static let articles: Set<String> = ["el", "la", "los", "las", "un", "una", "unos", "unas", "lo"]

    static let clitics: Set<String> = ["se", "le", "les", "lo", "la", "los", "las", "me", "te", "nos"]

    /// Words without a counterpart that are left out when they stand alone.
    static let skipped: Set<String> = articles.union(["se", "al", "del", "de", "que", "a"])

    static let prepositions: [String: CaseRelation] = [
        "a": .dative, "al": .dative, "de": .ablative, "del": .ablative, "desde": .ablative, "en": .locative,
        "con": .comitative, "para": .benefactive, "por": .causal, "hasta": .terminative, "como": .similative,
    ]

    static let possessives: [String: Possessor] = [
        "mi": Possessor(person: .first), "mis": Possessor(person: .first),
        // `su` is the polite second person in speech to a citizen, and in civic text.
        "su": Possessor(person: .second), "sus": Possessor(person: .second), "tu": Possessor(person: .second),
        "tus": Possessor(person: .second),
        "nuestro": Possessor(person: .first, isPlural: true, isInclusive: true),
        "nuestra": Possessor(person: .first, isPlural: true, isInclusive: true),
        "nuestros": Possessor(person: .first, isPlural: true, isInclusive: true),
        "nuestras": Possessor(person: .first, isPlural: true, isInclusive: true),
    ]

    /// Infinitives that take another infinitive.
    static let modals: Set<String> = ["poder", "deber", "querer", "tener"]

    static let perfectAuxiliaries: [String: VerbFeatures] = [
        "he": VerbFeatures(tense: .past, person: .first), "has": VerbFeatures(tense: .past, person: .second),
        "ha": VerbFeatures(tense: .past), "hemos": VerbFeatures(tense: .past, person: .first, isPlural: true),
        "han": VerbFeatures(tense: .past, isPlural: true),
    ]

    static let copulaForms: [String: VerbFeatures] = {
        var forms: [String: VerbFeatures] = [:]
        for infinitive in ["ser", "estar"] {
            for (form, features) in SpanishVerbForms.forms(of: infinitive)
            where ![.infinitive, .gerund, .participle, .imperative].contains(features.tense) {
                // `fui` is `ir` too, and `esta` without an accent is a determiner.
                if forms[form] == nil, !form.hasPrefix("fu") { forms[form] = features }
            }
        }
        return forms
    }()
}
