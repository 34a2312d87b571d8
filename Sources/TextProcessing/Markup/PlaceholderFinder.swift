/// Finds addresses and message-format placeholders.
///
/// Sources: RFC 3986 (URI), RFC 5322 (addresses, the dot-atom form), POSIX printf, Python mapping keys, simple
/// arguments of ICU MessageFormat. Complexity: O(n).
public struct PlaceholderFinder: Sendable {
    /// Creates a finder.
    public init() {}

    /// The placeholders of a text, sorted and disjoint.
    public func placeholders(in text: String) -> [Placeholder] { placeholders(in: ScalarText(text)) }

    func placeholders(in text: ScalarText) -> [Placeholder] {
        var found: [Placeholder] = []
        var end = 0
        var position = 0
        while position < text.count {
            guard let match = Self.match(text, at: position, after: end) else {
                position += 1
                continue
            }
            found.append(Placeholder(range: ByteRange(match.range), kind: match.kind))
            end = match.range.upperBound
            position = end
        }
        return found
    }

    private typealias Match = (range: Range<Int>, kind: Placeholder.Kind)

    private static func match(_ text: ScalarText, at position: Int, after floor: Int) -> Match? {
        let end: Int?
        let kind: Placeholder.Kind
        switch text.bytes[position] {
        case 0x40:
            return AddressScanner.email(text, at: position, after: floor).map { ($0, .email) }
        case 0x7B where byte(text, position + 1) == 0x7B:
            (end, kind) = (doubleBrace(text, position), .doubleBrace)
        case 0x7B: (end, kind) = (brace(text, position), .brace)
        case 0x24 where byte(text, position + 1) == 0x7B: (end, kind) = (name(text, position + 2), .dollarBrace)
        case 0x25: (end, kind) = (PercentScanner.end(text, from: position), .percent)
        case 0x66, 0x68, 0x77, 0x46, 0x48, 0x57: (end, kind) = (AddressScanner.url(text, from: position), .url)
        default: return nil
        }
        return end.map { (position..<$0, kind) }
    }

    static func byte(_ text: ScalarText, _ offset: Int) -> UInt8? {
        text.bytes.indices.contains(offset) ? text.bytes[offset] : nil
    }

    static func isIdentifier(_ byte: UInt8) -> Bool {
        byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80
    }

    /// `{{ ... }}` on one line, at most 128 bytes inside and no brace there.
    private static func doubleBrace(_ text: ScalarText, _ start: Int) -> Int? {
        let limit = min(text.count, start + 2 + 128)
        var position = start + 2
        var hasContent = false
        while position < limit, ![0x7B, 0x7D, 0x0A, 0x0D].contains(text.bytes[position]) {
            hasContent = hasContent || text.bytes[position] > 0x20
            position += 1
        }
        guard hasContent, byte(text, position) == 0x7D, byte(text, position + 1) == 0x7D else { return nil }
        return position + 2
    }

    /// An identifier with dots and hyphens and the closing brace: the inside of `${user.name}`.
    private static func name(_ text: ScalarText, _ start: Int) -> Int? {
        let limit = min(text.count, start + 64)
        var position = start
        while position < limit, isIdentifier(text.bytes[position]) || [0x2E, 0x2D].contains(text.bytes[position]) {
            position += 1
        }
        return position > start && byte(text, position) == 0x7D ? position + 1 : nil
    }

    /// `{0}`, `{name}`, `{user.name}`, `{0:00}`, `{count, number}`; a list in braces is none.
    private static func brace(_ text: ScalarText, _ start: Int) -> Int? {
        if let end = name(text, start + 1) { return end }
        let limit = min(text.count, start + 64)
        var position = start + 1
        while position < limit, isIdentifier(text.bytes[position]) { position += 1 }
        guard position > start + 1, position < limit else { return nil }
        let separator = text.bytes[position]
        guard separator == 0x3A || separator == 0x2C else { return nil }
        position += 1
        if separator == 0x2C, byte(text, position) == 0x20 { position += 1 }
        let format = position
        while position < limit, ![0x7B, 0x7D, 0x20, 0x0A, 0x0D].contains(text.bytes[position]) { position += 1 }
        guard position > format, byte(text, position) == 0x7D else { return nil }
        if separator == 0x2C {
            let type = text.string(format..<position).prefix { $0 != "," }
            guard ["number", "date", "time", "duration", "spellout", "ordinal"].contains(type) else { return nil }
        }
        return position + 1
    }
}
