/// The n-grams of one order with their counts, sorted by their tokens.
///
/// Source of the adjusted counts: Heafield et al. (2013), "Scalable Modified Kneser-Ney Language Model Estimation",
/// section 3.2: occurrences for the highest order and for n-grams that begin a sentence, otherwise the number of
/// different tokens before the n-gram.
struct NGramCounts {
    /// Tokens packed 16 bits each, the last in the lowest bits.
    var keys: [UInt128] = []
    /// Adjusted counts.
    var adjusted: [UInt32] = []
    /// Occurrences.
    var occurrences: [UInt32] = []
    /// For each n-gram, the index of its suffix in the order below.
    var suffixes: [UInt32] = []

    /// Number of n-grams.
    var count: Int { keys.count }

    /// Counts all orders.
    ///
    /// - Parameters:
    ///   - sentences: Sentences without their marks.
    ///   - order: Highest order, up to 7.
    /// - Returns: Counts of orders `1...order`.
    static func count(_ sentences: TokenSequences, order: Int) -> [NGramCounts] {
        var starts: [[UInt128]] = Array(repeating: [], count: order + 1)
        var windows: [UInt128] = []
        windows.reserveCapacity(sentences.tokens.count + sentences.count)
        let mask = (1 as UInt128) << UInt128(16 * order) - 1
        for sentence in 0..<sentences.count {
            var key = UInt128(ReservedToken.sentenceStart)
            starts[1].append(key)
            var length = 1
            for position in 0...sentences[sentence].count {
                let range = sentences.range(sentence)
                let token =
                    position < range.count ? sentences.tokens[range.lowerBound + position] : ReservedToken.sentenceEnd
                key = (key << 16 | UInt128(token)) & mask
                length += 1
                // An n-gram that begins the sentence has no token before it; longer windows are counted whole.
                if length < order { starts[length].append(key) } else { windows.append(key) }
            }
        }
        var result: [NGramCounts] = []
        var above: NGramCounts?
        for size in stride(from: order, through: 1, by: -1) {
            var counts = NGramCounts()
            var suffixOfAbove: [UInt32] = []
            if var upper = above {
                counts.merge(from: upper, size: size, starts: starts[size], suffixes: &suffixOfAbove)
                upper.suffixes = suffixOfAbove
                result.append(upper)
            } else {
                counts.tally(windows, size: size)
            }
            above = counts
        }
        if let unigrams = above { result.append(unigrams) }
        return result.reversed()
    }

    /// Counts equal keys.
    private mutating func tally(_ raw: [UInt128], size: Int) {
        let sorted = RadixSort.sorted(raw, digits: size)
        for key in sorted {
            if keys.last == key {
                adjusted[adjusted.count - 1] += 1
                occurrences[occurrences.count - 1] += 1
            } else {
                keys.append(key)
                adjusted.append(1)
                occurrences.append(1)
            }
        }
    }

    /// Counts the suffixes of the order above, and the n-grams that begin sentences.
    private mutating func merge(
        from upper: NGramCounts, size: Int, starts: [UInt128], suffixes: inout [UInt32]
    ) {
        let mask = (1 as UInt128) << UInt128(16 * size) - 1
        // Those that begin a sentence stand behind the suffixes; both are sorted as one with where they came from.
        let (sorted, origins) = RadixSort.ordered(upper.keys.map { $0 & mask } + starts, digits: size)
        suffixes = [UInt32](repeating: 0, count: upper.count)
        for (key, origin) in zip(sorted, origins) {
            let isNew = keys.last != key
            if isNew {
                keys.append(key)
                adjusted.append(0)
                occurrences.append(0)
            }
            let last = keys.count - 1
            adjusted[last] += 1
            if Int(origin) < upper.count {
                occurrences[last] += upper.occurrences[Int(origin)]
                suffixes[Int(origin)] = UInt32(last)
            } else {
                occurrences[last] += 1
            }
        }
    }
}

/// The marks of sentences.
enum ReservedToken {
    static let sentenceStart: UInt16 = 1
    static let sentenceEnd: UInt16 = 2
}
