/// A checksum of 64 bits that reads memory as fast as it comes: it finds damage, not malice.
///
/// Source: Collet, "xxHash fast digest algorithm", XXH64 with seed 0 (specification 0.1.1, 2018).
public enum Checksum {
    private static let primes: (UInt64, UInt64, UInt64, UInt64, UInt64) = (
        0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
        0x27D4_EB2F_1656_67C5
    )

    /// The checksum of bytes, as 16 hexadecimal digits.
    public static func text(of bytes: UnsafeRawBufferPointer) -> String {
        let digits = String(value(of: bytes), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The checksum of bytes.
    public static func value(of bytes: UnsafeRawBufferPointer) -> UInt64 {
        let length = bytes.count
        var position = 0
        var hash: UInt64
        if length >= 32 {
            var first = primes.0 &+ primes.1
            var second = primes.1
            var third: UInt64 = 0
            var fourth = 0 &- primes.0
            while position + 32 <= length {
                first = round(first, word(bytes, position))
                second = round(second, word(bytes, position + 8))
                third = round(third, word(bytes, position + 16))
                fourth = round(fourth, word(bytes, position + 24))
                position += 32
            }
            hash = rotated(first, 1) &+ rotated(second, 7) &+ rotated(third, 12) &+ rotated(fourth, 18)
            for lane in [first, second, third, fourth] {
                hash = (hash ^ round(0, lane)) &* primes.0 &+ primes.3
            }
        } else {
            hash = primes.4
        }
        hash &+= UInt64(length)
        while position + 8 <= length {
            hash = rotated(hash ^ round(0, word(bytes, position)), 27) &* primes.0 &+ primes.3
            position += 8
        }
        if position + 4 <= length {
            let half = UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)))
            hash = rotated(hash ^ (half &* primes.0), 23) &* primes.1 &+ primes.2
            position += 4
        }
        while position < length {
            hash = rotated(hash ^ (UInt64(bytes[position]) &* primes.4), 11) &* primes.0
            position += 1
        }
        hash = (hash ^ (hash >> 33)) &* primes.1
        hash = (hash ^ (hash >> 29)) &* primes.2
        return hash ^ (hash >> 32)
    }

    @inline(__always) private static func word(_ bytes: UnsafeRawBufferPointer, _ position: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }

    @inline(__always) private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        rotated(lane &+ word &* primes.1, 31) &* primes.0
    }

    @inline(__always) private static func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 {
        value &<< count | value &>> (64 - count)
    }
}
