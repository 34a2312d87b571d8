/// How often the words of a text begin with a root.
struct RootAttestation {
    private let words: [String]
    /// `sums[i]` is the number of occurrences of the words before position `i`.
    private let sums: [Int]

    /// Counts the words of texts.
    init(_ texts: [String]) {
        let counts = WordCounts(texts).counts
        words = counts.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var sums = [0]
        sums.reserveCapacity(words.count + 1)
        for word in words { sums.append((sums.last ?? 0) + (counts[word] ?? 0)) }
        self.sums = sums
    }

    /// Occurrences of words that begin with a root; of a root of several words, with its last one.
    ///
    /// Complexity: O(log n).
    func count(ofPrefix root: String) -> Int {
        let prefix = Array(root.split(separator: " ").last.map(String.init)?.utf8 ?? "".utf8)
        if prefix.isEmpty { return 0 }
        let start = firstPosition { $0.utf8.lexicographicallyPrecedes(prefix) }
        let end = firstPosition {
            $0.utf8.prefix(prefix.count).elementsEqual(prefix)
                || $0.utf8.lexicographicallyPrecedes(prefix)
        }
        return sums[end] - sums[start]
    }

    /// The first position whose word is not below, by bisection.
    private func firstPosition(_ isBelow: (String) -> Bool) -> Int {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if isBelow(words[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Occurrences of words in small letters.
struct WordCounts {
    private(set) var counts: [String: Int] = [:]

    /// Counts runs of letters with the apostrophes inside them.
    init(_ texts: [String]) {
        for text in texts {
            for word in PairSide(text).words { counts[word, default: 0] += 1 }
        }
    }

    /// Occurrences of a word.
    subscript(word: String) -> Int { counts[word] ?? 0 }
}
