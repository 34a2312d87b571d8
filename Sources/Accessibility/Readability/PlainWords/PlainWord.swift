/// A difficult word or phrase and the plain one that mostly means the same.
public struct PlainWord: Hashable, Sendable {
    /// How a difficult word is looked for.
    public enum PartOfSpeech: String, Hashable, Sendable, CaseIterable {
        /// A noun, singular and plural.
        case noun
        /// An adjective or a noun of two genders, four forms.
        case adjective
        /// A verb, all forms of the third person and the infinitive.
        case verb
        /// A phrase whose first word is a verb.
        case verbPhrase = "verb-phrase"
        /// An adverb.
        case adverb
        /// A noun or adjective whose plain equivalent is another construction.
        case lemma
        /// A phrase that is always the same.
        case phrase
        /// A phrase of letters and resolutions.
        case formula
    }

    /// What is difficult, in its dictionary form.
    public let difficult: String
    /// How it is looked for.
    public let partOfSpeech: PartOfSpeech
    /// What to say instead, in its dictionary form; empty to leave it out.
    public let plain: String
    /// Whether number, gender and verb form carry over by rule.
    public let isInflected: Bool
    /// When it fits, in Spanish; mostly empty.
    public let note: String
    /// Where it can be read that the words mean so.
    public let source: String
}
