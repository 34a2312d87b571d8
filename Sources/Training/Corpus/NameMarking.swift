import PhraseMT

/// Finds names that are carried over: a rare capitalized source token that some target token begins with.
///
/// `Margarita` and `Margaritaqa` become the carried name, the second followed by its suffix, so that phrases around
/// names are learned once for all names.
enum NameMarking {
    /// Longest suffix behind a name in bytes.
    private static let longestSuffix = 12

    /// Pairs of token positions that hold one name.
    ///
    /// - Parameters:
    ///   - pair: The pair.
    ///   - isRare: Whether a source word in lower case is rare enough to be carried.
    /// - Returns: Source and target positions, each at most once.
    static func names(in pair: TrainingPair, isRare: ([UInt8]) -> Bool) -> [(source: Int, target: Int)] {
        var result: [(source: Int, target: Int)] = []
        var taken: Set<Int> = []
        for (position, token) in pair.source.enumerated()
        where token.isWord && token.isCapitalized && token.role == .ordinary && token.lowercased.count >= 3
            && isRare(token.lowercased)
        {
            let match = pair.target.indices.first { index in
                let candidate = pair.target[index]
                return candidate.isWord && candidate.role == .ordinary && !taken.contains(index)
                    && candidate.lowercased.starts(with: token.lowercased)
                    && candidate.lowercased.count <= token.lowercased.count + longestSuffix
            }
            if let match {
                taken.insert(match)
                result.append((position, match))
            }
        }
        return result
    }
}
