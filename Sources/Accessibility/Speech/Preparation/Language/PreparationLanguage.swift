public import TextProcessing

/// What text preparation knows of one language beside its verbalizer: written forms and the words that betray them.
///
/// Everything language-neutral (numbers, numeric dates, money, identity numbers, addresses) is recognized without any of
/// it, so that ``neutral(_:)`` is enough for a language that has a verbalizer and no file yet.
public struct PreparationLanguage: Sendable {
    /// When an abbreviation is read as one.
    enum Condition: String, Sendable {
        /// Wherever it stands.
        case always
        /// Only before a number, a Roman number or a single letter.
        case number
        /// Only before a word with a capital.
        case name
    }

    struct Abbreviation: Sendable {
        /// The atoms of the form without its spaces.
        let atoms: [String]
        let spoken: String
        let condition: Condition
    }

    /// The language.
    public let variety: LanguageVariety
    /// By the first atom in lower case, the longest form first.
    var abbreviations: [String: [Abbreviation]] = [:]
    /// Abbreviations that end in a stop, and when they are read as such.
    var stoppedForms: [String: Condition] = [:]
    /// Abbreviations with their stop, behind which no sentence ends.
    var bindingForms: Set<String> = []
    /// Acronyms read as words, and how.
    var spokenAcronyms: [String: String] = [:]
    /// Acronyms read by letters.
    var spelledAcronyms: Set<String> = []
    var months: [String: Int] = [:]
    var ordinalSuffixes: [String: SpokenGender] = [:]
    /// Words for money behind a number, and their ISO 4217 code.
    var currencies: [String: String] = [:]
    /// The word for amounts of a currency, by its code.
    var currencyNames: [String: String] = [:]
    var magnitudes: [String: String] = [:]
    /// Nouns that take a number behind them, which then does not agree with what follows.
    var headings: Set<String> = []
    /// Names behind which a Roman number is an ordinal.
    var regnalNames: Set<String> = []
    var contexts: [String: Set<String>] = [:]
    var feminineNouns: Set<String> = []
    var masculineNouns: Set<String> = []
    /// Words that are no nouns.
    var functionWords: Set<String> = []
    /// Words before which a long sentence may be cut.
    var conjunctions: Set<String> = []
    var clockWords: Set<String> = []
    /// Words joining parts: `to` between two times, `number`, `hours`, `morning`.
    var phrases: [String: String] = [:]
    var hasGender = false

    /// Whether an ejective may end a word.
    var hasEjectives: Bool { ["qu", "quy", "quz", "quh", "ay", "ayr", "ayc"].contains(variety.language) }

    init(variety: LanguageVariety) { self.variety = variety }

    /// A language of which nothing is known but the neutral forms of Peruvian documents.
    ///
    /// - Parameter variety: The language.
    /// - Returns: Contexts for identity numbers, telephones and accounts, and the acronyms that name them.
    public static func neutral(_ variety: LanguageVariety) -> PreparationLanguage {
        var language = PreparationLanguage(variety: variety)
        language.contexts = [
            "identity": ["dni", "ruc", "ce", "carnet", "carné", "cui"],
            "telephone": [
                "telefono", "teléfono", "tel", "telf", "cel", "celular", "whatsapp", "fono",
            ],
            "account": ["cuenta", "cta", "cci", "tarjeta"],
        ]
        language.spelledAcronyms = ["DNI", "RUC", "CE", "CCI", "UIT", "SMS", "PIN", "JNE"]
        for name in ["RENIEC", "SUNAT", "MIDIS", "MINSA", "ONPE", "SIS", "SUNEDU", "INDECOPI", "PIAS"] {
            language.spokenAcronyms[name] = name.lowercased()
        }
        return language
    }

    /// The gender a number takes before this word; masculine when the word is no noun.
    func gender(ofNoun noun: String) -> SpokenGender {
        if functionWords.contains(noun) { return .masculine }
        if feminineNouns.contains(noun) { return .feminine }
        if masculineNouns.contains(noun) { return .apocopated }
        for ending in ["a", "as", "ción", "sión", "dad", "tad", "ciones", "siones", "dades", "tades", "tud", "tudes"]
        where noun.hasSuffix(ending) { return .feminine }
        return .apocopated
    }

    mutating func insertAbbreviation(_ form: String, spoken: String, condition: Condition) {
        let atoms = AtomScanner(endsInApostrophe: false).atoms(of: form[...], base: 0)
            .filter { $0.kind != .space }.map(\.text)
        guard let first = atoms.first else { return }
        if form.hasSuffix(".") { stoppedForms[form] = condition }
        let key = first.lowercased()
        abbreviations[key, default: []].append(Abbreviation(atoms: atoms, spoken: spoken, condition: condition))
        abbreviations[key]?.sort { $0.atoms.count > $1.atoms.count }
    }
}
