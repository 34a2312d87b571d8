/// A text with its words and numbers, and its letters without case and accents.
struct FoldedText {
    /// A run of letters or a run of digits.
    struct Token {
        /// First byte.
        let start: Int
        /// One past the last byte.
        let end: Int
        /// Whether it is a number.
        let isNumber: Bool
        /// Whether the first letter is a capital.
        let isCapitalized: Bool
        /// Whether all letters are capitals.
        let isAllCapitals: Bool

        var count: Int { end - start }
    }

    let text: ScalarText
    /// As many bytes as the text: small Latin letters without accents, ASCII digits and signs; 0 for bytes that add
    /// nothing (accents, the ejective, second bytes), 1 for letters that have no Latin base.
    let folded: [UInt8]
    let tokens: [Token]

    var bytes: [UInt8] { text.bytes }

    /// Base letters of U+00C0 to U+00FF; 0 for the two signs among them.
    private static let bases = Array("aaaaaaaceeeeiiiidnooooo\u{0}ouuuuytsaaaaaaaceeeeiiiidnooooo\u{0}ouuuuyty".utf8)

    init(_ string: String) {
        let text = ScalarText(string)
        var folded = text.bytes
        var tokens: [Token] = []
        tokens.reserveCapacity(text.count / 6)
        var builder = TokenBuilder()
        var position = 0
        while position < text.count {
            let byte = text.bytes[position]
            var size = 1
            if byte < 0x80 {
                let letter = byte | 0x20
                if letter &- 0x61 < 26 {
                    folded[position] = letter
                    builder.letter(isCapital: byte < 0x61, at: position, &tokens)
                } else if byte &- 0x30 < 10 {
                    builder.digit(at: position, &tokens)
                } else {
                    builder.finish(at: position, &tokens)
                }
            } else {
                let scalar = text.scalar(at: position)
                size = scalar.size
                let fold = Self.fold(scalar.value)
                for offset in position..<position + size { folded[offset] = 0 }
                folded[position] = fold.byte
                switch fold.kind {
                case .letter(let isCapital): builder.letter(isCapital: isCapital, at: position, &tokens)
                case .digit: builder.digit(at: position, &tokens)
                case .mark: break
                case .other: builder.finish(at: position, &tokens)
                }
            }
            position += size
        }
        builder.finish(at: text.count, &tokens)
        self.text = text
        self.folded = folded
        self.tokens = tokens
    }

    private enum Kind {
        case letter(isCapital: Bool)
        case digit
        case mark
        case other
    }

    private static func fold(_ scalar: Unicode.Scalar) -> (byte: UInt8, kind: Kind) {
        switch scalar.value {
        case 0xC0...0xFF where bases[Int(scalar.value - 0xC0)] != 0:
            return (bases[Int(scalar.value - 0xC0)], .letter(isCapital: scalar.value < 0xDF))
        // The ordinal signs of `N.º`.
        case 0xAA, 0xBA: return (0x6F, .other)
        case 0x02BC, 0x2019: return (0, scalar.value == 0x02BC ? .letter(isCapital: false) : .other)
        // Spaces and hyphens that do not break, and the dashes.
        case 0xA0, 0x2007...0x200A, 0x202F: return (0x20, .other)
        case 0x2010...0x2014, 0x2212: return (0x2D, .other)
        default: break
        }
        if LetterClass.isMark(scalar) { return (0, .mark) }
        if LetterClass.isLetter(scalar) { return (1, .letter(isCapital: LetterClass.isUppercase(scalar))) }
        if LetterClass.isDigit(scalar), let value = scalar.properties.numericType.flatMap({ _ in digit(scalar) }) {
            return (0x30 + value, .digit)
        }
        return (0, .other)
    }

    private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
        scalar.properties.numericValue.flatMap { UInt8(exactly: $0) }
    }
}

/// Collects scalars of one class.
private struct TokenBuilder {
    private var start = -1
    private var isNumber = false
    private var isCapitalized = false
    private var isAllCapitals = false

    mutating func letter(isCapital: Bool, at position: Int, _ tokens: inout [FoldedText.Token]) {
        if start < 0 || isNumber {
            finish(at: position, &tokens)
            (start, isNumber, isCapitalized, isAllCapitals) = (position, false, isCapital, isCapital)
        } else if !isCapital {
            isAllCapitals = false
        }
    }

    mutating func digit(at position: Int, _ tokens: inout [FoldedText.Token]) {
        if start < 0 || !isNumber {
            finish(at: position, &tokens)
            (start, isNumber, isCapitalized, isAllCapitals) = (position, true, false, false)
        }
    }

    mutating func finish(at position: Int, _ tokens: inout [FoldedText.Token]) {
        guard start >= 0 else { return }
        tokens.append(
            FoldedText.Token(
                start: start, end: position, isNumber: isNumber, isCapitalized: isCapitalized,
                isAllCapitals: isAllCapitals))
        start = -1
    }
}

extension FoldedText {
    /// Whether the word begins with the small ASCII letters given, or is just these.
    func word(_ token: Token, begins prefix: StaticString, isWhole: Bool = false) -> Bool {
        var offset = 0
        var position = token.start
        while position < token.end, offset < prefix.utf8CodeUnitCount {
            let byte = folded[position]
            position += 1
            if byte == 0 { continue }
            if byte != prefix.utf8Start[offset] { return false }
            offset += 1
        }
        guard offset == prefix.utf8CodeUnitCount else { return false }
        return !isWhole || !folded[position..<token.end].contains { $0 != 0 }
    }

    /// Whether the word is one of those given.
    func word(_ token: Token, isOneOf words: [StaticString]) -> Bool {
        words.contains { word(token, begins: $0, isWhole: true) }
    }

    /// The bytes between two neighbouring tokens without accents and second bytes: `N.º 5` has `.o ` between.
    func gap(after index: Int) -> [UInt8] {
        guard index + 1 < tokens.count else { return [] }
        return folded[tokens[index].end..<tokens[index + 1].start].filter { $0 != 0 }
    }

    /// The one separator between two neighbouring tokens; nil when there are more, 0 when there is none.
    func separator(after index: Int) -> UInt8? {
        guard index + 1 < tokens.count else { return nil }
        let (start, end) = (tokens[index].end, tokens[index + 1].start)
        if start == end { return 0 }
        let first = folded[start]
        if end - start == 1 { return first }
        return text.scalar(at: start).size == end - start && first != 0 ? first : nil
    }

    /// Whether the token begins where the one before it ends.
    func touchesPrevious(_ index: Int) -> Bool { index > 0 && tokens[index - 1].end == tokens[index].start }

    /// The byte before an offset without case and accents, or 0 at the start.
    func sign(before offset: Int) -> UInt8 { offset > 0 ? folded[offset - 1] : 0 }

    /// The byte at an offset without case and accents, or 0 at the end.
    func sign(at offset: Int) -> UInt8 { offset < folded.count ? folded[offset] : 0 }

    /// Values of the digits of a number.
    func digits(of token: Token) -> [UInt8] {
        folded[token.start..<token.end].compactMap { $0 == 0 ? nil : $0 - 0x30 }
    }
}
