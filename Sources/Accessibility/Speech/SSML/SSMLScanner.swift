import TextProcessing

/// One piece of an SSML document and the bytes it stands at.
enum SSMLToken {
    /// Characters, entities resolved, and for each UTF-8 byte of them the byte of the source.
    case text([UInt8], offsets: [Int])
    /// A start tag: its name, the place of its `<`, the places of its attributes by name.
    case start(String, offset: Int, attributes: [String: Int], isEmpty: Bool)
    /// An end tag and the place of its `<`.
    case end(String, offset: Int)
}

/// Finds the places of tags, attributes and characters in an SSML document.
///
/// libxml2 decides what is well-formed XML; it does not tell exactly where something stands, so this scanner goes over the
/// same bytes and what the two found is compared piece by piece (``SSMLReader``). It also refuses, before libxml2 sees the
/// document, what libxml2 would follow: document types with their entities, and deep nesting.
struct SSMLScanner {
    private let bytes: [UInt8]
    private let depthLimit: Int
    private var place: Int
    private var depth = 0

    /// Creates a scanner.
    ///
    /// - Parameters:
    ///   - bytes: The document.
    ///   - start: First byte behind a byte order mark.
    ///   - depthLimit: Most elements within each other.
    init(_ bytes: [UInt8], start: Int, depthLimit: Int) {
        self.bytes = bytes
        self.depthLimit = depthLimit
        place = start
    }

    /// The next piece; comments and processing instructions are passed over.
    ///
    /// - Returns: It, or nil at the end.
    /// - Throws: ``SpeechError/invalidDocument(offset:reason:)``.
    mutating func next() throws(SpeechError) -> SSMLToken? {
        while place < bytes.count {
            let offset = place
            guard bytes[place] == UInt8(ascii: "<") else { return try text() }
            if starts(with: "<!--") {
                try pass("-->", from: place + 4, in: "comment")
            } else if starts(with: "<![CDATA[") {
                try pass("]]>", from: place + 9, in: "CDATA section")
                return characters(from: offset + 9, to: place - 3)
            } else if starts(with: "<!") {
                throw invalid(offset, "document type declarations are refused")
            } else if starts(with: "<?") {
                try pass("?>", from: place + 2, in: "processing instruction")
                try checkEncoding(offset..<place)
            } else {
                return try tag()
            }
        }
        return nil
    }

