/// Which words of two sentences stand in both, in the same order: their longest common subsequence
/// (Wagner and Fischer 1974).
struct WordDifference {
    /// A word and whether the other sentence has it too.
    struct Word: Equatable {
        let text: String
        let isShared: Bool
    }

    /// The words of the two sentences.
    let first: [Word]
    let second: [Word]
    /// Words looked at on each side; the rest counts as different.
    private static let most = 400

    /// Compares two sentences, whose words are what stands between spaces.
    ///
    /// Letter case and punctuation at the edges of a word make no difference.
    init(_ first: String, _ second: String) {
        let words = [first, second].map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        let keys = words.map { side in side.prefix(Self.most).map(Self.key) }
        var shared = [[Bool](repeating: false, count: words[0].count), [Bool](repeating: false, count: words[1].count)]
        let (rows, columns) = (keys[0].count, keys[1].count)
        // lengths[r][c]: words in common of the sentences from r and from c on.
        var lengths = [[Int]](repeating: [Int](repeating: 0, count: columns + 1), count: rows + 1)
        for row in stride(from: rows - 1, through: 0, by: -1) {
            for column in stride(from: columns - 1, through: 0, by: -1) {
                lengths[row][column] =
                    keys[0][row] == keys[1][column]
                    ? lengths[row + 1][column + 1] + 1 : max(lengths[row + 1][column], lengths[row][column + 1])
            }
        }
        var (row, column) = (0, 0)
        while row < rows, column < columns {
            if keys[0][row] == keys[1][column] {
                (shared[0][row], shared[1][column]) = (true, true)
                (row, column) = (row + 1, column + 1)
            } else if lengths[row + 1][column] >= lengths[row][column + 1] {
                row += 1
            } else {
                column += 1
            }
        }
        self.first = zip(words[0], shared[0]).map { Word(text: $0, isShared: $1) }
        self.second = zip(words[1], shared[1]).map { Word(text: $0, isShared: $1) }
    }

    private static func key(_ word: String) -> String {
        let lower = word.lowercased()
        guard let start = lower.firstIndex(where: { $0.isLetter || $0.isNumber }),
            let end = lower.lastIndex(where: { $0.isLetter || $0.isNumber })
        else { return lower }
        return String(lower[start...end])
    }
}
