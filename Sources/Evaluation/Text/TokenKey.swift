/// Tokens as 64-bit hashes of their scalars, never zero.
///
/// Strings would be compared by canonical equivalence, which no published metric does.
enum TokenKey {
    /// Keys of the runs between white space.
    static func keys(of scalars: UnsafeBufferPointer<UInt32>) -> [UInt64] {
        var keys: [UInt64] = []
        keys.reserveCapacity(scalars.count / 4 + 1)
        var key = seed
        for scalar in scalars {
            if NGramScanner.isSpace(scalar) {
                if key != seed { keys.append(key | 1) }
                key = seed
            } else {
                key = extended(key, by: UInt64(scalar))
            }
        }
        if key != seed { keys.append(key | 1) }
        return keys
    }

    /// The key of a sequence that goes on with one more value.
    @inline(__always) static func extended(_ key: UInt64, by value: UInt64) -> UInt64 {
        let mixed = (key ^ value) &* 0xBF58_476D_1CE4_E5B9
        return mixed ^ (mixed >> 31)
    }

    static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15
}