    private func starts(with text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[place...].starts(with: $0) }
    }

    private mutating func pass(_ end: String, from start: Int, in what: String) throws(SpeechError) {
        let end = Array(end.utf8)
        var index = start
        while index + end.count <= bytes.count {
            if bytes[index..<index + end.count].elementsEqual(end) {
                place = index + end.count
                return
            }
            index += 1
        }
        throw invalid(place, "a \(what) does not end")
    }

    private func checkEncoding(_ range: Range<Int>) throws(SpeechError) {
        let text = String(decoding: bytes[range], as: UTF8.self).lowercased()
        guard text.hasPrefix("<?xml "), text.contains("encoding"), !text.contains("utf-8") else { return }
        throw invalid(range.lowerBound, "the document declares another encoding than UTF-8")
    }

    private mutating func tag() throws(SpeechError) -> SSMLToken {
        let offset = place
        let isEnd = starts(with: "</")
        place += isEnd ? 2 : 1
        let name = name()
        guard !name.isEmpty else { throw invalid(offset, "a < that begins no tag") }
        var attributes: [String: Int] = [:]
        while true {
            passSpace()
            guard place < bytes.count else { throw invalid(offset, "the tag <\(name)> does not end") }
            if bytes[place] == UInt8(ascii: ">") { break }
            if !isEnd, starts(with: "/>") { break }
            let start = place
            let attribute = self.name()
            passSpace()
            guard !isEnd, !attribute.isEmpty, take(UInt8(ascii: "=")) else {
                throw invalid(start, "malformed tag <\(name)>")
            }
            guard attributes.updateValue(start, forKey: attribute) == nil else {
                throw invalid(start, "attribute \(attribute) stands twice in <\(name)>")
            }
            passSpace()
            guard place < bytes.count, bytes[place] == 0x22 || bytes[place] == 0x27 else {
                throw invalid(start, "attribute \(attribute) of <\(name)> has no quotes")
            }
            guard let end = bytes[(place + 1)...].firstIndex(of: bytes[place]) else {
                throw invalid(start, "attribute \(attribute) of <\(name)> does not end")
            }
            place = end + 1
        }
        let isEmpty = bytes[place] == UInt8(ascii: "/")
        place += isEmpty ? 2 : 1
        if isEnd {
            depth -= 1
            return .end(name, offset: offset)
        }
        guard depth < depthLimit else {
            throw invalid(offset, "<\(name)> is nested deeper than \(depthLimit) elements")
        }
        if !isEmpty { depth += 1 }
        return .start(name, offset: offset, attributes: attributes, isEmpty: isEmpty)
    }

    private mutating func name() -> String {
        let start = place
        while place < bytes.count, !Self.endsName(bytes[place]) { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func passSpace() { while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 } }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard place < bytes.count, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    /// Characters up to the next `<`.
    private mutating func text() throws(SpeechError) -> SSMLToken {
        let end = bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        var characters: [UInt8] = []
        var offsets: [Int] = []
        while place < end {
            let start = place
            if bytes[place] == UInt8(ascii: "&") {
                let resolved = try reference(before: end)
                characters += resolved
                // A reference of several bytes ends where its last byte stands, so that a range over it is whole.
                offsets += resolved.indices.map { $0 > 0 && $0 == resolved.count - 1 ? place - 1 : start }
                continue
            }
            append(at: place, to: &characters, &offsets)
            place += 1
        }
        return .text(characters, offsets: offsets)
    }

    private func characters(from start: Int, to end: Int) -> SSMLToken {
        var characters: [UInt8] = []
        var offsets: [Int] = []
        for index in start..<end { append(at: index, to: &characters, &offsets) }
        return .text(characters, offsets: offsets)
    }

    /// Appends a byte as XML sees it: a carriage return is a line feed, and both together are one (XML 1.0, 2.11).
    private func append(at index: Int, to characters: inout [UInt8], _ offsets: inout [Int]) {
        if bytes[index] == 0x0A, index > 0, bytes[index - 1] == 0x0D { return }
        characters.append(bytes[index] == 0x0D ? 0x0A : bytes[index])
        offsets.append(index)
    }

    private mutating func reference(before end: Int) throws(SpeechError) -> [UInt8] {
        let start = place
        guard let semicolon = bytes[place..<end].firstIndex(of: UInt8(ascii: ";")) else {
            throw invalid(start, "a & that begins no reference")
        }
        let name = String(decoding: bytes[place + 1..<semicolon], as: UTF8.self)
        place = semicolon + 1
        switch name {
        case "amp": return [0x26]
        case "lt": return [0x3C]
        case "gt": return [0x3E]
        case "quot": return [0x22]
        case "apos": return [0x27]
        default: break
        }
        let digits = name.dropFirst(name.hasPrefix("#x") ? 2 : 1)
        guard name.hasPrefix("#"), let number = UInt32(digits, radix: name.hasPrefix("#x") ? 16 : 10),
            number >= 0x20 || number == 9 || number == 10 || number == 13, let scalar = Unicode.Scalar(number)
        else { throw invalid(start, "a reference that XML does not define") }
        return Array(String(Character(scalar)).utf8)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    private static func endsName(_ byte: UInt8) -> Bool { isSpace(byte) || "<>/=\"'&".utf8.contains(byte) }

    private func invalid(_ offset: Int, _ reason: String) -> SpeechError {
        .invalidDocument(offset: offset, reason: reason)
    }
}
