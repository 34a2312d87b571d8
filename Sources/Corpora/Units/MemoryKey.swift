import Foundation

/// The form under which a text is looked up in the translation memory.
///
/// Two texts with equal keys may answer for each other. Conservative: white space, case and the glyph of the apostrophe
/// do not matter; every letter, number and punctuation mark does, the full stop at the end included.
public enum MemoryKey {
    /// The key of a text.
    ///
    /// Apostrophe family to U+02BC, white space runs to one space, trimmed, lower case. `""` and `" "` give `""`.
    /// The result is not composed: Swift compares and hashes strings by canonical equivalence, so NFC and NFD texts have
    /// equal keys, and the look-up is spared the composition.
    ///
    /// - Parameter text: Any text.
    /// - Returns: The key, as equal as two texts are for the memory.
    public static func normalizationKey(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 8)
        var isSpacePending = false
        for scalar in text.unicodeScalars {
            if isWhiteSpace(scalar) {
                isSpacePending = !bytes.isEmpty
                continue
            }
            if isSpacePending {
                bytes.append(0x20)
                isSpacePending = false
            }
            append(scalar, to: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The key as it is stored and digested: composed to NFC, so that equal keys have equal bytes.
    public static func storedForm(of text: String) -> String {
        var key = normalizationKey(text)
        // Bytes below 0xCC begin scalars below U+0300, which are all composed.
        return key.withUTF8({ $0.allSatisfy { $0 < 0xCC } }) ? key : key.precomposedStringWithCanonicalMapping
    }

    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        switch scalar.value {
        case 0x41...0x5A: bytes.append(UInt8(scalar.value) | 0x20)
        case 0x27, 0x60, 0xB4, 0x02B9, 0x02BB, 0x02BC, 0x02BD, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07:
            bytes.append(contentsOf: [0xCA, 0xBC])
        case 0...0x7F: bytes.append(UInt8(scalar.value))
        // Latin-1: capitals U+00C0...U+00DE lie 0x20 below their small letters; U+00D7 is the multiplication sign.
        case 0xC0...0xD6, 0xD8...0xDE: bytes.append(contentsOf: [0xC3, UInt8(scalar.value - 0xC0 + 0xA0)])
        case 0x80...0xFF, 0x0300...0x036F, 0x2000...0x206F: bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
        default: bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        }
    }

    private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09...0x0D: true
        case 0...0x84: false
        default: scalar.properties.isWhitespace
        }
    }
}
