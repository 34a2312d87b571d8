/// Rules of easy reading, each with its reason.
///
/// Sources: UNE 153101:2018 EX, "Lectura fácil. Pautas y recomendaciones para la elaboración de documentos"; Inclusion
/// Europe (2009), "Information for all"; gob.pe, "Guía para escribir en lenguaje simple" (Peru). The sentences are ours.
public enum ReadabilityRule: String, Hashable, Sendable, CaseIterable {
    /// More words than the limit.
    case longSentence = "long-sentence"
    /// Many connecting words in one sentence.
    case manyClauses = "many-clauses"
    /// A form of `ser` and a participle.
    case passiveVoice = "passive-voice"
    /// `se` and a verb that takes an object.
    case passiveWithSe = "passive-se"
    /// Several `de` in a row.
    case nounChain = "noun-chain"
    /// Two negations in one clause.
    case doubleNegation = "double-negation"
    /// An acronym without its name where it comes first.
    case unexpandedAcronym = "unexpanded-acronym"
    /// A word cut short.
    case abbreviation = "abbreviation"
    /// A word or phrase of the civic list.
    case difficultWord = "difficult-word"
    /// A formula of letters and resolutions.
    case administrativeFormula = "administrative-formula"
    /// A word of many syllables.
    case longWord = "long-word"
    /// An adverb in `-mente` that is not on the list.
    case menteAdverb = "mente-adverb"
    /// A verb said as a noun, or many nouns of action.
    case nominalization = "nominalization"
    /// Several gerunds in one sentence.
    case gerundChain = "gerund-chain"
    /// A form such as `hubiere`.
    case futureSubjunctive = "future-subjunctive"
    /// A sentence in capitals.
    case capitals = "capitals"
    /// Many words in brackets.
    case longParenthesis = "long-parenthesis"
    /// A date in figures, or one that depends on today.
    case ambiguousDate = "ambiguous-date"
    /// A time without its half of the day, or of 24 hours.
    case ambiguousTime = "ambiguous-time"
    /// A Roman numeral.
    case romanNumeral = "roman-numeral"
    /// A paragraph of many sentences.
    case severalIdeas = "several-ideas"

    /// How much a finding weighs.
    public enum Severity: String, Hashable, Sendable, CaseIterable {
        /// Worth knowing; often right as it stands.
        case info
        /// Most readers are better served by a change.
        case warning
    }

    /// Stable identifier for API, reports and configuration.
    public var id: String { rawValue }

    /// How much findings of the rule weigh.
    public var severity: Severity {
        switch self {
        case .passiveWithSe, .abbreviation, .longWord, .menteAdverb, .romanNumeral, .severalIdeas: .info
        default: .warning
        }
    }
}
