import TextProcessing

/// What the dictionary must know of one Andean language beside its suffix grammar: which tag says what.
struct AndeanConventions: Sendable {
    let variety: LanguageVariety
    /// Ending of a verb in the dictionary: `y`, `ña`.
    let infinitiveEnding: String
    /// Tag of each case; absent means no suffix.
    let cases: [CaseRelation: String]
    let plural: String
    let possessors: [Possessor: String]
    /// Negation before and behind the verb: `mana`, `NEG`.
    let negation: (word: String, prohibition: String, tag: String)
    /// Tag that makes a statement of the last word, or nil where a statement needs none.
    let assertion: String?
    /// Verb for `ser` and `estar` where they are said.
    let copulaStem: String
    /// Having nothing of the noun: a suffix of the noun.
    let privative: String
    let progressive: String
    let infinitive: String
    /// Tags of tense and person for a finite verb.
    let finite: @Sendable (VerbFeatures, _ hasFirstPersonObject: Bool) -> [String]

    /// Stem of a citation form: `rima` of `rimay`; the form itself when it has not the ending of a verb.
    func stem(ofVerb citation: String) -> String {
        guard citation.hasSuffix(infinitiveEnding) else { return citation }
        return String(citation.dropLast(infinitiveEnding.count))
    }
}

extension AndeanConventions {
    /// The varieties that the dictionary can speak.
    static let all = [chanka]

    /// Chanka Quechua.
    static let chanka = AndeanConventions(
        variety: .chankaQuechua, infinitiveEnding: "y",
        cases: [
            .accusative: "ACC", .genitive: "GEN", .dative: "DAT", .locative: "LOC", .ablative: "ABL",
            .comitative: "INS", .benefactive: "PURP", .causal: "REAS", .terminative: "TERM", .similative: "SIM",
        ],
        plural: "PL",
        possessors: [
            Possessor(person: .first): "1SG.POSS", Possessor(person: .second): "2SG.POSS",
            Possessor(person: .third): "3SG.POSS",
            Possessor(person: .first, isPlural: true, isInclusive: true): "1PL.INCL.POSS",
        ],
        negation: ("mana", "ama", "NEG"), assertion: nil, copulaStem: "ka", privative: "PRIV", progressive: "PROG",
        infinitive: "INF", finite: quechuaEndings)

    private static func quechuaEndings(_ features: VerbFeatures, hasFirstPersonObject: Bool) -> [String] {
        let object = hasFirstPersonObject && features.person != .first ? ["1OBJ"] : []
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
        case .past, .imperfect: return object + ["PST", person]
        case .future:
            // The second persons of the future are those of the present.
            return object + [features.person == .second ? person : person + ".FUT"]
        case .conditional:
            switch (features.person, features.isPlural) {
            case (.first, false): return object + ["1SG.COND"]
            case (.second, false): return object + ["2SG.COND"]
            case (.second, true): return object + ["2PL.COND"]
            case (.first, true): return object + ["1PL.INCL.COND"]
            case (.third, _): return object + [person, "COND"]
            }
        case .imperative: return object + [features.isPlural ? "2PL.IMP" : "2SG.IMP"]
        case .subjunctive:
            return features.person == .third ? object + [person + ".IMP"] : object + [person]
        case .gerund: return object + ["SS"]
        case .infinitive: return ["INF"]
        case .participle: return ["PTCP"]
        case .present: return object + [person]
        }
    }
}
