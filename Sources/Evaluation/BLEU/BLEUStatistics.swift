/// Sufficient statistics of BLEU: matches and n-grams of orders 1 to 4, and lengths in tokens.
public struct BLEUStatistics: Sendable, Equatable {
    /// N-grams in both, each counted as often as in the reference that has it most, by order.
    public var matches = [Int](repeating: 0, count: 4)
    /// N-grams of the hypothesis by order.
    public var totals = [Int](repeating: 0, count: 4)
    /// Tokens of the hypothesis.
    public var hypothesisLength = 0
    /// Tokens of the reference that is nearest in length, of equally near ones the shorter.
    public var referenceLength = 0

    /// The statistics of nothing.
    public init() {}

    /// The statistics of a hypothesis.
    ///
    /// - Parameters:
    ///   - hypothesis: Keys of its tokens.
    ///   - references: Keys of the tokens of each reference; at least one.
    public init(hypothesis: [UInt64], references: [[UInt64]]) {
        hypothesisLength = hypothesis.count
        let nearest = references.min { left, right in
            let first = abs(left.count - hypothesis.count)
            let second = abs(right.count - hypothesis.count)
            return first == second ? left.count < right.count : first < second
        }
        referenceLength = nearest?.count ?? 0
        for order in 0..<4 { totals[order] = max(0, hypothesis.count - order) }
        var table = NGramTable(capacity: references.reduce(0) { $0 + $1.count * 4 })
        for (number, reference) in references.enumerated() {
            Self.scan(reference) { table.count($1, reference: Int32(number)) }
        }
        Self.scan(hypothesis) { order, key in if table.take(key) { matches[order] += 1 } }
    }

    @inline(__always)
    private static func scan(_ tokens: [UInt64], _ body: (Int, UInt64) -> Void) {
        for start in tokens.indices {
            var key = TokenKey.seed
            for order in 0..<min(4, tokens.count - start) {
                key = TokenKey.extended(key, by: tokens[start + order])
                body(order, (key &+ UInt64(order)) | 1)
            }
        }
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

/// N-grams of references with the most often any of them has each.
private struct NGramTable {
    private struct Entry {
        var key: UInt64 = 0
        var reference: Int32 = -1
        var count: Int32 = 0
        var most: Int32 = 0
    }

    private var entries: [Entry]
    private let mask: Int

    init(capacity: Int) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        entries = [Entry](repeating: Entry(), count: size)
        mask = size - 1
    }

    /// Counts an n-gram of a reference; references come one after the other.
    mutating func count(_ key: UInt64, reference: Int32) {
        let slot = slot(of: key)
        entries[slot].key = key
        if entries[slot].reference != reference {
            entries[slot].reference = reference
            entries[slot].count = 0
        }
        entries[slot].count += 1
        entries[slot].most = max(entries[slot].most, entries[slot].count)
    }

    /// Whether one more such n-gram of the hypothesis matches.
    mutating func take(_ key: UInt64) -> Bool {
        let slot = slot(of: key)
        guard entries[slot].most > 0 else { return false }
        entries[slot].most -= 1
        return true
    }

    @inline(__always) private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key >> 20) & mask
        while entries[slot].key != 0, entries[slot].key != key { slot = (slot + 1) & mask }
        return slot
    }
}
