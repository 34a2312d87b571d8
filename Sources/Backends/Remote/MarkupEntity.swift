/// An entity or character reference as services write them: `&amp;`, `&#39;`, `&#x2BC;`.
struct MarkupEntity {
    /// What it stands for.
    let text: String
    /// One past its semicolon.
    let end: Int

    private static let names = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    ]
    /// Bytes of the longest name or number that is read.
    private static let longest = 8

    /// Reads the entity that starts at a position; nil for anything else, which stands for itself.
    init?(in bytes: [UInt8], at position: Int) {
        guard bytes[position] == UInt8(ascii: "&") else { return nil }
        let rest = bytes[(position + 1)...].prefix(Self.longest + 1)
        guard let semicolon = rest.firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: rest[..<semicolon], as: UTF8.self)
        if let text = Self.names[name] {
            self.text = text
        } else if let scalar = Self.scalar(name) {
            text = String(Character(scalar))
        } else {
            return nil
        }
        end = semicolon + 1
    }

    /// Whether a text has something that reads as an entity.
    static func isPresent(in text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.contains { bytes[$0] == UInt8(ascii: "&") && MarkupEntity(in: bytes, at: $0) != nil }
    }

    private static func scalar(_ name: String) -> Unicode.Scalar? {
        guard name.utf8.first == UInt8(ascii: "#") else { return nil }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let number, number > 0x1F else { return nil }
        return Unicode.Scalar(number)
    }
}
