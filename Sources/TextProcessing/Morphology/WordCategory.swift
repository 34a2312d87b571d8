/// Class of a root, which decides the suffixes it takes.
public enum WordCategory: String, Hashable, Sendable, CaseIterable, Codable {
    /// Common noun: `wasi`.
    case noun
    /// Verb stem without infinitive: `rima`.
    case verb
    /// Adjective: `hatun`; takes the suffixes of nouns.
    case adjective
    /// Pronoun, demonstrative or interrogative: `ñuqa`, `kay`, `pi`.
    case pronoun
    /// Number word: `iskay`.
    case numeral
    /// Adverb: `kunan`.
    case adverb
    /// Interjection: `arí`.
    case interjection
    /// Function word that takes independent suffixes only: `mana`.
    case particle
    /// Proper name: `Lima`.
    case name
}
