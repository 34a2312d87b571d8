/// An open-addressing table from n-grams of one order to one lane of numbers for every profile.
struct LetterTable {
    /// One number for every profile.
    typealias Lanes = SIMD16<Float>

    private var keys: [UInt32]
    private var places: [UInt32]
    private var mask: Int
    /// The n-grams, in order of first appearance.
    private(set) var grams: [UInt32] = []
    /// Counts while training, natural logarithms of probabilities afterwards; by place.
    var values: [Lanes] = []
    /// Different continuations while training, logarithm of the weight of the shorter context afterwards; by place.
    var backoffs: [Lanes] = []

    /// Creates an empty table with room for `capacity` slots, a power of two.
    init(capacity: Int) {
        precondition(capacity > 0 && capacity & (capacity - 1) == 0, "capacity is a power of two")
        keys = [UInt32](repeating: 0, count: capacity)
        places = [UInt32](repeating: 0, count: capacity)
        mask = capacity - 1
    }

    private static func hash(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 7) }

    /// Place of an n-gram, or nil.
    ///
    /// Keys are never 0, since they carry a marker bit above their letters.
    @inline(__always)
    func place(of key: UInt32) -> Int? {
        var slot = Self.hash(key) & mask
        while keys[slot] != 0 {
            if keys[slot] == key { return Int(places[slot]) }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Place of an n-gram, made when it is new.
    @inline(__always)
    mutating func placeInserting(_ key: UInt32) -> Int {
        var slot = Self.hash(key) & mask
        while keys[slot] != 0 {
            if keys[slot] == key { return Int(places[slot]) }
            slot = (slot + 1) & mask
        }
        keys[slot] = key
        places[slot] = UInt32(grams.count)
        grams.append(key)
        values.append(.zero)
        if grams.count * 2 > keys.count { grow() }
        return grams.count - 1
    }

    private mutating func grow() {
        let capacity = keys.count * 2
        keys = [UInt32](repeating: 0, count: capacity)
        places = [UInt32](repeating: 0, count: capacity)
        mask = capacity - 1
        for (place, key) in grams.enumerated() {
            var slot = Self.hash(key) & mask
            while keys[slot] != 0 { slot = (slot + 1) & mask }
            keys[slot] = key
            places[slot] = UInt32(place)
        }
    }
}
