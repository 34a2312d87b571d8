import TextProcessing

/// Which phrases follow from a root in one target language.
///
/// Suffixes are tags or forms of `lexicons/morphology`. In Spanish patterns `{s}` is the singular, `{p}` the plural,
/// `{el}` and `{los}` the article of the noun, `{del}` and `{al}` the article after a preposition, `{o}` and `{os}` the
/// ending of a word that agrees; in patterns of verbs `{inf}`, `{ger}`, `{part}` and `{3s}` are forms.
struct FactTemplates: Sendable {
    /// A Spanish pattern with what stands for it: words before and after the inflected root.
    struct Template: Sendable {
        let spanish: String
        var before = ""
        let suffixes: [String]
        var after = ""

        init(_ spanish: String, _ suffixes: String, before: String = "", after: String = "") {
            self.spanish = spanish
            self.suffixes = suffixes.split(separator: " ").map(String.init)
            self.before = before
            self.after = after
        }
    }

    /// Ending of the infinitive in lexicons.
    let infinitive: String
    /// Suffixes of the infinitive and of its reflexive.
    let infinitiveSuffixes: [String]
    let reflexiveSuffixes: [String]
    let plural: [String]
    /// Suffixes by the features of a Spanish form; forms that are absent give no fact.
    let finite: [VerbFeatures: [String]]
    let nouns: [Template]
    let verbs: [Template]
    /// Endings for the word list, the most frequent first.
    let nounInflections: [[String]]
    let verbInflections: [[String]]

    /// The templates for a target language, or nil where there are none.
    static func named(_ variety: LanguageVariety) -> FactTemplates? {
        switch variety.language {
        case "quy", "qu", "quz": quechua
        case "ayr", "ay": aymara
        default: nil
        }
    }

    /// Features of a finite form.
    static func features(
        _ tense: VerbFeatures.Tense, _ person: VerbFeatures.Person = .third, plural: Bool = false
    ) -> VerbFeatures { VerbFeatures(tense: tense, person: person, isPlural: plural) }

    /// All ways to take one chain of each list.
    static func product(_ lists: [[String]]...) -> [[String]] {
        lists.reduce([[]]) { chains, list in chains.flatMap { chain in list.map { chain + $0 } } }
    }
}
