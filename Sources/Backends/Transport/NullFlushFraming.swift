/// How a unit travels through programs of Apertium's stream format that flush at NUL.
///
/// A unit is its text, an end of sentence, two superblanks and NUL. Without the superblanks the second unit blocks for
/// ever, because some stage keeps the last word back; the number in the second one proves that a reply belongs to the
/// unit it is taken for.
enum NullFlushFraming {
    /// Appends what ends the unit with this number.
    static func seal(_ unit: some Sequence<UInt8>, number: UInt64, to stream: inout [UInt8]) {
        stream.append(contentsOf: unit)
        stream.append(UInt8(ascii: "."))
        stream.append(contentsOf: mark(number))
        stream.append(0)
    }

    /// The text of a reply, given without its NUL, or nil when it does not end as the unit with this number must.
    ///
    /// The end of sentence may have been taken for part of an abbreviation and be gone: `EE.UU` comes back as `USA`.
    static func open(_ reply: ArraySlice<UInt8>, number: UInt64) -> [UInt8]? {
        let mark = mark(number)
        guard reply.count >= mark.count, reply.suffix(mark.count).elementsEqual(mark) else { return nil }
        let text = reply.dropLast(mark.count)
        return Array(text.last == UInt8(ascii: ".") ? text.dropLast() : text)
    }

    private static func mark(_ number: UInt64) -> [UInt8] { Array("[][n\(number)]".utf8) }
}
