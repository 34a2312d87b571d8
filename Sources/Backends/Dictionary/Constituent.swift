import TextProcessing

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
}

/// A word that was looked up: the entry it stands for, or the text itself when the dictionary does not have it.
struct LookedUpWord: Hashable, Sendable {
    let text: String
    let entry: DictionaryEntry?
    /// Name, number, sign or placeholder: stays as it is, and is no unknown word.
    var isVerbatim = false
    /// Placeholder or address, which no suffix may touch.
    var isProtected = false
    /// Participle of a verb, used as an adjective.
    var isParticiple = false

    var isUnknown: Bool { entry == nil && !isVerbatim }
    /// Text in lower case, for looking up function words.
    var folded: String { text.lowercased() }
}

/// A noun phrase.
struct Nominal: Hashable, Sendable {
    var head: LookedUpWord
    /// Determiners, numerals, adjectives, and nouns without article (`reunión de padres`).
    var modifiers: [LookedUpWord] = []
    /// Owners with article or name (`de la escuela`), each a phrase of its own.
    var owners: [Nominal] = []
    var isPlural = false
    var possessor: Possessor?
    var relation: CaseRelation = .nominative
    var isPrivative = false
    /// `su`, whose person the clause decides.
    var hasPolitePossessor = false
    /// Joined to the phrase before by `y`.
    var isCoordinated = false
    /// `qué`, `quién`, `dónde` and phrases with them.
    var isQuestioned = false
    /// Tags that make a verb of the phrase: `kawkinki`, where it is.
    var verbalTags: [String] = []
    /// Whether it carries the focus of a statement, which makes a predicate of a noun without verb.
    var isFocus = false
    /// Whether it carries the mark of the topic, which makes a phrase of its own.
    var isTopic = false
    /// Aymara noun without its last vowel: an object, or part of the phrase of the next noun.
    var isTruncated = false
    /// Owner with a genitive of its own rather than a bare noun.
    var isOwnerMarked = false
}

/// A verb phrase without its objects.
struct Predicate: Hashable, Sendable {
    /// `ser`, `estar`.
    enum Copula: Hashable, Sendable {
        case essence, state
    }

    var verb: LookedUpWord
    var features: VerbFeatures
    var isNegated = false
    var isProgressive = false
    /// `me`, `nos`, `te` as objects.
    var object: VerbFeatures.Person?
    /// `poder`, `querer` with an infinitive.
    var modal: LookedUpWord?
    /// `deber`, `tener que`, `hay que` with an infinitive.
    var isObligation = false
    /// `para` with an infinitive.
    var isPurpose = false
    /// After `si` and `cuando`.
    var isCondition = false
    var copula: Copula?
    /// `utji` without an owner is `hay`.
    var isExistence = false
    /// `se` before the verb, or `hay que`: nobody in particular acts.
    var hasImpersonalPronoun = false

    /// Whether the verb has person and tense.
    var isFinite: Bool { ![.infinitive, .gerund, .participle].contains(features.tense) && !isPurpose }
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
