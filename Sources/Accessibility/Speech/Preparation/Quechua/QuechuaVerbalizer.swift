public import TextProcessing

/// Says numbers, dates, money and letters in Chanka (`quy`) or Collao (`quz`) Quechua.
///
/// - Numbers: `chunka hukniyuq` 11, `iskay chunka tawayuq` 24, `pachak hukniyuq` 101, `chunka iskayniyuq waranqa`
///   12 000, `huk hunu` a million. Only what is left below ten takes -yuq, -niyuq after a consonant; one is left out
///   before `pachak` and `waranqa`.
/// - Ordinals: the number and `ñiqin`. Decimals: `coma` and the digits one by one.
/// - Percent: `pachakmanta` and the number, out of a hundred; fractions alike, `tawamanta kimsa` 3/4.
/// - Times: the hour of 24 and `ura` or `uras`; there is no settled way to name the parts of the day by number.
public struct QuechuaVerbalizer: SuffixingVerbalizer, AndeanVerbalizer {
    /// The language.
    public var variety: LanguageVariety { table.variety }
    /// The words, with the abbreviations, acronyms and days of the week that no token has.
    public let table: SpokenWordTable
    private let numerals: AndeanNumerals
    private let ordinalWord: String

    var possession: String { "yuq" }
    var origin: String { "manta" }
    var limit: String { "kama" }

    /// Reads the words of a variety from the project's data.
    ///
    /// - Parameters:
    ///   - path: The folder `lexicons`.
    ///   - variety: `quy` or `quz`.
    /// - Throws: ``SpokenWordError`` when a file is missing or wrong.
    public init(lexicons path: String, variety: LanguageVariety) throws(SpokenWordError) {
        try self.init(table: SpokenWordTable(lexicons: path, variety: variety))
    }

    /// Takes words that are already loaded.
    ///
    /// - Parameter table: Words with all digits, powers of ten and phrases.
    /// - Throws: ``SpokenWordError`` when a word that numbers need is missing.
    public init(table: SpokenWordTable) throws(SpokenWordError) {
        self.table = table
        numerals = try AndeanNumerals(table: table)
        ordinalWord = try table.required(.phrase, "ordinal")
    }

    /// Says a token in words.
    ///
    /// - Parameter token: What was recognized in the text.
    /// - Returns: The words, or nil when the value is out of range or has no word.
    public func words(for token: SemanticToken) -> String? { phrase(for: token) }

    /// Says a token with the suffix that was written after it.
    ///
    /// - Parameters:
    ///   - token: What was recognized before the suffix.
    ///   - suffix: The letters after it.
    /// - Returns: The words, or nil when the token cannot be said.
    public func suffixedWords(for token: SemanticToken, suffix: String) -> String? {
        let letters = normalizedSuffix(suffix)
        if let words = wordsBeforeNoun(token, letters) { return words }
        return words(for: token).map { attach(letters, to: $0) }
    }

    /// Puts a suffix on a word: -ni- comes between a consonant and a possessor or -yuq.
    ///
    /// - Parameters:
    ///   - suffix: The letters of the suffix.
    ///   - word: A word in small letters.
    /// - Returns: The word with its suffix.
    public func attach(_ suffix: String, to word: String) -> String {
        QuechuaSuffixation.attach(suffix, to: word)
    }

    func cardinal(_ value: Int, beforeNoun: Bool) -> String? {
        numerals.words(value, beforeNoun: beforeNoun, linksInside: true) { attach(possession, to: $0) }
    }

    func ordinal(_ value: Int) -> String? {
        value < 1 ? nil : cardinal(value, beforeNoun: false).map { "\($0) \(ordinalWord)" }
    }
}
