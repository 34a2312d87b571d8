/// The share of alphabetic output words, in lower case, that neither the training text of the target nor the source
/// sentence has.
///
/// Generated inflections are in no list, so some of the counted words are valid.
struct NonWordRate {
    private let known: Set<String>

    /// Takes the words of the target side that was trained on.
    init(trainingText: [String]) { known = Set(trainingText.lazy.flatMap(Self.words)) }

    /// The share, 0 to 1.
    func rate(of outputs: [String], sources: [String]) -> Double {
        var (counted, unknown) = (0, 0)
        for (output, source) in zip(outputs, sources) {
            let own = Set(Self.words(source))
            for word in Self.words(output) {
                counted += 1
                if !known.contains(word) && !own.contains(word) { unknown += 1 }
            }
        }
        return Double(unknown) / Double(max(1, counted))
    }

    /// Runs of letters, marks and apostrophes, the apostrophes of one kind and none at an edge that begins a word.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text.lowercased() + " " {
            if character.isLetter || (isApostrophe(character) && !word.isEmpty) {
                word.append(isApostrophe(character) ? "'" : character)
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        return words
    }

    private static func isApostrophe(_ character: Character) -> Bool {
        ["'", "\u{2019}", "\u{2018}", "\u{02BC}", "\u{00B4}", "`"].contains(character)
    }
}
