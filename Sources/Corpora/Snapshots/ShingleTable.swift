/// The shingles of a text as hashes in ascending order, each once; nil when the text is too short for a comparison.
///
/// - Parameters:
///   - text: In the form of ``MemoryKey``, where one space separates words.
///   - threshold: Length of the shingles and least number of words.
/// - Returns: One hash a distinct shingle. Two shingles share one with a probability of about 2^-64.
func shingleSet(of text: String, _ threshold: LikenessThreshold) -> [UInt64]? {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(text.utf8.count)
    var words = 1
    for scalar in text.unicodeScalars {
        if scalar == " " { words += 1 }
        scalars.append(scalar.value)
    }
    guard words >= threshold.minimumWords, scalars.count >= threshold.shingle else { return nil }
    var hashes: [UInt64] = []
    hashes.reserveCapacity(scalars.count)
    for start in 0...(scalars.count - threshold.shingle) {
        var hash: UInt64 = 0
        for place in start..<(start + threshold.shingle) {
            // The mixing of SplitMix64 (Steele, Lea and Flood, 2014) is one to one, so order and scalar both count.
            hash = mixed(hash &+ UInt64(scalars[place]) &+ 0x9E37_79B9_7F4A_7C15)
        }
        hashes.append(hash)
    }
    hashes.sort()
    var distinct = 1
    for place in 1..<max(1, hashes.count) where hashes[place] != hashes[distinct - 1] {
        hashes[distinct] = hashes[place]
        distinct += 1
    }
    hashes.removeLast(hashes.count - distinct)
    return hashes
}

private func mixed(_ value: UInt64) -> UInt64 {
    var value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
}

/// The shingles of a set of texts and their ranks from rare to frequent.
struct ShingleTable {
    /// Number of distinct shingles.
    private(set) var count = 0
    private var keys: [UInt64] = []
    private var values: [Int32] = []
    private var mask = 0

    init() {}

    /// Ranks shingles by how often they stand in a list, equally frequent ones by hash.
    init(rankingByRarity shingles: [UInt64]) {
        let ordered = shingles.sorted()
        var distinct: [(frequency: Int32, hash: UInt64)] = []
        for hash in ordered {
            if let last = distinct.indices.last, distinct[last].hash == hash {
                distinct[last].frequency += 1
            } else {
                distinct.append((1, hash))
            }
        }
        distinct.sort { $0 < $1 }
        count = distinct.count
        var capacity = 16
        while capacity < count * 2 { capacity *= 2 }
        keys = [UInt64](repeating: 0, count: capacity)
        values = [Int32](repeating: -1, count: capacity)
        mask = capacity - 1
        for (rank, shingle) in distinct.enumerated() {
            let slot = slot(of: shingle.hash)
            keys[slot] = shingle.hash
            values[slot] = Int32(rank)
        }
    }

    /// The rank of a shingle, or nil when no text has it.
    func rank(of hash: UInt64) -> Int? {
        guard count > 0 else { return nil }
        let value = values[slot(of: hash)]
        return value < 0 ? nil : Int(value)
    }

    /// The slot that holds a shingle, or the free one where it would stand (linear probing).
    private func slot(of hash: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while values[slot] >= 0, keys[slot] != hash { slot = (slot + 1) & mask }
        return slot
    }
}
