/// A hash of a word that can be continued piece by piece.
///
/// A polynomial over bytes modulo 2⁶⁴ (Karp and Rabin 1987): `of(a + b) == of(a) &* power(b.count) &+ of(b)`, so that
/// the same word has the same hash however it is divided.
public enum WordHash {
    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15 | 1

    /// The hash of bytes; zero for none.
    public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0
        for byte in bytes { hash = hash &* base &+ UInt64(byte) &+ 1 }
        return hash
    }

    /// What a hash is multiplied with before the hash of so many bytes is added.
    public static func power(_ length: Int) -> UInt64 {
        var power: UInt64 = 1
        for _ in 0..<length { power = power &* base }
        return power
    }
}
