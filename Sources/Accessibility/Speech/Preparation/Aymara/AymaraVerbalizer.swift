public import TextProcessing

/// Says numbers, dates, money and letters in Central Aymara (`ayr`).
///
/// - Numbers: `tunka mayani` 11, `pä tunka pusini` 24, `pataka mayani` 101, `tunka paya waranqa` 12 000, `mä millón`.
///   One and two are `mä` and `pä` before a noun or a power of ten; the last unit alone takes -ni, and counts of
///   thousands do not; vowels that quick speech drops (`tunk`, `paqallq`) are said.
/// - Ordinals: -ïri in place of the last vowel, `payïri`; the first is `nayrïri`.
/// - Percent: `patakata` and the number, out of a hundred; fractions alike, `pusita kimsa` 3/4.
public struct AymaraVerbalizer: SuffixingVerbalizer, AndeanVerbalizer {
    /// The language.
    public var variety: LanguageVariety { table.variety }
    /// The words, with the abbreviations, acronyms and days of the week that no token has.
    public let table: SpokenWordTable
    private let numerals: AndeanNumerals
    private let first: String

    var possession: String { "ni" }
    var origin: String { "ta" }
    var limit: String { "kama" }

    /// Reads the words from the project's data.
    ///
    /// - Parameters:
    ///   - path: The folder `lexicons`.
    ///   - variety: `ayr`.
    /// - Throws: ``SpokenWordError`` when a file is missing or wrong.
    public init(lexicons path: String, variety: LanguageVariety = .centralAymara) throws(SpokenWordError) {
        try self.init(table: SpokenWordTable(lexicons: path, variety: variety))
    }

    /// Takes words that are already loaded.
    ///
    /// - Parameter table: Words with all digits, powers of ten and phrases.
    /// - Throws: ``SpokenWordError`` when a word that numbers need is missing.
    public init(table: SpokenWordTable) throws(SpokenWordError) {
        self.table = table
        numerals = try AndeanNumerals(table: table)
        first = try table.required(.phrase, "first")
    }

    /// Says a token in words.
    ///
    /// - Parameter token: What was recognized in the text; the gender ``SpokenGender/apocopated`` asks for the form
    ///   before a noun.
    /// - Returns: The words, or nil when the value is out of range or has no word.
    public func words(for token: SemanticToken) -> String? { phrase(for: token) }

    /// Says a token with the suffix that was written after it.
    ///
    /// `1ri` and `2ïri` are ordinals; the -ni of `14ni` is the one that `tunka pusini` has already.
    ///
    /// - Parameters:
    ///   - token: What was recognized before the suffix.
    ///   - suffix: The letters after it.
    /// - Returns: The words, or nil when the token cannot be said.
    public func suffixedWords(for token: SemanticToken, suffix: String) -> String? {
        let letters = normalizedSuffix(suffix)
        if let words = wordsBeforeNoun(token, letters) { return words }
        switch token {
        case .cardinal(let value, _), .year(let value):
            if let rest = Self.afterOrdinal(letters) { return ordinal(value).map { attach(rest, to: $0) } }
            guard let words = words(for: token) else { return nil }
            let isLinked = words.contains(" ") && words.hasSuffix("ni") && letters.hasPrefix("ni")
            return attach(isLinked ? String(letters.dropFirst(2)) : letters, to: words)
        default:
            return words(for: token).map { attach(letters, to: $0) }
        }
    }

    /// Puts a suffix on a word, with the vowel rules of the language.
    ///
    /// - Parameters:
    ///   - suffix: The letters of the suffix.
    ///   - word: A word in small letters.
    /// - Returns: The word with its suffix.
    public func attach(_ suffix: String, to word: String) -> String {
        AymaraSuffixation.attach(suffix, to: word)
    }

    func cardinal(_ value: Int, beforeNoun: Bool) -> String? {
        numerals.words(value, beforeNoun: beforeNoun, linksInside: false) { $0 + possession }
    }

    func ordinal(_ value: Int) -> String? {
        guard value > 0 else { return nil }
        return value == 1 ? first : cardinal(value, beforeNoun: false).map { attach("ïri", to: $0) }
    }

    /// What follows the suffix of ordinals, however it is shortened after a figure; nil when it is another suffix.
    private static func afterOrdinal(_ letters: String) -> String? {
        if letters == "ir" { return "" }
        for form in ["ïri", "iri", "ri"] where letters.hasPrefix(form) { return String(letters.dropFirst(form.count)) }
        return nil
    }
}
