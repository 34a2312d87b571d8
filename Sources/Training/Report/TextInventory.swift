/// The words and letters of one side of a training text.
struct TextInventory {
    private var words: Set<[UInt8]> = []
    private var ascii = [Bool](repeating: false, count: 128)
    private var letters: Set<Unicode.Scalar> = []

    /// Takes in a word in lower case, as UTF-8.
    mutating func add(_ word: [UInt8]) {
        guard words.insert(word).inserted else { return }
        if word.allSatisfy({ $0 < 0x80 }) {
            for byte in word { ascii[Int(byte)] = true }
        } else {
            for scalar in String(decoding: word, as: UTF8.self).unicodeScalars { letters.insert(scalar) }
        }
    }

    /// The share of the words of some sentences that are known.
    ///
    /// - Parameter sentences: Normalized sentences.
    /// - Returns: From 0 to 1; 0 where the sentences have no word.
    func coverage(of sentences: [String]) -> Double {
        var known = 0
        var total = 0
        for sentence in sentences {
            for word in sentence.lowercased().split(whereSeparator: { !$0.isLetter }) {
                total += 1
                if words.contains(Array(word.utf8)) { known += 1 }
            }
        }
        return total > 0 ? Double(known) / Double(total) : 0
    }

    /// The letters of some sentences that occur in no word, in the order of Unicode.
    func unseenLetters(of sentences: [String]) -> [String] {
        var found: Set<Unicode.Scalar> = []
        for sentence in sentences {
            for scalar in sentence.lowercased().unicodeScalars where scalar.properties.isAlphabetic {
                let isKnown = letters.contains(scalar) || scalar.value < 128 && ascii[Int(scalar.value)]
                if !isKnown { found.insert(scalar) }
            }
        }
        return found.sorted().map { String(Character($0)) }
    }
}
