import TextProcessing

extension AndeanConventions {
    /// Central Aymara.
    static let centralAymara = AndeanConventions(
        variety: .centralAymara, infinitiveEnding: "ña",
        cases: [
            .accusative: "ACC", .genitive: "GEN", .dative: "DAT", .locative: "LOC", .ablative: "ABL",
            .comitative: "INS", .benefactive: "PURP", .causal: "REAS", .terminative: "TERM", .similative: "SIM",
        ],
        personalObject: .dative,
        possessors: [
            Possessor(person: .first): "1SG.POSS", Possessor(person: .second): "2SG.POSS",
            Possessor(person: .third): "3SG.POSS", Possessor(person: .first, isPlural: true): "1PL.INCL.POSS",
            Possessor(person: .second, isPlural: true): "2SG.POSS",
            Possessor(person: .third, isPlural: true): "3SG.POSS",
        ],
        negation: ("janiw", "jani", "jani"), predicateFocus: "FOC", focusesVerbs: true, questionTag: "ADD",
        copulaStem: nil, obligation: "INF", purpose: ["INF", "PURP"], condition: (nil, "ukhaxa"), quotative: "sata",
        additive: nil, dropsModifierVowel: true,
        functionWords: [
            "y": "ukata", "e": "ukata", "o": "jan ukaxa", "u": "jan ukaxa", "pero": "ukampisa", "porque": "kunattixa",
            "más": "juk'ampi", "menos": "juk'aki", "ya": "niya", "donde": "kawkinti", "nada": "kuna",
            "nadie": "khiti", "alguien": "khiti", "algo": "kuna", "nunca": "janipuni",
            "ustedes": "jumanaka", "tampoco": "janiraki", "entonces": "ukatxa", "solo": "sapaki", "ni": "janiraki",
            "algún": "yaqhipa", "alguna": "yaqhipa", "tan": "wali",
        ],
        finite: aymaraEndings,
        possession: { features in
            let subject = features.isPlural && features.person == .first ? "1PL.INCL" : "\(features.person.rawValue)SG"
            let suffix: String
            switch features.tense {
            case .past, .imperfect: suffix = ".PST"
            case .future: suffix = ".FUT"
            default: suffix = ""
            }
            if features.person == .third { return ["3SG" + suffix] }
            // The second person has no own past in the grammar; the simple tense covers the recent one.
            return ["3SG>\(subject)" + (features.person == .second && suffix == ".PST" ? "" : suffix)]
        })

    private static func aymaraEndings(_ features: VerbFeatures, object: VerbFeatures.Person?) -> [String] {
        let plural = features.isPlural && features.person != .first ? ["PL"] : []
        let isInclusive = features.isPlural && features.person == .first
        let subject = isInclusive ? "1PL.INCL" : "\(features.person.rawValue)SG"
        var relation = subject
        if let object, object != features.person, !isInclusive { relation += ">\(object.rawValue)SG" }
        switch features.tense {
        case .past, .imperfect:
            if features.person == .third {
                return plural + [object == .first ? "3SG>1SG.PST" : "3SG.PST"]
            }
            return plural + ["PST", subject]
        case .future: return plural + [relation + ".FUT"]
        case .conditional: return plural + [object == .second ? subject + ".COND" : relation + ".COND"]
        case .imperative: return plural + [object == .first ? "2SG>1SG.IMP" : "2SG.IMP"]
        case .subjunctive:
            return features.person == .third
                ? plural + [object == .first ? "3SG>1SG.IMP" : "3SG.IMP"] : plural + [relation]
        case .gerund: return ["SS"]
        case .infinitive: return ["INF"]
        case .participle: return ["PTCP"]
        case .present: return plural + [relation]
        }
    }
}
