/// What in a text needs a closer look before it can be called normal.
///
/// The survey is the fast path of normalization: eight ASCII bytes at a time, and a short decision for the letters and
/// signs that Spanish, Quechua and Aymara write with two or three bytes.
struct TextConcerns: OptionSet {
    let rawValue: UInt8

    /// Characters to remove or replace may occur.
    static let characters = TextConcerns(rawValue: 1)
    /// The text may not be in NFC.
    static let composition = TextConcerns(rawValue: 2)
    /// Characters of the apostrophe family occur that may stand for an ejective.
    static let apostrophes = TextConcerns(rawValue: 4)

    /// Surveys valid UTF-8.
    ///
    /// Source for what is in NFC without looking: UAX #15 (Unicode 15), `NFC_Quick_Check`; every scalar below U+0300 is
    /// `Yes` and begins a normalization boundary, as are U+2010 to U+203F and U+2080 to U+20BF.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - watchesApostrophes: Whether the apostrophe family matters in the text's language.
    /// - Returns: The concerns; empty for text that is normal already. Complexity: O(n), no allocation.
    static func survey(_ bytes: UnsafeBufferPointer<UInt8>, watchesApostrophes: Bool) -> TextConcerns {
        var found: TextConcerns = []
        // Once an apostrophe is known to occur, the others are of no interest any more.
        var watches = watchesApostrophes
        let all: TextConcerns =
            watchesApostrophes ? [.characters, .composition, .apostrophes] : [.characters, .composition]
        let raw = UnsafeRawBufferPointer(bytes)
        let count = bytes.count
        var index = 0
        while index < count {
            if index + 8 <= count {
                let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                let marks = suspiciousBytes(in: word, watches: watches)
                if marks == 0 {
                    index += 8
                    continue
                }
                index += marks.trailingZeroBitCount >> 3
            }
            let byte = bytes[index]
            if byte < 0x80 {
                if isControl(byte) {
                    found.insert(.characters)
                } else if watches, byte == 0x27 || byte == 0x60 {
                    found.insert(.apostrophes)
                    watches = false
                }
                index += 1
            } else {
                let (length, concerns) = concerns(ofSequenceAt: index, in: bytes)
                if !concerns.isEmpty {
                    found.formUnion(watchesApostrophes ? concerns : concerns.subtracting(.apostrophes))
                    if concerns.contains(.apostrophes) { watches = false }
                }
                index += length
            }
            if found == all { return found }
        }
        return found
    }

    /// Whether an ASCII byte is a control character other than tab and line feed.
    @inline(__always)
    static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 ? byte != 0x09 && byte != 0x0A : byte == 0x7F }

    /// The high bit of each byte that is no plain ASCII character; exact up to the lowest one.
    @inline(__always)
    private static func suspiciousBytes(in word: UInt64, watches: Bool) -> UInt64 {
        var marks = word | ((word &- UInt64(repeatingByte: 0x20)) & ~word) | word.bytesEqual(to: 0x7F)
        if watches { marks |= word.bytesEqual(to: 0x27) | word.bytesEqual(to: 0x60) }
        return marks & UInt64(repeatingByte: 0x80)
    }

    @inline(__always)
    private static func concerns(
        ofSequenceAt index: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> (length: Int, TextConcerns) {
        let lead = bytes[index]
        let second = bytes[index + 1]
        switch lead {
        case 0xC3...0xC9, 0xCB: return (2, [])
        case 0xC2:
            if second <= 0xA0 || second == 0xAD { return (2, .characters) }
            return (2, second == 0xB4 ? .apostrophes : [])
        case 0xCA: return (2, second == 0xB9 ? .apostrophes : [])
        case 0xD8: return (2, [.characters, .composition])
        case 0xCC..<0xE0: return (2, .composition)
        case 0xE2 where second == 0x80:
            let third = bytes[index + 2]
            if third == 0x98 || third == 0x99 { return (3, .apostrophes) }
            return (3, third < 0x90 || (0xA8...0xAF).contains(third) ? .characters : [])
        case 0xE2 where second == 0x82: return (3, [])
        case 0xE1, 0xE3, 0xEF: return (3, [.characters, .composition])
        case 0xE2: return (3, second == 0x81 ? [.characters, .composition] : .composition)
        case 0xE0..<0xF0: return (3, .composition)
        default: return (4, .composition)
        }
    }
}
