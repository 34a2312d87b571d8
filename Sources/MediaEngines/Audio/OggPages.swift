/// Pages of an Ogg stream, given a serial number that does not change from run to run.
///
/// An encoder draws the serial number of a stream at random, so that streams can be put together; speech is one stream, and
/// equal speech is to be equal bytes.
///
/// Source: RFC 3533 (2003), section 6.
enum OggPages {
    /// The serial number that every stream gets: `CHAK` in ASCII, little-endian.
    static let serialNumber: UInt32 = 0x4B41_4843

    /// Bytes of whole pages at the beginning of a stream.
    static func wholePages(in bytes: some Collection<UInt8>) -> Int {
        let bytes = Array(bytes)
        var end = 0
        while let size = pageSize(bytes, at: end) { end += size }
        return end
    }

    /// Sets serial number and checksum of whole pages that follow each other.
    static func renumber(_ bytes: inout [UInt8]) {
        var start = 0
        while let size = pageSize(bytes, at: start) {
            set(serialNumber, in: &bytes, at: start + 14)
            set(0, in: &bytes, at: start + 22)
            set(checksum(bytes[start..<start + size]), in: &bytes, at: start + 22)
            start += size
        }
    }

    /// The checksum of a page whose own field is zero: polynomial 0x04C11DB7, from 0, not reflected.
    static func checksum(_ page: some Sequence<UInt8>) -> UInt32 {
        page.reduce(0) { $0 << 8 ^ table[Int(UInt8(truncatingIfNeeded: $0 >> 24) ^ $1)] }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index) << 24) { value, _ in
            value & 0x8000_0000 == 0 ? value << 1 : value << 1 ^ 0x04C1_1DB7
        }
    }

    private static func pageSize(_ bytes: [UInt8], at start: Int) -> Int? {
        guard bytes.count >= start + 27, bytes[start..<start + 4].elementsEqual("OggS".utf8) else { return nil }
        let segments = Int(bytes[start + 26])
        guard bytes.count >= start + 27 + segments else { return nil }
        let size = 27 + segments + bytes[start + 27..<start + 27 + segments].reduce(0) { $0 + Int($1) }
        return bytes.count >= start + size ? size : nil
    }

    private static func set(_ value: UInt32, in bytes: inout [UInt8], at place: Int) {
        for index in 0..<4 { bytes[place + index] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(index))) }
    }
}
