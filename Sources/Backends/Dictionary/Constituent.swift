/// What a noun phrase is to its clause: a Spanish preposition, an Andean case.
enum CaseRelation: String, Hashable, Sendable, CaseIterable {
    /// Subject, or no relation known.
    case nominative
    case accusative
    /// `de` of the owner.
    case genitive
    /// `a`.
    case dative
    /// `en`.
    case locative
    /// `de`, `desde` of the origin.
    case ablative
    /// `con`.
    case comitative
    /// `para`.
    case benefactive
    /// `por` of the cause.
    case causal
    /// `hasta`.
    case terminative
    /// `como`.
    case similative
}

/// An owner that is marked on the noun.
struct Possessor: Hashable, Sendable {
    var person: VerbFeatures.Person
    var isPlural = false
    /// `nuestro` of all of us, the hearer too.
    var isInclusive = false
}

/// A word that was looked up: the entry it stands for, or the text itself when the dictionary does not have it.
struct LookedUpWord: Hashable, Sendable {
    let text: String
    let entry: DictionaryEntry?
    /// Name, number, sign or placeholder: stays as it is, and is no unknown word.
    var isVerbatim = false

    var isUnknown: Bool { entry == nil && !isVerbatim }
}

/// A noun phrase.
struct Nominal: Hashable, Sendable {
    var head: LookedUpWord
    /// Determiners, numerals and adjectives.
    var modifiers: [LookedUpWord] = []
    /// Owners and materials (`de la escuela`), each a phrase of its own.
    var owners: [Nominal] = []
    var isPlural = false
    var possessor: Possessor?
    var relation: CaseRelation = .nominative
    var isPrivative = false
}

/// A verb phrase without its objects.
struct Predicate: Hashable, Sendable {
    var verb: LookedUpWord
    var features: VerbFeatures
    var isNegated = false
    var isProgressive = false
    /// `me` and `nos` as objects.
    var hasFirstPersonObject = false
    /// `poder`, `deber`, `querer` with an infinitive.
    var modal: LookedUpWord?
    /// `ser` and `estar`: not said in the present of the third person.
    var isCopula = false
}

/// One part of a clause, in the order of the source.
enum Constituent: Hashable, Sendable {
    case nominal(Nominal)
    case predicate(Predicate)
    /// Adverbs, conjunctions, unknown words.
    case word(LookedUpWord)
    /// Commas, stops, quotation marks: clauses end here.
    case punctuation(String)
}
