/// Counts phrase pairs.
struct PhraseCounts {
    private(set) var pairs: [PhrasePair] = []
    private var slots: [UInt32] = [UInt32](repeating: .max, count: 1 << 20)

    /// Counts one occurrence.
    mutating func add(
        _ instance: PhraseInstance, source: UInt32, target: UInt32, weight: Float, corpus: UInt8, isFact: Bool,
        links: [(Int, Int)], direct: Double, inverse: Double
    ) {
        let number = index(of: source, target)
        pairs[number].weight += weight
        pairs[number].count += 1
        if corpus < 16 { pairs[number].corpora |= 1 << UInt16(corpus) }
        switch instance.orientation {
        case PhraseInstance.Orientation.monotone: pairs[number].orientations.0 += weight
        case PhraseInstance.Orientation.backward: pairs[number].orientations.1 += weight
        default: pairs[number].orientations.2 += weight
        }
        if instance.endsWord != 0 { pairs[number].wordEnds += weight }
        if instance.isWhole != 0 { pairs[number].isWhole = true }
        if Float(direct) > pairs[number].lexicalDirect || pairs[number].count == 1 {
            pairs[number].lexicalDirect = Float(direct)
            pairs[number].alignment = Self.alignment(links)
        }
        pairs[number].lexicalInverse = max(pairs[number].lexicalInverse, Float(inverse))
        if !isFact { pairs[number].addExample(instance.pair) }
    }

    /// Four bits a target piece: the first source position it is linked to, 15 for none.
    static func alignment(_ links: [(Int, Int)]) -> UInt32 {
        var result = UInt32.max
        for (source, target) in links where target < 8 && source < 15 {
            let shift = UInt32(4 * target)
            if result >> shift & 15 > UInt32(source) {
                result = result & ~(15 << shift) | UInt32(source) << shift
            }
        }
        return result
    }

    private mutating func index(of source: UInt32, _ target: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Self.hash(source, target) & mask
        while slots[slot] != .max {
            let number = Int(slots[slot])
            if pairs[number].source == source, pairs[number].target == target { return number }
            slot = (slot + 1) & mask
        }
        slots[slot] = UInt32(pairs.count)
        pairs.append(PhrasePair(source: source, target: target))
        if pairs.count * 10 > slots.count * 7 { grow() }
        return pairs.count - 1
    }

    private static func hash(_ source: UInt32, _ target: UInt32) -> Int {
        var value = (UInt64(source) << 32 | UInt64(target)) &* 0x9E37_79B9_7F4A_7C15
        value ^= value >> 32
        return Int(truncatingIfNeeded: value &* 0xBF58_476D_1CE4_E5B9 >> 16)
    }

    private mutating func grow() {
        var larger = [UInt32](repeating: .max, count: slots.count * 2)
        let mask = larger.count - 1
        for (number, pair) in pairs.enumerated() {
            var slot = Self.hash(pair.source, pair.target) & mask
            while larger[slot] != .max { slot = (slot + 1) & mask }
            larger[slot] = UInt32(number)
        }
        slots = larger
    }
}
