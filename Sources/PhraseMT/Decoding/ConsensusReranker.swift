#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Chooses from a k-best list the translation that agrees most with all others.
///
/// Source: Kumar and Byrne (2004), "Minimum Bayes-Risk Decoding for Statistical Machine Translation"; DeNero, Chiang and
/// Knight (2009), "Fast Consensus Decoding over Translation Forests": the gain is an n-gram F-score (chrF++, beta 2)
/// against the expected n-gram counts of the list, which is linear in its size.
struct ConsensusReranker {
    private static let orders = 8
    /// How sharply scores become probabilities.
    let scale: Float
    private var keys: [UInt64] = []
    private var expected: [Float] = []
    private var uses: [Float] = []

    init(scale: Float) { self.scale = scale }

    /// Indices of candidates, the one with the largest expected gain first.
    ///
    /// - Parameters:
    ///   - candidates: Words of each candidate.
    ///   - scores: Log-linear scores.
    /// - Returns: A permutation; ties keep the order of the list.
    mutating func order(_ candidates: [[OutputWord]], scores: [Float]) -> [Int] {
        guard candidates.count > 2, let best = scores.max() else { return Array(candidates.indices) }
        let raw = scores.map { expf(scale * ($0 - best)) }
        let total = raw.reduce(0, +)
        let grams = candidates.map(Self.grams)
        prepare(grams.reduce(0) { $0 + $1.count })
        var slots: [[Int32]] = []
        var totals = [Float](repeating: 0, count: Self.orders)
        for (number, list) in grams.enumerated() {
            let probability = raw[number] / total
            slots.append(
                list.map { gram in
                    let slot = slot(of: gram.key)
                    expected[slot] += probability
                    totals[gram.order] += probability
                    return Int32(slot)
                })
        }
        let gains = grams.indices.map { gain(grams[$0], slots[$0], totals) }
        return candidates.indices.sorted { gains[$0] == gains[$1] ? $0 < $1 : gains[$0] > gains[$1] }
    }

    private mutating func gain(_ grams: [Gram], _ slots: [Int32], _ totals: [Float]) -> Float {
        var matches = [Float](repeating: 0, count: Self.orders)
        var counts = matches
        for (gram, slot) in zip(grams, slots) {
            let left = expected[Int(slot)] - uses[Int(slot)]
            matches[gram.order] += max(0, min(1, left))
            uses[Int(slot)] += 1
            counts[gram.order] += 1
        }
        for slot in slots { uses[Int(slot)] = 0 }
        var precision: Float = 0
        var recall: Float = 0
        var used: Float = 0
        for order in 0..<Self.orders where counts[order] > 0 && totals[order] > 0 {
            precision += matches[order] / counts[order]
            recall += matches[order] / totals[order]
            used += 1
        }
        guard used > 0, precision + recall > 0 else { return 0 }
        precision /= used
        recall /= used
        return 5 * precision * recall / (4 * precision + recall)
    }

    private mutating func prepare(_ count: Int) {
        var size = 1024
        while size < count { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        expected = [Float](repeating: 0, count: size)
        uses = expected
    }

    private mutating func slot(of key: UInt64) -> Int {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: key >> 16) & mask
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        keys[slot] = key
        return slot
    }

    private struct Gram {
        var key: UInt64
        var order: Int
    }

    /// N-grams of bytes 1 to 6 over the text without spaces, and of words 1 and 2.
    private static func grams(_ words: [OutputWord]) -> [Gram] {
        var bytes: [UInt8] = []
        var result: [Gram] = []
        var previous: UInt64 = 0
        for word in words {
            bytes += word.bytes
            var key: UInt64 = 0x51_7cc1_b727_220b
            for byte in word.bytes { key = extended(key, UInt64(byte)) }
            result.append(Gram(key: finished(key, 6), order: 6))
            if previous != 0 { result.append(Gram(key: finished(extended(extended(7, previous), key), 7), order: 7)) }
            previous = key
        }
        result.reserveCapacity(result.count + bytes.count * 6)
        for start in bytes.indices {
            var key: UInt64 = 0x9E37_79B9_7F4A_7C15
            for order in 0..<min(6, bytes.count - start) {
                key = extended(key, UInt64(bytes[start + order]))
                result.append(Gram(key: finished(key, order), order: order))
            }
        }
        return result
    }

    @inline(__always) private static func extended(_ key: UInt64, _ value: UInt64) -> UInt64 {
        let mixed = (key ^ value) &* 0xBF58_476D_1CE4_E5B9
        return mixed ^ (mixed >> 31)
    }

    @inline(__always) private static func finished(_ key: UInt64, _ order: Int) -> UInt64 {
        (key &+ UInt64(order)) &* 0x94D0_49BB_1331_11EB | 1
    }
}
