import TextProcessing

/// What the dictionary must know of one Andean language beside its suffix grammar: which tag says what.
struct AndeanConventions: Sendable {
    let variety: LanguageVariety
    /// Ending of a verb in the dictionary: `y`, `ña`.
    let infinitiveEnding: String
    /// Tag of each case; absent means no suffix.
    let cases: [CaseRelation: String]
    /// Case of a person as object, `a` in Spanish.
    let personalObject: CaseRelation
    let possessors: [Possessor: String]
    /// Words before a negated statement, any other negated clause, and a forbidden act; behind the verb comes `NEG`.
    let negation: (statement: String, other: String, prohibition: String)
    /// Tag of a predicate noun: direct evidence, affirmative focus.
    let predicateFocus: String
    /// Whether every statement without negation carries the focus on its verb.
    let focusesVerbs: Bool
    /// Tag of the questioned word: `pitaq`, `khitisa`.
    let questionTag: String
    /// Verb for `ser` and `estar` where they are said; nil where the noun itself becomes a verb.
    let copulaStem: String?
    /// Tags of an obligation (`debe pagar`), the owner's tag behind them, and of a purpose (`para pagar`).
    let obligation: String
    let purpose: [String]
    /// Tag of a verb in a clause of `si` or `cuando`, or the word behind the clause.
    let condition: (tag: String?, word: String?)
    /// Behind a placeholder or an address, so that a suffix touches no protected byte.
    let quotative: String
    /// Behind the first of two nouns joined by `y`, or nil where a word stands between.
    let additive: String?
    /// Whether a modifier of three syllables or more loses its last vowel.
    let dropsModifierVowel: Bool
    /// Spanish function words that the lexicon does not have, and nouns joined by a word.
    let functionWords: [String: String]
    /// Tags of tense and person for a finite verb.
    let finite: @Sendable (VerbFeatures, _ object: VerbFeatures.Person?) -> [String]
    /// Tags of `tener` as "there is to me".
    let possession: @Sendable (VerbFeatures) -> [String]

    /// Stem of a citation form: `rima` of `rimay`; the form itself when it has not the ending of a verb.
    func stem(ofVerb citation: String) -> String {
        guard citation.hasSuffix(infinitiveEnding) else { return citation }
        return String(citation.dropLast(infinitiveEnding.count))
    }

    /// The varieties that the dictionary can speak.
    static let all = [chanka, centralAymara]
}
