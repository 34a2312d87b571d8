/// The UTF-8 bytes of a text with scalar access at byte offsets.
struct ScalarText {
    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    var count: Int { bytes.count }

    /// The scalar that starts at `offset` and its size in bytes; `offset` lies on a scalar boundary before the end.
    func scalar(at offset: Int) -> (value: Unicode.Scalar, size: Int) {
        let lead = bytes[offset]
        if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
        let size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var value = UInt32(lead) & (size == 2 ? 0x1F : size == 3 ? 0x0F : 0x07)
        var next = offset + 1
        while next < min(offset + size, bytes.count) {
            value = value << 6 | UInt32(bytes[next] & 0x3F)
            next += 1
        }
        // A caller's range may cut a scalar; the replacement character then stands for the rest.
        return (Unicode.Scalar(value) ?? "\u{FFFD}", next - offset)
    }

    /// The scalar that ends at `offset`, or nil at the start of the text.
    func scalar(before offset: Int) -> (value: Unicode.Scalar, size: Int)? {
        guard offset > 0 else { return nil }
        var start = offset - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return (scalar(at: start).value, offset - start)
    }

    /// First offset at or after `offset` whose scalar does not satisfy the predicate.
    func skip(from offset: Int, to end: Int, while predicate: (Unicode.Scalar) -> Bool) -> Int {
        var position = offset
        while position < end {
            let (value, size) = scalar(at: position)
            guard predicate(value) else { break }
            position += size
        }
        return min(position, end)
    }

    /// Last offset at or before `offset`, not before `start`, whose preceding scalar does not satisfy the predicate.
    func skipBack(from offset: Int, to start: Int, while predicate: (Unicode.Scalar) -> Bool) -> Int {
        var position = offset
        while position > start, let (value, size) = scalar(before: position), predicate(value) { position -= size }
        return max(position, start)
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
