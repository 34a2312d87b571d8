import TextProcessing

/// Puts the translation of a message together from Apertium's answers.
///
/// Superblanks give their text back, marks of failed words become ``ApertiumUnknownWord``, blanks that stand where a word
/// was dropped (`I saw` becomes ` Vi`) go.
struct ApertiumReplyBuilder {
    private let message: ApertiumMessage
    private var output: [UInt8] = []
    private var words: [ApertiumUnknownWord] = []
    private var protectedSpans: [ByteRange<ApertiumReply>?]
    private var shieldCounts: [Int]

    private init(_ message: ApertiumMessage) {
        self.message = message
        protectedSpans = message.protected.map { _ in nil }
        shieldCounts = message.shields.map { _ in 0 }
    }

    /// Builds the reply.
    ///
    /// - Parameters:
    ///   - message: What was sent.
    ///   - answers: Apertium's answer to each unit, without what the framing added.
    /// - Returns: The translation.
    /// - Throws: ``ApertiumError/lostProtectedSpan(_:)`` when a superblank did not come back exactly once.
    static func reply(to message: ApertiumMessage, answers: [[UInt8]]) throws(ApertiumError) -> ApertiumReply {
        var builder = ApertiumReplyBuilder(message)
        for piece in message.pieces {
            switch piece {
            case .copy(let range): builder.copy(range)
            case .unit(let index): try builder.decode(answers[index])
            }
        }
        if let lost = builder.shieldCounts.firstIndex(where: { $0 != 1 }) {
            throw .lostProtectedSpan(ByteRange(message.shields[lost].range))
        }
        let text = String(decoding: builder.output, as: UTF8.self)
        var spans: [ByteRange<ApertiumReply>] = []
        for (index, span) in builder.protectedSpans.enumerated() {
            guard let span else { throw .lostProtectedSpan(message.protected[index]) }
            spans.append(span)
        }
        return ApertiumReply(text: text, unknownWords: builder.words, protectedSpans: spans)
    }

    private mutating func copy(_ range: Range<Int>) {
        for (index, span) in message.protected.enumerated()
        where protectedSpans[index] == nil && range.lowerBound <= span.lowerBound && span.upperBound <= range.upperBound
        {
            let start = output.count + span.lowerBound - range.lowerBound
            protectedSpans[index] = ByteRange(start, start + span.count)
        }
        output.append(contentsOf: message.source[range])
    }

    private mutating func decode(_ answer: [UInt8]) throws(ApertiumError) {
        let start = output.count
        var mark: (kind: ApertiumUnknownWord.Kind, start: Int)?
        var isAfterBlank = true
        var position = 0
        while position < answer.count {
            let byte = answer[position]
            if let open = mark, !Self.continuesWord(answer, at: position) {
                end(open)
                mark = nil
            }
            switch byte {
            case UInt8(ascii: "["):
                let end = answer[position...].firstIndex(of: UInt8(ascii: "]")) ?? answer.count
                restore(answer[(position + 1)..<end])
                position = end + 1
                isAfterBlank = false
                continue
            case UInt8(ascii: "*"): mark = (.unanalysed, output.count)
            case UInt8(ascii: "@"): mark = (.untranslated, output.count)
            case UInt8(ascii: "#"): mark = (.ungenerated, output.count)
            // The generator escapes its own `@`; a literal one travels as a superblank, so this is the mark too.
            case UInt8(ascii: "\\") where position + 1 < answer.count && answer[position + 1] == UInt8(ascii: "@"):
                break
            case UInt8(ascii: "\\") where position + 1 < answer.count:
                position += 1
                output.append(answer[position])
                isAfterBlank = false
            case UInt8(ascii: " "):
                if !isAfterBlank { output.append(byte) }
                isAfterBlank = true
            default:
                output.append(byte)
                isAfterBlank = false
            }
            position += 1
        }
        if let mark { end(mark) }
        if isAfterBlank && output.count > start { output.removeLast() }
    }

    private mutating func restore(_ digits: ArraySlice<UInt8>) {
        guard let number = Int(String(decoding: digits, as: UTF8.self)), shieldCounts.indices.contains(number) else {
            return
        }
        shieldCounts[number] += 1
        let shield = message.shields[number]
        if let index = shield.protectedIndex {
            protectedSpans[index] = ByteRange(output.count, output.count + shield.range.count)
        }
        output.append(contentsOf: message.source[shield.range])
    }

    private mutating func end(_ mark: (kind: ApertiumUnknownWord.Kind, start: Int)) {
        guard mark.start < output.count else { return }
        let surface = String(decoding: output[mark.start...], as: UTF8.self)
        words.append(
            ApertiumUnknownWord(surface: surface, range: ByteRange(mark.start, output.count), kind: mark.kind))
    }

    /// Whether the byte at a position belongs to the word before it: a letter, digit or combining mark.
    private static func continuesWord(_ bytes: [UInt8], at position: Int) -> Bool {
        let lead = bytes[position]
        if lead < 0x80 { return (0x30...0x39).contains(lead) || (0x61...0x7A).contains(lead | 0x20) }
        if lead & 0xC0 == 0x80 { return true }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        let scalars = String(decoding: bytes[position..<min(position + length, bytes.count)], as: UTF8.self)
            .unicodeScalars
        guard let properties = scalars.first?.properties else { return false }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber: return true
        default: return properties.isAlphabetic
        }
    }
}
