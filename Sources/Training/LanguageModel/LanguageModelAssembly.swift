import PhraseMT

/// Builds the entries of a language model order by order.
struct LanguageModelAssembly {
    /// The n-grams of the order that was added last.
    struct Level {
        var keys: [UInt128]
        /// Entry of each n-gram, `UInt32.max` where it was pruned.
        var entries: [UInt32]
        var discounts: KneserNeyDiscounts
    }

    private let vocabularySize: Int
    private var tokens: [UInt16] = [0]
    private var probabilities: [Double] = [1]
    private var suffixes: [UInt32] = [0]
    /// Number of children and back-off weight of each entry that may be a context.
    private var childCounts: [UInt32] = [0]
    private var backoffs: [Double] = [1]
    private var lastOrderStart = 1

    init(vocabularySize: Int) { self.vocabularySize = vocabularySize }

    /// Adds one entry a token, interpolated with the uniform distribution.
    mutating func addUnigrams(_ counts: NGramCounts) -> Level {
        let discounts = Self.discounts(counts, skipping: UInt128(ReservedPiece.sentenceStart))
        var total = 0.0
        var kept = 0.0
        for index in 0..<counts.count where counts.keys[index] != UInt128(ReservedPiece.sentenceStart) {
            let count = Double(counts.adjusted[index])
            total += count
            kept += count - discounts.discount(counts.adjusted[index])
        }
        // The start of a sentence is never predicted.
        let uniform = 1 / Double(max(vocabularySize - 1, 1))
        let gamma = total > 0 ? (total - kept) / total : 1
        var values = [Double](repeating: gamma * uniform, count: vocabularySize)
        var entries: [UInt32] = []
        for index in 0..<counts.count {
            let token = Int(counts.keys[index])
            entries.append(UInt32(1 + token))
            guard token != Int(ReservedPiece.sentenceStart) else { continue }
            values[token] += (Double(counts.adjusted[index]) - discounts.discount(counts.adjusted[index])) / total
        }
        values[Int(ReservedPiece.sentenceStart)] = 1e-6
        for token in 0..<vocabularySize {
            tokens.append(UInt16(token))
            probabilities.append(values[token])
            suffixes.append(0)
            childCounts.append(0)
            backoffs.append(1)
        }
        backoffs[0] = 1
        childCounts[0] = UInt32(vocabularySize)
        return Level(keys: counts.keys, entries: entries, discounts: discounts)
    }

    /// Adds the n-grams of the next order.
    ///
    /// - Parameters:
    ///   - counts: Their counts.
    ///   - below: The order before, all of whose entries are in place.
    ///   - minimum: Occurrences needed to stay.
    ///   - isHighest: Whether they are no contexts.
    /// - Returns: Where the n-grams stand, for the order above.
    mutating func add(_ counts: NGramCounts, below: Level, minimum: UInt32, isHighest: Bool) -> Level {
        let discounts = Self.discounts(counts, skipping: nil)
        var entries = [UInt32](repeating: .max, count: counts.count)
        let start = tokens.count
        var context = 0
        var index = 0
        while index < counts.count {
            let prefix = counts.keys[index] >> 16
            var end = index
            var total = 0.0
            var kept = 0.0
            while end < counts.count, counts.keys[end] >> 16 == prefix {
                total += Double(counts.adjusted[end])
                if counts.occurrences[end] >= minimum {
                    kept += Double(counts.adjusted[end]) - discounts.discount(counts.adjusted[end])
                }
                end += 1
            }
            while below.keys[context] < prefix { context += 1 }
            let node = below.entries[context]
            let gamma = (total - kept) / total
            if node != .max {
                var children: UInt32 = 0
                for number in index..<end where counts.occurrences[number] >= minimum {
                    let suffix = below.entries[Int(counts.suffixes[number])]
                    precondition(suffix != .max, "an n-gram occurs no more often than its suffix")
                    let own = (Double(counts.adjusted[number]) - discounts.discount(counts.adjusted[number])) / total
                    entries[number] = UInt32(tokens.count)
                    tokens.append(UInt16(truncatingIfNeeded: counts.keys[number]))
                    probabilities.append(own + gamma * probabilities[Int(suffix)])
                    suffixes.append(suffix)
                    if !isHighest {
                        childCounts.append(0)
                        backoffs.append(1)
                    }
                    children += 1
                }
                if children > 0 {
                    childCounts[Int(node)] = children
                    backoffs[Int(node)] = gamma
                }
            }
            index = end
        }
        lastOrderStart = start
        return Level(keys: counts.keys, entries: entries, discounts: discounts)
    }

    private static func discounts(_ counts: NGramCounts, skipping: UInt128?) -> KneserNeyDiscounts {
        var countsOfCounts = [0, 0, 0, 0]
        for index in 0..<counts.count where (1...4).contains(counts.adjusted[index]) && counts.keys[index] != skipping {
            countsOfCounts[Int(counts.adjusted[index]) - 1] += 1
        }
        return KneserNeyDiscounts(countsOfCounts: countsOfCounts)
    }

    /// The file image.
    func image(order: Int) -> [UInt8] {
        let nodes = childCounts.count
        var states = [UInt32](repeating: 0, count: tokens.count)
        var childStarts: [UInt32] = [1]
        childStarts.reserveCapacity(nodes + 1)
        for node in 0..<nodes { childStarts.append(childStarts[node] + childCounts[node]) }
        for entry in 1..<max(1, tokens.count) {
            let isContext = entry < nodes && childCounts[entry] > 0
            states[entry] = isContext ? UInt32(entry) : states[Int(suffixes[entry])]
        }
        let failures = (0..<nodes).map { $0 == 0 ? 0 : states[Int(suffixes[$0])] }
        return LanguageModel.image(
            order: order, vocabularySize: vocabularySize, tokens: tokens,
            probabilities: probabilities.map(FixedPointLogarithm.number(of:)), nextStates: states,
            childStarts: childStarts, backoffs: backoffs.map(FixedPointLogarithm.number(of:)), failures: failures)
    }
}
