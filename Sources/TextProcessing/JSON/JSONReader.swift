/// Reads JSON (RFC 8259) strictly: UTF-8 only, no lone surrogates, no doubled names, nothing behind the value.
///
/// `/v1/translate` reads its body with it rather than with Foundation's decoder for two reasons: unknown fields can be
/// refused by name, and decoding six optional fields took a tenth of the route's time.
package struct JSONReader {
    /// Where and why the text is no JSON.
    package struct Failure: Error, Hashable {
        /// Offset in bytes.
        package let offset: Int
    }

    /// Arrays and objects inside each other; deeper texts are refused.
    package static let maximumDepth = 32

    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Reads one value from a whole text.
    package static func value(of bytes: UnsafeRawBufferPointer) throws(Failure) -> JSONValue {
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.position == bytes.count else { throw reader.failure }
        return value
    }

    private var failure: Failure { Failure(offset: position) }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ byte: UInt8) throws(Failure) {
        guard next == byte else { throw failure }
        position += 1
    }

    private mutating func value(depth: Int) throws(Failure) -> JSONValue {
        skipSpace()
        switch next {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue {
        for offset in 0..<word.utf8CodeUnitCount { try take(word.utf8Start[offset]) }
        return value
    }

    private mutating func object(depth: Int) throws(Failure) -> [JSONValue.Member] {
        guard depth < Self.maximumDepth else { throw failure }
        try take(UInt8(ascii: "{"))
        var members: [JSONValue.Member] = []
        skipSpace()
        while next != UInt8(ascii: "}") {
            if !members.isEmpty {
                try take(UInt8(ascii: ","))
                skipSpace()
            }
            let start = position
            let name = try string()
            guard !members.contains(where: { $0.name == name }) else { throw Failure(offset: start) }
            skipSpace()
            try take(UInt8(ascii: ":"))
            members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
            // A text of names alone would make the search for doubled ones quadratic.
            guard members.count <= 64 else { throw failure }
            skipSpace()
        }
        position += 1
        return members
    }

    private mutating func array(depth: Int) throws(Failure) -> [JSONValue] {
        guard depth < Self.maximumDepth else { throw failure }
        try take(UInt8(ascii: "["))
        var values: [JSONValue] = []
        skipSpace()
        while next != UInt8(ascii: "]") {
            if !values.isEmpty { try take(UInt8(ascii: ",")) }
            values.append(try value(depth: depth + 1))
            skipSpace()
        }
        position += 1
        return values
    }

    private mutating func number() throws(Failure) -> String {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if next == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() throws(Failure) {
        let start = position
        while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
        guard position > start else { throw failure }
    }

    private mutating func string() throws(Failure) -> String {
        try take(UInt8(ascii: "\""))
        let start = position
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
        // Most texts have no escape and are taken in one piece.
        if next == UInt8(ascii: "\"") {
            position += 1
            return try text(bytes[start..<(position - 1)], at: start)
        }
        var unescaped = Array(bytes[start..<position])
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw failure }
            position += 1
            if byte == UInt8(ascii: "\\") { try escape(into: &unescaped) } else { unescaped.append(byte) }
        }
        try take(UInt8(ascii: "\""))
        return try text(unescaped, at: start)
    }

    private func text(_ utf8: some Sequence<UInt8>, at offset: Int) throws(Failure) -> String {
        guard let text = String(validating: utf8, as: UTF8.self) else { throw Failure(offset: offset) }
        return text
    }

    private mutating func escape(into utf8: inout [UInt8]) throws(Failure) {
        guard let byte = next else { throw failure }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): utf8.append(byte)
        case UInt8(ascii: "b"): utf8.append(0x08)
        case UInt8(ascii: "f"): utf8.append(0x0C)
        case UInt8(ascii: "n"): utf8.append(0x0A)
        case UInt8(ascii: "r"): utf8.append(0x0D)
        case UInt8(ascii: "t"): utf8.append(0x09)
        case UInt8(ascii: "u"): try unicodeEscape(into: &utf8)
        default: throw failure
        }
    }

    private mutating func unicodeEscape(into utf8: inout [UInt8]) throws(Failure) {
        var value = try hexadecimal()
        if (0xD800...0xDBFF).contains(value) {
            try take(UInt8(ascii: "\\"))
            try take(UInt8(ascii: "u"))
            let low = try hexadecimal()
            guard (0xDC00...0xDFFF).contains(low) else { throw failure }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw failure }
        utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func hexadecimal() throws(Failure) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw failure }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }
}
