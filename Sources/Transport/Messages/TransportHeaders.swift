/// One header field of a request or a response.
public struct TransportHeader: Hashable, Sendable {
    /// The field's name, compared without regard to case.
    public var name: String
    /// The field's value, without white space around it.
    public var value: String

    /// Makes a field.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// The header fields of a response, in the order in which they came.
///
/// They are kept as the bytes that came: most of them are never looked at.
public struct TransportHeaders: Sendable {
    private struct Field {
        let name: Range<Int>
        let value: Range<Int>
    }

    private var text: [UInt8] = []
    private var fields: [Field] = []

    /// Makes no fields.
    public init() {}

    /// Makes these fields.
    public init(_ headers: [TransportHeader]) {
        for header in headers { append(line: Array("\(header.name): \(header.value)".utf8)) }
    }

    /// The value of a field, or nil without one; several fields of the name are joined by `, ` (RFC 9110, 5.3).
    public subscript(name: String) -> String? {
        var joined: String?
        for field in fields where matches(field.name, name) {
            joined = joined.map { "\($0), \(string(field.value))" } ?? string(field.value)
        }
        return joined
    }

    /// The values of all fields with this name.
    public func values(of name: String) -> [String] {
        fields.lazy.filter { matches($0.name, name) }.map { string($0.value) }
    }

    /// Adds the field of a line `name: value`; a line without a colon is none.
    mutating func append(line: some Collection<UInt8>) {
        let start = text.count
        text.append(contentsOf: line)
        guard let colon = text[start...].firstIndex(of: UInt8(ascii: ":")) else {
            text.removeSubrange(start...)
            return
        }
        fields.append(Field(name: start..<colon, value: trimmed((colon + 1)..<text.count)))
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, Self.isBlank(text[lower]) { lower += 1 }
        while lower < upper, Self.isBlank(text[upper - 1]) { upper -= 1 }
        return lower..<upper
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }

    private func matches(_ range: Range<Int>, _ name: String) -> Bool {
        guard range.count == name.utf8.count else { return false }
        var place = range.lowerBound
        for byte in name.utf8 {
            guard lowercased(byte) == lowercased(text[place]) else { return false }
            place += 1
        }
        return true
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}

extension TransportHeaders: RandomAccessCollection {
    /// Place of the first field.
    public var startIndex: Int { 0 }
    /// Number of fields.
    public var endIndex: Int { fields.count }
    /// The field at a place.
    public subscript(position: Int) -> TransportHeader {
        TransportHeader(name: string(fields[position].name), value: string(fields[position].value))
    }
}

/// The small letter of an ASCII capital; other bytes as they are.
func lowercased(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }
