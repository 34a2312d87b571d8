import CCrypto

/// A SHA-256 digest (FIPS 180-4): the identity of a text, a file or a list of fields.
public struct Digest: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// Digests bytes.
    public init(of bytes: some Collection<UInt8>) {
        self.bytes = Self.hash(Array(bytes), size: 32, chaka_sha256)
    }

    /// Digests bytes where they lie, a mapped file for example, without copying them.
    public init(of bytes: UnsafeRawBufferPointer) {
        var digest = [UInt8](repeating: 0, count: 32)
        let status = digest.withUnsafeMutableBufferPointer { output in
            chaka_sha256(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, output.baseAddress)
        }
        precondition(status == 1, "libcrypto refuses an algorithm it documents")
        self.bytes = digest
    }

    /// Digests the UTF-8 bytes of a text.
    public init(of text: String) { self.init(of: text.utf8) }

    /// Digests several fields so that no two lists of fields run together.
    ///
    /// Each field is preceded by its length in bytes (8 bytes, little-endian): `["ab", "c"]` and `["a", "bc"]` differ.
    public init(fields: [String]) {
        var bytes: [UInt8] = []
        for field in fields {
            withUnsafeBytes(of: UInt64(field.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: field.utf8)
        }
        self.init(of: bytes)
    }

    /// Restores a digest from its 32 bytes, or nil when there are not 32.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// 64 hexadecimal digits in lower case.
    public var description: String { hexadecimal(bytes) }

    /// Order by bytes.
    public static func < (left: Digest, right: Digest) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }

    static func hash(
        _ bytes: [UInt8], size: Int, _ function: (UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<UInt8>?) -> Int32
    ) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: size)
        let status = bytes.withUnsafeBufferPointer { input in
            digest.withUnsafeMutableBufferPointer { output in
                function(input.baseAddress, input.count, output.baseAddress)
            }
        }
        precondition(status == 1, "libcrypto refuses an algorithm it documents")
        return digest
    }
}

/// A name-based identifier, stable across runs and machines.
///
/// Source: RFC 9562 (2024), section 5.5, UUID version 5.
///
/// - Parameters:
///   - namespace: The 16 bytes of the namespace's UUID.
///   - name: The name inside the namespace.
/// - Returns: The UUID as 36 characters in lower case.
public func nameBasedUUID(namespace: [UInt8], name: String) -> String {
    precondition(namespace.count == 16, "a UUID has 16 bytes")
    var bytes = Array(Digest.hash(namespace + Array(name.utf8), size: 20, chaka_sha1).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for (place, byte) in bytes.enumerated() {
        if place == 4 || place == 6 || place == 8 || place == 10 { text.append(UInt8(ascii: "-")) }
        text.append(hexadecimalDigits[Int(byte >> 4)])
        text.append(hexadecimalDigits[Int(byte & 0x0F)])
    }
    return String(decoding: text, as: UTF8.self)
}

private let hexadecimalDigits = Array("0123456789abcdef".utf8)

func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = hexadecimalDigits
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 0x0F)])
    }
    return String(decoding: text, as: UTF8.self)
}
