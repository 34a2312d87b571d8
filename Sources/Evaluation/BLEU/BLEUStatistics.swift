/// Sufficient statistics of BLEU: matches and n-grams of orders 1 to 4, and lengths in tokens.
public struct BLEUStatistics: Sendable, Equatable {
    /// N-grams in both, each counted as often as in the reference that has it most, by order.
    public var matches = [Int](repeating: 0, count: 4)
    /// N-grams of the hypothesis by order.
    public var totals = [Int](repeating: 0, count: 4)
    /// Tokens of the hypothesis.
    public var hypothesisLength = 0
    /// Tokens of the reference that is nearest in length.
    public var referenceLength = 0

    /// The statistics of nothing.
    public init() {}

    /// The statistics of a hypothesis.
    ///
    /// - Parameters:
    ///   - hypothesis: Its tokens.
    ///   - references: Tokens of each reference; at least one.
    public init(hypothesis: [String], references: [[String]]) {
        hypothesisLength = hypothesis.count
        let nearest = references.min { left, right in
            let first = abs(left.count - hypothesis.count)
            let second = abs(right.count - hypothesis.count)
            return first == second ? left.count < right.count : first < second
        }
        referenceLength = nearest?.count ?? 0
        var most: [ArraySlice<String>: Int] = [:]
        for reference in references { most.merge(Self.grams(reference), uniquingKeysWith: max) }
        for (gram, count) in Self.grams(hypothesis) {
            totals[gram.count - 1] += count
            matches[gram.count - 1] += min(count, most[gram] ?? 0)
        }
    }

    private static func grams(_ tokens: [String]) -> [ArraySlice<String>: Int] {
        var counts: [ArraySlice<String>: Int] = [:]
        for start in tokens.indices {
            for size in 1...4 where start + size <= tokens.count {
                counts[tokens[start..<start + size], default: 0] += 1
            }
        }
        return counts
    }

    /// The statistics of two texts together.
    public static func + (left: BLEUStatistics, right: BLEUStatistics) -> BLEUStatistics {
        var sum = left
        for order in 0..<4 {
            sum.matches[order] += right.matches[order]
            sum.totals[order] += right.totals[order]
        }
        sum.hypothesisLength += right.hypothesisLength
        sum.referenceLength += right.referenceLength
        return sum
    }
}
