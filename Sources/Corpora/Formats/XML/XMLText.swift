/// How characters stand in XML.
///
/// Source: Extensible Markup Language (XML) 1.0, fifth edition (2008), sections 2.2, 2.3, 2.4, 2.11 and 3.3.3.
enum XMLText {
    /// Characters as content of an element: a reader gives back the same ones.
    static func escaped(_ text: String) -> String { escaped(text, isAttribute: false) }

    /// Characters as a value between double quotes: a reader gives back the same ones, line ends and tabs included.
    static func escapedAttribute(_ text: String) -> String { escaped(text, isAttribute: true) }

    /// Number of characters that XML 1.0 cannot hold in any form, such as U+0000 and U+000B.
    static func forbiddenCount(in text: String) -> Int {
        // Byte EF begins U+F000...U+FFFF, where the two forbidden ones beyond the control characters lie.
        guard text.utf8.contains(where: { ($0 < 0x20 && !isWhiteSpace($0)) || $0 == 0xEF }) else { return 0 }
        return text.unicodeScalars.count(where: isForbidden)
    }

    /// The text with U+FFFD for each character that XML 1.0 cannot hold.
    static func withoutForbidden(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(isForbidden(scalar) ? "\u{FFFD}" : scalar) }
        return String(result)
    }

    /// Whether a text is a name without colon, as elements and attributes have.
    static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, isNameScalar(first), !"-.0123456789".unicodeScalars.contains(first)
        else { return false }
        return text.unicodeScalars.allSatisfy(isNameScalar)
    }

    /// Whether a text is an NMTOKEN, which identifiers of XLIFF 2 must be.
    static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.unicodeScalars.allSatisfy { isNameScalar($0) || $0 == ":" }
    }

    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "\u{B7}", "\u{C0}"..."\u{D6}", "\u{D8}"..."\u{F6}",
            "\u{F8}"..."\u{37D}", "\u{37F}"..."\u{1FFF}", "\u{3001}"..."\u{D7FF}":
            true
        default: false
        }
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x09 || byte == 0x0A || byte == 0x0D }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private static func escaped(_ text: String, isAttribute: Bool) -> String {
        let needsEscape: (UInt8) -> Bool = { byte in
            switch byte {
            case 0x26, 0x3C, 0x3E, 0x0D: true
            case 0x22, 0x09, 0x0A: isAttribute
            default: false
            }
        }
        guard text.utf8.contains(where: needsEscape) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case 0x26: bytes += "&amp;".utf8
            case 0x3C: bytes += "&lt;".utf8
            case 0x3E: bytes += "&gt;".utf8
            case 0x0D: bytes += "&#13;".utf8
            case 0x22 where isAttribute: bytes += "&quot;".utf8
            case 0x09 where isAttribute: bytes += "&#9;".utf8
            case 0x0A where isAttribute: bytes += "&#10;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
