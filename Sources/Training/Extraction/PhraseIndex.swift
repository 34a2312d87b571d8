/// Numbers phrases by their pieces.
///
/// An open-addressing table over 64-bit hashes; phrases are compared piece by piece, so that no two ever share a number.
struct PhraseIndex {
    private var slots: [UInt32]
    private var hashes: [UInt64] = []
    /// Where each phrase begins in `pieces`, and where the last one ends.
    private(set) var starts: [UInt32] = [0]
    /// Pieces of the phrases, one after the other.
    private(set) var pieces: [UInt16] = []

    init(expected: Int) {
        var size = 1024
        while size < expected * 2 { size *= 2 }
        slots = [UInt32](repeating: .max, count: size)
    }

    /// Number of phrases.
    var count: Int { hashes.count }

    /// The pieces of a phrase.
    subscript(number: Int) -> ArraySlice<UInt16> { pieces[Int(starts[number])..<Int(starts[number + 1])] }

    /// The number of a phrase, a new one if need be.
    mutating func number(of phrase: UnsafeBufferPointer<UInt16>) -> UInt32 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 &+ UInt64(phrase.count)
        for piece in phrase {
            hash = (hash ^ UInt64(piece)) &* 0xBF58_476D_1CE4_E5B9
            hash ^= hash >> 29
        }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != .max {
            let number = Int(slots[slot])
            if hashes[number] == hash, isEqual(number, phrase) { return UInt32(number) }
            slot = (slot + 1) & mask
        }
        let number = UInt32(hashes.count)
        slots[slot] = number
        hashes.append(hash)
        pieces.append(contentsOf: phrase)
        starts.append(UInt32(pieces.count))
        if hashes.count * 10 > slots.count * 7 { grow() }
        return number
    }

    private func isEqual(_ number: Int, _ phrase: UnsafeBufferPointer<UInt16>) -> Bool {
        let start = Int(starts[number])
        guard Int(starts[number + 1]) - start == phrase.count else { return false }
        for position in 0..<phrase.count where pieces[start + position] != phrase[position] { return false }
        return true
    }

    private mutating func grow() {
        var larger = [UInt32](repeating: .max, count: slots.count * 2)
        let mask = larger.count - 1
        for (number, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & mask
            while larger[slot] != .max { slot = (slot + 1) & mask }
            larger[slot] = UInt32(number)
        }
        slots = larger
    }
}
