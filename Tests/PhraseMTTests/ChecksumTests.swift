import PhraseMT
import Testing

struct ChecksumTests {
    // Values of the reference implementation, xxhsum -H1 (seed 0).
    @Test(arguments: [
        ("", "ef46db3751d8e999"), ("a", "d24ec4f1a98c6e5b"), ("abc", "44bc2cf5ad770999"),
        ("Nobody inspects the spammish repetition", "fbcea83c8a378bf1"),
    ])
    func published(text: String, value: String) {
        let checksum = Array(text.utf8).withUnsafeBytes { Checksum.text(of: $0) }
        #expect(checksum == value)
    }

    @Test func everyBitCounts() {
        var bytes = (0..<77).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        let whole = bytes.withUnsafeBytes { Checksum.value(of: $0) }
        for position in bytes.indices {
            for bit in 0..<8 {
                bytes[position] ^= 1 << UInt8(bit)
                #expect(bytes.withUnsafeBytes { Checksum.value(of: $0) } != whole)
                bytes[position] ^= 1 << UInt8(bit)
            }
        }
    }
}
