import TextProcessing

/// Spanish words that become suffixes, or nothing, in Quechua and Aymara.
enum SpanishFunctionWords {
    static let articles: Set<String> = ["el", "la", "los", "las", "un", "una", "unos", "unas", "lo"]

    static let clitics: Set<String> = ["se", "le", "les", "lo", "la", "los", "las", "me", "te", "nos"]

    /// Words without a counterpart that are left out when they stand alone.
    static let skipped: Set<String> = articles.union([
        "se", "al", "del", "de", "que", "a", "me", "te", "le", "les", "nos", "con", "para", "por", "en", "desde",
        "hasta",
        "sin", "como", "sobre", "según", "durante", "hacia", "ante", "contra", "ha", "han", "he", "hemos", "has",
    ])

    static let prepositions: [String: CaseRelation] = [
        "a": .dative, "al": .dative, "de": .ablative, "del": .ablative, "desde": .ablative, "en": .locative,
        "con": .comitative, "para": .benefactive, "por": .causal, "hasta": .terminative, "como": .similative,
        "sobre": .ablative, "según": .similative, "durante": .locative, "hacia": .dative, "ante": .dative,
        "contra": .dative,
    ]

    static let possessives: [String: Possessor] = [
        "mi": Possessor(person: .first), "mis": Possessor(person: .first),
        "su": Possessor(person: .second), "sus": Possessor(person: .second), "tu": Possessor(person: .second),
        "tus": Possessor(person: .second),
        "nuestro": Possessor(person: .first, isPlural: true), "nuestra": Possessor(person: .first, isPlural: true),
        "nuestros": Possessor(person: .first, isPlural: true), "nuestras": Possessor(person: .first, isPlural: true),
    ]

    static let questionWords: Set<String> = [
        "qué", "quién", "quiénes", "dónde", "adónde", "cuándo", "cuánto", "cuánta", "cuántos", "cuántas", "cómo",
        "cuál",
        "cuáles", "por qué",
    ]

    /// Pronouns that Quechua and Aymara build on the words for who and what.
    static let indefinites: Set<String> = ["nadie", "alguien", "nada", "algo"]

    /// Words that begin a clause.
    static let links: Set<String> = ["y", "e", "o", "u", "pero", "porque", "si", "cuando", "que", "ni", "entonces"]

    /// Infinitives that take another infinitive and stay verbs.
    static let modals: Set<String> = ["poder", "querer", "saber", "desear"]

    /// Infinitives whose person with `a` is a direct object.
    static let personalObjectVerbs: Set<String> = [
        "ayudar", "llamar", "ver", "mirar", "buscar", "esperar", "curar", "vacunar", "cuidar", "proteger", "conocer",
        "querer", "amar", "oír", "escuchar", "visitar", "criar", "juzgar", "elegir", "matar", "pegar", "respetar",
        "saludar", "invitar", "encontrar", "seguir", "denunciar",
    ]

    /// Infinitives without object: what follows them is their subject.
    static let intransitiveVerbs: Set<String> = [
        "ir", "venir", "existir", "vivir", "morir", "nacer", "caminar", "correr", "entrar", "salir", "llegar", "volver",
        "doler", "crecer", "dormir", "llorar", "reír", "caer", "enfermarse", "descansar", "trabajar", "viajar", "subir",
        "bajar", "reunirse", "empezar", "terminar", "sentarse", "bañarse", "llover", "funcionar",
    ]

    static let perfectAuxiliaries: [String: VerbFeatures] = [
        "he": VerbFeatures(tense: .past, person: .first), "has": VerbFeatures(tense: .past, person: .second),
        "ha": VerbFeatures(tense: .past), "hemos": VerbFeatures(tense: .past, person: .first, isPlural: true),
        "han": VerbFeatures(tense: .past, isPlural: true),
    ]

    /// Forms of `deber`, which the lexicon need not have.
    static let obligations: [String: VerbFeatures] = {
        var forms: [String: VerbFeatures] = [:]
        for (form, features) in SpanishVerbForms.forms(of: "deber")
        where [.present, .conditional, .future].contains(features.tense) && forms[form] == nil {
            forms[form] = features
        }
        return forms
    }()

    /// Forms of `ser` and `estar`; those in `fu-` may be `ir`, which the reader tells by what follows.
    static let copulas: [String: (kind: Predicate.Copula, features: VerbFeatures)] = {
        var forms: [String: (Predicate.Copula, VerbFeatures)] = [:]
        for (infinitive, kind) in [("ser", Predicate.Copula.essence), ("estar", .state)] {
            for (form, features) in SpanishVerbForms.forms(of: infinitive)
            where ![.gerund, .participle, .imperative].contains(features.tense) {
                // The third person comes after the first of the imperfect and is the likelier.
                if forms[form] == nil || features.person == .third, form != "este" { forms[form] = (kind, features) }
            }
        }
        return forms
    }()

    /// Forms of verbs that are nearly always something else.
    static let neverVerbs: Set<String> = ["nada", "más", "menos", "que", "como", "para", "sobre", "de", "se"]

    /// Signs that belong to the number behind them.
    static let currencies: Set<String> = ["S/", "S/.", "$", "US$", "€"]

    /// Small words that join the words of a name.
    static let nameLinks: Set<String> = ["de", "del", "la", "los", "las", "y"]

    /// Pronouns at the end of a verb, longest first.
    static let enclitics: [(text: String, pronouns: [String])] = {
        let single = ["los", "las", "les", "nos", "me", "te", "se", "lo", "la", "le"]
        let double = ["me", "te", "se", "nos"].flatMap { first in
            ["los", "las", "lo", "la"].map { (text: first + $0, pronouns: [first, $0]) }
        }
        return double + single.map { ($0, [$0]) }
    }()

    /// Every word of the lists above that is no noun.
    static let all: Set<String> = skipped.union(links).union(possessives.keys).union(questionWords).union(["no", "sí"])
}
