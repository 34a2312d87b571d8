import TextProcessing

/// A word of a text as statistics count it: letters, marks and digits in a row, case and the glyph of the apostrophe aside.
///
/// An apostrophe between letters belongs to the word. At its end it does as well, since an ejective may end a word, but not
/// in Spanish and English and not where it closes a quotation: `t'ant'a`, `waq'`, `'wasi'` give `tʼantʼa`, `waqʼ`, `wasi`.
struct TextWord {
    /// FNV-1a, 64 bits (Fowler, Noll, Vo 1991) of ``bytes``, the same on every run.
    ///
    /// Two of a million different words have one hash with a probability of 3 in a hundred million.
    let hash: UInt64
    /// UTF-8 in lower case and NFC, apostrophes as U+02BC; only as long as the call lasts that gives the word.
    let bytes: UnsafeBufferPointer<UInt8>
    /// Whether it has a digit.
    let hasDigit: Bool

    /// The word as a value of its own.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Gives the words of a text in order.
    ///
    /// - Complexity: linear; ASCII and Latin letters without tables.
    static func forEach(in text: String, variety: LanguageVariety, _ body: (TextWord) -> Void) {
        var form = MemoryKey.storedForm(of: text)
        let endsWithApostrophe = variety.language != "es" && variety.language != "en"
        form.withUTF8 { bytes in
            var scan = WordScan(bytes: bytes, keepsFinalApostrophe: endsWithApostrophe)
            while let word = scan.next() { body(word) }
        }
    }
}

/// Reads one word after the other from the bytes of a form.
private struct WordScan {
    private enum Kind { case letter, digit, mark, apostrophe, other }

    let bytes: UnsafeBufferPointer<UInt8>
    let keepsFinalApostrophe: Bool
    private var index = 0
    private var isQuoteOpen = false

    init(bytes: UnsafeBufferPointer<UInt8>, keepsFinalApostrophe: Bool) {
        self.bytes = bytes
        self.keepsFinalApostrophe = keepsFinalApostrophe
    }

    mutating func next() -> TextWord? {
        while index < bytes.count {
            let (kind, length) = kind(at: index)
            if kind == .letter || kind == .digit { return word() }
            if kind == .apostrophe { isQuoteOpen = true }
            index += length
        }
        return nil
    }

    private mutating func word() -> TextWord {
        let start = index
        var hasDigit = false
        var closing = 0
        scan: while index < bytes.count {
            let (kind, length) = kind(at: index)
            switch kind {
            case .letter, .mark: break
            case .digit: hasDigit = true
            case .apostrophe:
                guard takesApostrophe(before: index + length) else {
                    closing = length
                    break scan
                }
            case .other: break scan
            }
            index += length
        }
        let word = UnsafeBufferPointer(rebasing: bytes[start..<index])
        // An apostrophe that ends a quotation must not be taken for one that begins the next.
        index += closing
        let hash = word.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return TextWord(hash: hash, bytes: word, hasDigit: hasDigit)
    }

    /// Whether an apostrophe behind a letter is part of the word; one that closes a quotation is used up.
    private mutating func takesApostrophe(before next: Int) -> Bool {
        if next < bytes.count {
            let following = kind(at: next).kind
            if following == .letter || following == .mark { return true }
        }
        if isQuoteOpen {
            isQuoteOpen = false
            return false
        }
        return keepsFinalApostrophe
    }

    private func kind(at place: Int) -> (kind: Kind, length: Int) {
        let byte = bytes[place]
        switch byte {
        case 0x61...0x7A, 0x41...0x5A: return (.letter, 1)
        case 0x30...0x39: return (.digit, 1)
        case 0...0x7F: return (.other, 1)
        case 0xC3: return (bytes[place + 1] == 0x97 || bytes[place + 1] == 0xB7 ? .other : .letter, 2)
        case 0xCA where bytes[place + 1] == 0xBC: return (.apostrophe, 2)
        default: break
        }
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        var value = UInt32(byte) & (0x7F >> UInt32(length))
        for next in 1..<length { value = value << 6 | UInt32(bytes[place + next] & 0x3F) }
        guard let scalar = Unicode.Scalar(value) else { return (.other, length) }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            return (.letter, length)
        case .decimalNumber: return (.digit, length)
        case .nonspacingMark, .spacingMark, .enclosingMark: return (.mark, length)
        default: return (.other, length)
        }
    }
}
