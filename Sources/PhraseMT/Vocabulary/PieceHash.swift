/// The key of a piece in the hash table of a vocabulary: FNV-1a over its bytes, 64 bits, with a seed that says whether
/// it begins a word.
enum PieceHash {
    /// The key before the first byte.
    static func seed(beginsWord: Bool) -> UInt64 { beginsWord ? 0xcbf2_9ce4_8422_2325 : 0x8422_2325_cbf2_9ce4 }

    /// The key with one more byte.
    @inline(__always) static func extended(_ key: UInt64, _ byte: UInt8) -> UInt64 {
        (key ^ UInt64(byte)) &* 0x100_0000_01b3
    }

    /// Where probing begins in a table of a power of two.
    @inline(__always) static func slot(_ key: UInt64, mask: Int) -> Int {
        Int(truncatingIfNeeded: (key ^ (key >> 32)) &* 0x9e37_79b9_7f4a_7c15 >> 20) & mask
    }
}
