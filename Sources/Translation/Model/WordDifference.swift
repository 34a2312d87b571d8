/// A stretch of words that two sentences share, or that only one of them has.
public struct WordDifference: Hashable, Sendable, Codable {
    /// Which sentence has the words.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// Both.
        case same
        /// Only the first.
        case removed
        /// Only the second.
        case added
    }

    /// Which sentence has the words.
    public let kind: Kind
    /// The words, single spaces between them.
    public let text: String

    /// Creates a stretch.
    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    /// Most words of a sentence that are compared one by one.
    private static let limit = 400

    /// What makes the first sentence the second, by a longest common subsequence of words; O(n · m).
    ///
    /// Sentences of more than 400 words are not compared: one is removed, the other added.
    public static func between(_ first: String, and second: String) -> [WordDifference] {
        let left = first.split(whereSeparator: \.isWhitespace)
        let right = second.split(whereSeparator: \.isWhitespace)
        guard left.count <= limit, right.count <= limit else {
            return [WordDifference(.removed, first), WordDifference(.added, second)]
        }
        var lengths = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
        for row in left.indices.reversed() {
            for column in right.indices.reversed() {
                lengths[row][column] =
                    left[row] == right[column]
                    ? lengths[row + 1][column + 1] + 1 : max(lengths[row + 1][column], lengths[row][column + 1])
            }
        }
        var stretches: [(kind: Kind, words: [Substring])] = []
        func add(_ kind: Kind, _ word: Substring) {
            if stretches.last?.kind == kind {
                stretches[stretches.count - 1].words.append(word)
            } else {
                stretches.append((kind, [word]))
            }
        }
        var (row, column) = (0, 0)
        while row < left.count || column < right.count {
            if row < left.count, column < right.count, left[row] == right[column] {
                add(.same, left[row])
                (row, column) = (row + 1, column + 1)
            } else if column == right.count
                || (row < left.count && lengths[row + 1][column] >= lengths[row][column + 1])
            {
                add(.removed, left[row])
                row += 1
            } else {
                add(.added, right[column])
                column += 1
            }
        }
        return stretches.map { WordDifference($0.kind, $0.words.joined(separator: " ")) }
    }
}
