import TextProcessing

extension AndeanConventions {
    /// Chanka Quechua.
    static let chanka = AndeanConventions(
        variety: .chankaQuechua, infinitiveEnding: "y",
        cases: [
            .accusative: "ACC", .genitive: "GEN", .dative: "DAT", .locative: "LOC", .ablative: "ABL",
            .comitative: "INS", .benefactive: "PURP", .causal: "REAS", .terminative: "TERM", .similative: "SIM",
        ],
        personalObject: .accusative,
        possessors: [
            Possessor(person: .first): "1SG.POSS", Possessor(person: .second): "2SG.POSS",
            Possessor(person: .third): "3SG.POSS", Possessor(person: .first, isPlural: true): "1PL.INCL.POSS",
            Possessor(person: .second, isPlural: true): "2PL.POSS",
            Possessor(person: .third, isPlural: true): "3PL.POSS",
        ],
        negation: ("manam", "mana", "ama"), predicateFocus: "DIR", focusesVerbs: false, questionTag: "CONTR",
        copulaStem: "ka", obligation: "NMLZ", purpose: ["NMLZ", "PURP"], condition: ("DS", nil), quotative: "nisqa",
        additive: "ADD", dropsModifierVowel: false,
        functionWords: [
            "y": "hinaspa", "e": "hinaspa", "o": "utaq", "u": "utaq", "pero": "ichaqa", "porque": "imaraykuchus",
            "más": "aswan", "menos": "aswan pisi", "ya": "ña", "donde": "maypi", "nada": "ima",
            "nadie": "pi", "alguien": "pi", "algo": "ima", "nunca": "mana haykapipas",
            "ustedes": "qamkuna", "cuando": "haykapi", "tampoco": "manataq", "entonces": "chayqa", "solo": "sapalla",
            "ni": "nitaq", "algún": "wakin", "alguna": "wakin", "tan": "ancha",
        ],
        finite: quechuaEndings,
        possession: { features in
            let object = features.person == .third ? [] : [features.person == .first ? "1OBJ" : "2OBJ"]
            let isPast = features.tense == .past || features.tense == .imperfect
            let person: String
            switch (features.person, features.isPlural) {
            case (.first, true): person = "1PL.INCL"
            case (.second, false): person = "2SG"
            case (.second, true): person = "2PL"
            default: person = "3SG"
            }
            if features.tense == .future, person == "3SG" { return object + ["3SG.FUT"] }
            return object + (isPast ? ["PST"] : []) + [person]
        })

    private static func quechuaEndings(_ features: VerbFeatures, object: VerbFeatures.Person?) -> [String] {
        var features = features
        var objectTags: [String] = []
        if object == .first, features.person != .first { objectTags = ["1OBJ"] }
        if object == .second, features.person == .third, ![.imperative, .conditional].contains(features.tense) {
            // The third person acting on the second is -su- with the ending of the second.
            objectTags = ["2OBJ"]
            features.person = .second
        }
        if object == .second, features.person == .first, !features.isPlural {
            if features.tense == .present { return ["1SG>2SG"] }
            if features.tense == .future { return ["1SG>2SG.FUT"] }
        }
        let person: String
        switch (features.person, features.isPlural) {
        case (.first, false): person = "1SG"
        case (.first, true): person = "1PL.INCL"
        case (.second, false): person = "2SG"
        case (.second, true): person = "2PL"
        case (.third, false): person = "3SG"
        case (.third, true): person = "3PL"
        }
        switch features.tense {
        case .past, .imperfect: return objectTags + ["PST", person]
        case .future:
            // The second persons of the future are those of the present.
            return objectTags + [features.person == .second ? person : person + ".FUT"]
        case .conditional:
            if features.person == .third { return objectTags + [person, "COND"] }
            return objectTags + [person + ".COND"]
        case .imperative: return objectTags + [features.isPlural ? "2PL.IMP" : "2SG.IMP"]
        case .subjunctive:
            return features.person == .third ? objectTags + [person + ".IMP"] : objectTags + [person]
        case .gerund: return ["SS"]
        case .infinitive: return ["INF"]
        case .participle: return ["PTCP"]
        case .present: return objectTags + [person]
        }
    }
}
