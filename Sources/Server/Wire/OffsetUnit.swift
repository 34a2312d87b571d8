/// Unit of the offsets in an answer.
enum OffsetUnit: String, Sendable, CaseIterable {
    /// UTF-8 bytes, the default.
    case utf8
    /// UTF-16 code units, as JavaScript and Java count.
    case utf16
    /// Unicode scalars, as Python counts.
    case codepoint

    /// Converts UTF-8 ranges of one text, each O(1) after one pass over the text.
    func converter(for text: String) -> @Sendable (Range<Int>) -> RangeReply {
        guard self != .utf8 else { return { RangeReply(start: $0.lowerBound, end: $0.upperBound) } }
        var table: [Int] = []
        table.reserveCapacity(text.utf8.count + 1)
        var offset = 0
        for scalar in text.unicodeScalars {
            for _ in 0..<UTF8.width(scalar) { table.append(offset) }
            offset += self == .utf16 ? UTF16.width(scalar) : 1
        }
        table.append(offset)
        let offsets = table
        return { RangeReply(start: offsets[$0.lowerBound], end: offsets[$0.upperBound]) }
    }
}
