/// One concept of the dictionary backend: Spanish forms and the forms of one Andean language.
public struct DictionaryEntry: Hashable, Sendable {
    /// Part of speech, as far as word order and suffixes need it.
    public enum PartOfSpeech: String, Hashable, Sendable {
        /// Nouns and names of things.
        case noun
        /// Verbs in their citation forms: Spanish infinitive, Quechua `-y`, Aymara `-ña`.
        case verb
        /// Adjectives.
        case adjective
        /// Numerals.
        case numeral
        /// Personal and interrogative pronouns.
        case pronoun
        /// Determiners.
        case determiner
        /// Whatever stands as it is: adverbs, conjunctions, interjections, phrases.
        case invariable
    }

    /// Part of speech.
    public let partOfSpeech: PartOfSpeech
    /// Spanish forms, the preferred one first.
    public let spanish: [String]
    /// Forms of the other language, the preferred one first.
    public let andean: [String]

    /// Creates an entry.
    public init(partOfSpeech: PartOfSpeech, spanish: [String], andean: [String]) {
        self.partOfSpeech = partOfSpeech
        self.spanish = spanish
        self.andean = andean
    }
}
