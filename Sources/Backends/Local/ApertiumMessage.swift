import TextProcessing

/// A text cut into what Apertium may see and what it must not touch.
///
/// Apertium's stream format gives `[]{}^$@\/<>*#~` a meaning, and marks unknown words with `*@#` in its answer. Such
/// characters, control characters, protected spans and every white space but a single blank travel as numbered superblanks
/// (`[7]`) that all stages pass on; so every `*@#` of the answer is a mark. Paragraphs (two line feeds between them) travel
/// as units of their own, and pieces without a letter do not travel at all.
struct ApertiumMessage {
    /// A part of the text.
    enum Piece {
        /// Stands in the translation as it is.
        case copy(Range<Int>)
        /// Is translated as the unit with this index.
        case unit(Int)
    }

    /// A part of the text that travels as a superblank.
    struct Shield {
        /// Its place in the source.
        let range: Range<Int>
        /// Which protected span it is, when it is one.
        let protectedIndex: Int?
    }

    /// UTF-8 of the text.
    let source: [UInt8]
    /// All parts, in order.
    private(set) var pieces: [Piece] = []
    /// The units in Apertium's stream format.
    private(set) var units: [[UInt8]] = []
    /// The superblanks of all units, by number.
    private(set) var shields: [Shield] = []
    /// Protected spans in the order of the request.
    let protected: [ByteRange<NormalizedForm>]

    private var unit: [UInt8] = []
    private var unitStart = 0
    private var firstShield = 0
    private var hasLetters = false

    /// Cuts a text.
    ///
    /// - Throws: ``ApertiumError/invalidProtectedSpan(_:)``.
    init(_ text: String, protected: [ByteRange<NormalizedForm>]) throws(ApertiumError) {
        source = Array(text.utf8)
        self.protected = protected
        let spans = protected.enumerated().sorted {
            ($0.element.lowerBound, $0.element.upperBound) < ($1.element.lowerBound, $1.element.upperBound)
        }
        var floor = 0
        for (_, span) in spans {
            guard span.lowerBound >= floor, span.upperBound <= source.count, isBoundary(span.lowerBound),
                isBoundary(span.upperBound)
            else { throw .invalidProtectedSpan(span) }
            floor = span.upperBound
        }
        var position = 0
        for (index, span) in spans {
            cut(position..<span.lowerBound)
            shield(span.range, protectedIndex: index)
            position = span.upperBound
        }
        cut(position..<source.count)
        endUnit(at: source.count)
    }

    private func isBoundary(_ offset: Int) -> Bool { offset == source.count || source[offset] & 0xC0 != 0x80 }

    private mutating func cut(_ range: Range<Int>) {
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = source[position]
            let isSpace = Self.isSpace(byte)
            guard isSpace || Self.isSpecial(byte) else {
                unit.append(byte)
                hasLetters = hasLetters || Self.isLetter(byte)
                position += 1
                continue
            }
            let start = position
            while position < range.upperBound,
                isSpace ? Self.isSpace(source[position]) : Self.isSpecial(source[position])
            {
                position += 1
            }
            let run = source[start..<position]
            let isOuter = start == unitStart || position == source.count
            if isSpace && (isOuter || run.count(where: { $0 == UInt8(ascii: "\n") }) > 1) {
                endUnit(at: start)
                pieces.append(.copy(start..<position))
                unitStart = position
            } else if isSpace && run.elementsEqual([UInt8(ascii: " ")]) {
                unit.append(UInt8(ascii: " "))
            } else {
                shield(start..<position, protectedIndex: nil)
            }
        }
    }

    private mutating func shield(_ range: Range<Int>, protectedIndex: Int?) {
        unit.append(contentsOf: "[\(shields.count)]".utf8)
        shields.append(Shield(range: range, protectedIndex: protectedIndex))
    }

    private mutating func endUnit(at end: Int) {
        if hasLetters {
            pieces.append(.unit(units.count))
            units.append(unit)
        } else if unitStart < end || shields.count > firstShield {
            pieces.append(.copy(unitStart..<end))
            shields.removeLast(shields.count - firstShield)
        }
        unit = []
        unitStart = end
        firstShield = shields.count
        hasLetters = false
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        if byte < 0x20 || byte == 0x7F { return !isSpace(byte) }
        return switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "^"),
            UInt8(ascii: "$"), UInt8(ascii: "@"), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "<"),
            UInt8(ascii: ">"), UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
