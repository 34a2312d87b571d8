/// Strings of PO files in their quotes.
///
/// Source: GNU gettext manual, section "The Format of PO Files".
enum POText {
    /// The bytes between the quotes, escapes resolved; nil when the quotes or an escape are wrong.
    static func unquoted(_ quoted: ArraySlice<UInt8>) -> [UInt8]? {
        guard quoted.count >= 2, quoted.first == UInt8(ascii: "\""), quoted.last == UInt8(ascii: "\"") else {
            return nil
        }
        var rest = quoted.dropFirst().dropLast()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rest.count)
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") { return nil }
            if byte != UInt8(ascii: "\\") {
                bytes.append(byte)
                continue
            }
            guard let escaped = escaped(&rest) else { return nil }
            bytes.append(escaped)
        }
        return bytes
    }

    private static func escaped(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
        guard let letter = rest.popFirst() else { return nil }
        switch letter {
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "a"): return 0x07
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "v"): return 0x0B
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return letter
        case UInt8(ascii: "x"): return number(&rest, first: nil, digits: 2, radix: 16)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            return number(&rest, first: Int(letter) - 0x30, digits: 3, radix: 8)
        default: return nil
        }
    }

    private static func number(_ rest: inout ArraySlice<UInt8>, first: Int?, digits: Int, radix: Int) -> UInt8? {
        var value = first ?? 0
        var count = first == nil ? 0 : 1
        while count < digits, let byte = rest.first,
            let digit = Character(Unicode.Scalar(byte)).hexDigitValue, digit < radix
        {
            value = value * radix + digit
            count += 1
            rest.removeFirst()
        }
        return count > 0 ? UInt8(exactly: value) : nil
    }

    /// A text in quotes, one line.
    static func quoted(_ text: String) -> String { quoted(Array(text.utf8)[...]) }

    /// A keyword and its string; a text of several lines stands in as many.
    static func lines(_ keyword: String, _ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var pieces: [ArraySlice<UInt8>] = []
        var start = 0
        for index in bytes.indices where bytes[index] == 0x0A {
            pieces.append(bytes[start...index])
            start = index + 1
        }
        if start < bytes.count { pieces.append(bytes[start...]) }
        if pieces.count <= 1 { return ["\(keyword) \(quoted(bytes[...]))"] }
        return ["\(keyword) \"\""] + pieces.map(quoted)
    }

    /// Other control characters stand as they are: gettext reads them, and not every tool reads octal escapes.
    private static func quoted(_ bytes: ArraySlice<UInt8>) -> String {
        var quoted: [UInt8] = [UInt8(ascii: "\"")]
        for byte in bytes {
            switch byte {
            case 0x0A: quoted += Array("\\n".utf8)
            case 0x09: quoted += Array("\\t".utf8)
            case 0x0D: quoted += Array("\\r".utf8)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): quoted += [UInt8(ascii: "\\"), byte]
            default: quoted.append(byte)
            }
        }
        quoted.append(UInt8(ascii: "\""))
        return String(decoding: quoted, as: UTF8.self)
    }
}
