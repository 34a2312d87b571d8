/// A text as the checks look at it: words in small letters, with what may stand in any language told apart.
struct ComparedText: Sendable {
    struct Word: Sendable {
        /// In small letters.
        let text: String
        let letters: Int
        /// Capitalized beyond the start of the text: a name more often than not.
        let isName: Bool
        let hasDigit: Bool
        /// Capital I, V, X, L and C only, as in the names of centuries.
        let isRomanNumeral: Bool
    }

    let text: String
    let words: [Word]
    /// Unicode scalars.
    let length: Int

    init(_ text: String) {
        self.text = text
        length = text.unicodeScalars.count
        var words: [Word] = []
        for piece in text.split(whereSeparator: { !Self.belongsToWord($0) }) {
            let letters = piece.unicodeScalars.count { $0.properties.isAlphabetic }
            guard letters > 0 || piece.contains(where: \.isNumber) else { continue }
            words.append(
                Word(
                    text: piece.lowercased(), letters: letters,
                    isName: !words.isEmpty && piece.first?.isUppercase == true,
                    hasDigit: piece.contains(where: \.isNumber),
                    isRomanNumeral: piece.allSatisfy { "IVXLC".contains($0) }))
        }
        self.words = words
    }

    /// Words that a translation changes: four letters or more, no names, no numbers, none of those excepted.
    func content(except excepted: Set<String> = []) -> [String] {
        words.filter { $0.letters >= 4 && !$0.isName && !$0.hasDigit && !excepted.contains($0.text) }.map(\.text)
    }

    private static func belongsToWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "\u{2BC}" || character == "'"
            || character == "\u{2019}"
    }
}
