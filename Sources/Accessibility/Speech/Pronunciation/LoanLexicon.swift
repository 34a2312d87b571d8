/// Spanish words whose spelling does not tell rules for Quechua and Aymara how they are said, respelled so that it does.
///
/// An entry also serves the word with native suffixes (`hospitalpi`); the written accent of the respelling then goes, for
/// the stress moves to the penultimate syllable of the whole.
struct LoanLexicon: Sendable {
    private let respellings: [[UInt32]: [UInt32]]
    private let longest: Int

    /// Number of entries.
    var count: Int { respellings.count }

    /// A lexicon without entries.
    init() {
        respellings = [:]
        longest = 0
    }

    /// Reads the table: word, respelling (`.` keeps vowels apart), note, separated by tabs.
    init(parsing text: String, file: String) throws(PronunciationError) {
        var respellings: [[UInt32]: [UInt32]] = [:]
        for (number, fields) in PronunciationTable.rows(of: text) {
            guard fields.count >= 2, !fields[0].isEmpty, !fields[1].isEmpty else {
                throw PronunciationError(reason: .columns, file: file, line: number, detail: fields[0])
            }
            let word = SpelledWord.scalars(of: fields[0])
            guard respellings.updateValue(SpelledWord.scalars(of: fields[1]), forKey: word) == nil else {
                throw PronunciationError(reason: .duplicate, file: file, line: number, detail: fields[0])
            }
        }
        self.respellings = respellings
        longest = respellings.keys.map(\.count).max() ?? 0
    }

    /// The letters to be read instead of a word's own; the same ones when no entry fits.
    func respelled(_ letters: [UInt32]) -> [UInt32] {
        if let whole = respellings[letters] { return whole }
        // Shorter stems would match by chance: "dia" in "diariy".
        for length in stride(from: min(longest, letters.count - 1), through: 4, by: -1) {
            guard let stem = respellings[Array(letters[..<length])] else { continue }
            let rest = letters[length...]
            if rest.allSatisfy(Self.suffixLetters.contains) { return stem.map(Self.withoutAccent) + rest }
        }
        return letters
    }

    // Letters of native suffixes; anything else means that the word goes on in Spanish.
    private static let suffixLetters = Set("aiuäïüáchjklmnñpqrstwxy.\u{02BC}".unicodeScalars.map(\.value))

    private static func withoutAccent(_ letter: UInt32) -> UInt32 {
        switch letter {
        case 0xE1: 0x61
        case 0xE9: 0x65
        case 0xED: 0x69
        case 0xF3: 0x6F
        case 0xFA: 0x75
        default: letter
        }
    }
}
