/// A reference whose n-grams are counted once, to be compared with many hypotheses.
///
/// Source: Popović (2015), "chrF: character n-gram F-score for automatic MT evaluation", and (2017), "chrF++: words
/// helping character n-grams". Characters are Unicode scalars without white space; words are divided at white space,
/// and one ASCII punctuation mark at their end, or else at their beginning, becomes a word of its own, as sacrebleu does.
public struct ChrFReference: Sendable {
    /// N-grams by order.
    public let counts: [Int]
    private let keys: [UInt64]
    private let occurrences: [UInt32]
    private let mask: Int

    /// Counts the n-grams of a reference.
    public init(_ text: String) {
        var counts: SIMD8<UInt32> = .zero
        var text = text
        let grams = text.withUTF8 { bytes in
            // Six orders of characters and two of words, of which there are no more than bytes.
            [UInt64](unsafeUninitializedCapacity: bytes.count * 8) { buffer, filled in
                NGramScanner.scan(bytes) { order, key in
                    buffer[filled] = key
                    filled += 1
                    counts[order] += 1
                }
            }
        }
        var size = 64
        while size < grams.count * 2 { size *= 2 }
        var keys = [UInt64](repeating: 0, count: size)
        var occurrences = [UInt32](repeating: 0, count: size)
        for key in grams {
            var slot = Int(truncatingIfNeeded: key >> 20) & (size - 1)
            while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (size - 1) }
            keys[slot] = key
            occurrences[slot] += 1
        }
        self.counts = (0..<ChrFStatistics.orders).map { Int(counts[$0]) }
        self.keys = keys
        self.occurrences = occurrences
        mask = size - 1
    }

    /// The statistics of a hypothesis against this reference.
    ///
    /// - Parameter hypothesis: UTF-8; invalid bytes count as U+FFFD.
    /// - Returns: N-grams of both and in both.
    public func statistics(of hypothesis: [UInt8]) -> ChrFStatistics {
        var statistics = ChrFStatistics()
        for order in 0..<ChrFStatistics.orders { statistics.referenceCounts[order] = Float(counts[order]) }
        var hypothesisCounts: SIMD8<UInt32> = .zero
        var matches: SIMD8<UInt32> = .zero
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: occurrences.count) { left in
            _ = left.initialize(from: occurrences)
            keys.withUnsafeBufferPointer { keys in
                hypothesis.withUnsafeBufferPointer { bytes in
                    NGramScanner.scan(bytes) { order, key in
                        hypothesisCounts[order] += 1
                        var slot = Int(truncatingIfNeeded: key >> 20) & mask
                        while keys[slot] != 0 {
                            if keys[slot] == key {
                                if left[slot] > 0 {
                                    left[slot] -= 1
                                    matches[order] += 1
                                }
                                break
                            }
                            slot = (slot + 1) & mask
                        }
                    }
                }
            }
        }
        for order in 0..<ChrFStatistics.orders {
            statistics.hypothesisCounts[order] = counts[order] > 0 ? Float(hypothesisCounts[order]) : 0
            statistics.matches[order] = Float(matches[order])
        }
        return statistics
    }
}
