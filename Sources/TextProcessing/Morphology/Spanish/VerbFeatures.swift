/// Person, number and tense of a finite verb, or the kind of a form without person.
public struct VerbFeatures: Hashable, Sendable {
    /// Tense, mood, or kind of a form without person.
    public enum Tense: Hashable, Sendable {
        /// Finite forms of the indicative.
        case present, past, imperfect, future, conditional
        /// Present of the subjunctive, and orders.
        case subjunctive, imperative
        /// Forms without person.
        case infinitive, gerund, participle
    }

    /// Grammatical person.
    public enum Person: Int, Hashable, Sendable {
        /// Who speaks.
        case first = 1
        /// Who is spoken to, and anybody else.
        case second, third
    }

    /// Tense, mood, or kind of a form without person.
    public var tense: Tense
    /// Grammatical person.
    public var person: Person
    /// Whether it is many who act.
    public var isPlural: Bool

    /// Creates features.
    ///
    /// - Parameters:
    ///   - tense: Tense, mood, or kind of a form without person.
    ///   - person: Grammatical person.
    ///   - isPlural: Whether it is many who act.
    public init(tense: Tense, person: Person = .third, isPlural: Bool = false) {
        self.tense = tense
        self.person = person
        self.isPlural = isPlural
    }
}
