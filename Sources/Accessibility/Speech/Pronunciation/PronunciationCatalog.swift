import FoundationEssentials
public import TextProcessing

/// Pronunciation of the varieties that no voice of their own speaks, in phonemes of espeak-ng's `qu` voice.
///
/// Files of `lexicons/pronunciation`: `phonemes.qu.tsv` (what the voice has), one `.rules` file a variety, `loans.tsv`
/// (Spanish words whose spelling misleads) and `letters.tsv` (letters of other alphabets).
public struct PronunciationCatalog: Sendable {
    let rules: [LanguageVariety: PronunciationRules]
    let loans: LoanLexicon
    private let foreign: [UInt32: [UInt32]]

    /// What is said for a word none of whose letters any alphabet here has: espeak-ng's short pause.
    public static let silence = "_:"

    /// Varieties with rules, in order of tag.
    public var varieties: [LanguageVariety] { rules.keys.sorted() }

    /// Loads the rules of all varieties.
    ///
    /// - Parameter path: The folder `lexicons`.
    /// - Throws: ``PronunciationError`` that names file and line.
    public init(lexicons path: String) throws(PronunciationError) {
        let folder = "\(path)/pronunciation"
        let load = { (name: String) throws(PronunciationError) -> String in
            do {
                return try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            } catch {
                throw PronunciationError(reason: .unreadable, file: name, line: 0, detail: "missing or not UTF-8")
            }
        }
        let inventory = try PhonemeInventory(parsing: load("phonemes.qu.tsv"), file: "phonemes.qu.tsv")
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw PronunciationError(reason: .unreadable, file: folder, line: 0, detail: "no such folder")
        }
        var rules: [LanguageVariety: PronunciationRules] = [:]
        for name in names.sorted() where name.hasSuffix(".rules") && name != "common.rules" {
            let read = try PronunciationRuleParser.rules(of: name, inventory: inventory, load: load)
            rules[read.variety] = read
        }
        self.rules = rules
        loans = try LoanLexicon(parsing: load("loans.tsv"), file: "loans.tsv")
        foreign = try Self.foreignLetters(load("letters.tsv"), file: "letters.tsv")
    }

    /// The phonemes of a word, or of several separated by spaces, dashes or slashes; a hyphen joins (`SUNAT-man`).
    ///
    /// Letters that the alphabet lacks are replaced by their nearest one (`ç` by `s`) or left out; a word without any
    /// letter that can be said becomes ``silence``. Nothing is ever read by names of letters.
    ///
    /// - Parameters:
    ///   - word: Words in any case and any form of the apostrophe.
    ///   - variety: Language of the word; a macrolanguage stands for its default member.
    /// - Returns: Mnemonics of espeak-ng's `qu` voice, words separated by spaces, without `[[` and `]]`; nil when there
    ///   are no rules for the variety, when the text is empty, or when it has digits: the engine's own rules read it.
    public func phonemes(for word: String, variety: LanguageVariety) -> String? {
        guard let rules = rules(for: variety) else { return nil }
        var said: [String] = []
        var isEmpty = true
        for piece in word.split(whereSeparator: Self.separatesWords) {
            let spelled = SpelledWord(piece, known: rules.scalars, foreign: foreign)
            if spelled.hasDigits { return nil }
            isEmpty = false
            if let phonemes = rules.phonemes(of: loans.respelled(spelled.letters)) { said.append(phonemes) }
        }
        if isEmpty { return nil }
        return said.isEmpty ? Self.silence : said.joined(separator: " ")
    }

    /// Fills in the phonemes of the words of a sentence, where the sentence's language has rules and the word has none yet.
    ///
    /// - Parameter sentence: A sentence whose words are written out.
    /// - Returns: The sentence with phonemes; the same one for languages with voices of their own.
    public func withPhonemes(_ sentence: SpokenSentence) -> SpokenSentence {
        guard rules(for: sentence.variety) != nil else { return sentence }
        var result = sentence
        result.parts = sentence.parts.map { part in
            guard case .word(var word) = part, word.phonemes == nil else { return part }
            word.phonemes = phonemes(for: word.spoken, variety: sentence.variety)
            return .word(word)
        }
        return result
    }

    private func rules(for variety: LanguageVariety) -> PronunciationRules? {
        let negotiation = VarietyNegotiation.negotiate(
            asked: variety, available: Set(rules.keys), defaults: VarietyNegotiation.standardDefaults)
        return negotiation.flatMap { rules[$0.served] }
    }

    private static func separatesWords(_ character: Character) -> Bool {
        character.isWhitespace || character == "\u{2013}" || character == "\u{2014}" || character == "/"
    }

    private static func foreignLetters(
        _ text: String, file: String
    ) throws(PronunciationError) -> [UInt32: [UInt32]] {
        var letters: [UInt32: [UInt32]] = [:]
        for (number, fields) in PronunciationTable.rows(of: text) {
            guard fields.count == 2, let letter = fields[0].unicodeScalars.first, fields[0].unicodeScalars.count == 1
            else { throw PronunciationError(reason: .columns, file: file, line: number, detail: fields[0]) }
            guard letters.updateValue(SpelledWord.scalars(of: fields[1]), forKey: letter.value) == nil else {
                throw PronunciationError(reason: .duplicate, file: file, line: number, detail: fields[0])
            }
        }
        return letters
    }
}
