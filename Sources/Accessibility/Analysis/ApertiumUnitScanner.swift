/// Reads the units of a stream one after the other.
struct ApertiumUnitScanner {
    /// A unit as the stream has it.
    struct Unit: Equatable {
        /// The surface without quoting.
        var surface: [UInt8]
        /// The parts of the first reading.
        var parts: [MorphologicalReading]
        /// Whether the reading has no asterisk.
        var isKnown: Bool
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next unit, or nil at the end.
    mutating func next() throws(AnalysisError) -> Unit? {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 2
            case UInt8(ascii: "["): try skipSuperblank()
            case UInt8(ascii: "^"): return try unit()
            default: position += 1
            }
        }
        return nil
    }

    private mutating func skipSuperblank() throws(AnalysisError) {
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 2
            case UInt8(ascii: "]"):
                position += 1
                return
            default: position += 1
            }
        }
        throw .malformed(offset: start)
    }

    private mutating func unit() throws(AnalysisError) -> Unit {
        let start = position
        position += 1
        let surface = try field(until: ["/", "$"], from: start)
        guard bytes[position] == UInt8(ascii: "/") else { throw .malformed(offset: start) }
        position += 1
        if position < bytes.count, bytes[position] == UInt8(ascii: "*") {
            position += 1
            let lemma = try field(until: ["/", "$"], from: start)
            try skipOtherReadings(from: start)
            return Unit(
                surface: surface, parts: [MorphologicalReading(lemma: Self.text(lemma), tags: [])], isKnown: false)
        }
        let parts = try readings(from: start)
        try skipOtherReadings(from: start)
        return Unit(surface: surface, parts: parts, isKnown: true)
    }

    private mutating func readings(from start: Int) throws(AnalysisError) -> [MorphologicalReading] {
        var parts: [(lemma: [UInt8], tags: [String])] = []
        var rest: [UInt8] = []
        while true {
            let lemma = try field(until: ["<", "+", "#", "/", "$"], from: start)
            var tags: [String] = []
            while bytes[position] == UInt8(ascii: "<") {
                position += 1
                tags.append(Self.text(try field(until: [">"], from: start)))
                position += 1
                guard position < bytes.count else { throw .malformed(offset: start) }
            }
            parts.append((lemma, tags))
            if bytes[position] == UInt8(ascii: "#") {
                position += 1
                rest = try field(until: ["+", "/", "$"], from: start)
            }
            guard bytes[position] == UInt8(ascii: "+") else { break }
            position += 1
        }
        parts[0].lemma += rest
        return parts.map { MorphologicalReading(lemma: Self.text($0.lemma), tags: $0.tags) }
    }

    private mutating func skipOtherReadings(from start: Int) throws(AnalysisError) {
        _ = try field(until: ["$"], from: start)
        position += 1
    }

    /// The bytes up to one of the marks, unquoted; the position is then on the mark.
    private mutating func field(until marks: [Unicode.Scalar], from start: Int) throws(AnalysisError) -> [UInt8] {
        var result: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\\"), position + 1 < bytes.count {
                result.append(bytes[position + 1])
                position += 2
            } else if marks.contains(where: { $0.value == UInt32(byte) }) {
                return result
            } else {
                result.append(byte)
                position += 1
            }
        }
        throw .malformed(offset: start)
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
