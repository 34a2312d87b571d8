/// The words of a text as the identifier sees them: letter codes, byte ranges and what makes a word no evidence.
struct IdentificationWords {
    /// One word.
    struct Word {
        /// UTF-8 bytes of the text.
        var bytes: Range<Int>
        /// Places in ``IdentificationWords/codes``, without boundaries.
        var letters: Range<Int>
        /// Number of capitals.
        var capitals: Int
        /// Whether the word begins with a capital.
        var isCapitalized: Bool
        /// Whether the word is part of a token with digits, an address or a handle.
        var isOpaque: Bool
        /// Whether sentence punctuation or a quotation mark stands between this word and the one before.
        var followsBreak: Bool
    }

    /// Letter codes of all words, one after the other.
    private(set) var codes: [UInt8] = []
    /// The words in order.
    private(set) var words: [Word] = []
    /// First byte after the last whitespace before each word: where a span that starts with the word begins.
    private(set) var starts: [Int] = []

    private var open: Word?
    private var afterSpace = 0
    private var isOpaqueToken = false
    private var tokenFirstWord = 0
    private var followsBreak = false
    private var isQuoted = false

    /// Splits UTF-8 bytes into words, in one pass.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        codes.reserveCapacity(bytes.count)
        words.reserveCapacity(bytes.count / 6)
        var index = 0
        while index < bytes.count {
            let (value, length) = Self.decode(bytes, at: index)
            step(value, at: index, length: length, of: bytes)
            index += length
        }
        closeWord()
        closeToken(at: bytes.count)
    }

    private mutating func step(_ value: UInt32, at index: Int, length: Int, of bytes: UnsafeBufferPointer<UInt8>) {
        switch IdentificationAlphabet.kind(of: value) {
        case .letter(let code, let isCapital):
            append(code, isCapital: isCapital, at: index, length: length)
        case .apostrophe:
            if keepsApostrophe(before: index + length, bytes) {
                append(IdentificationAlphabet.apostrophe, isCapital: false, at: index, length: length)
            } else {
                isQuoted = open == nil
                closeWord()
                followsBreak = true
            }
        case .mark:
            if let start = open?.bytes.lowerBound { open?.bytes = start..<(index + length) }
        case .digit:
            isOpaqueToken = true
            closeWord()
        case .other:
            closeWord()
            separate(value, at: index, length: length, bytes)
        }
    }

    private mutating func separate(_ value: UInt32, at index: Int, length: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        switch value {
        case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x202F, 0x2000...0x200A, 0x3000:
            closeToken(at: index + length)
            if value == 0x0A { followsBreak = true }
        case 0x40, 0x5F:  // an address, a handle or an identifier of software
            isOpaqueToken = true
        case 0x3A where index + 2 < bytes.count && bytes[index + 1] == 0x2F && bytes[index + 2] == 0x2F:
            isOpaqueToken = true
        case 0x21, 0x22, 0x28, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0xA1, 0xAB, 0xBB, 0xBF, 0x2013, 0x2014, 0x201C,
            0x201D:
            followsBreak = true
        default: break
        }
    }

    /// An apostrophe between letters is a letter; at the end of a word it is one after a stop (`manqʼ alasiña`), unless a
    /// quotation was opened with the same sign.
    private func keepsApostrophe(before following: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard open != nil, let last = codes.last else { return false }
        if following < bytes.count {
            let (value, _) = Self.decode(bytes, at: following)
            if case .letter = IdentificationAlphabet.kind(of: value) { return true }
        }
        let isStop = [3, 8, 11, 16, 17, 20].contains(last)  // c h k p q t
        return isStop && !isQuoted
    }

    private mutating func append(_ code: UInt8, isCapital: Bool, at index: Int, length: Int) {
        codes.append(code)
        let capital = isCapital ? 1 : 0
        guard var word = open else {
            open = Word(
                bytes: index..<(index + length), letters: (codes.count - 1)..<codes.count, capitals: capital,
                isCapitalized: isCapital, isOpaque: false, followsBreak: followsBreak)
            return
        }
        word.bytes = word.bytes.lowerBound..<(index + length)
        word.letters = word.letters.lowerBound..<codes.count
        word.capitals += capital
        open = word
    }

    private mutating func closeWord() {
        guard let word = open else { return }
        words.append(word)
        starts.append(afterSpace)
        open = nil
        followsBreak = false
    }

    private mutating func closeToken(at index: Int) {
        if isOpaqueToken {
            for place in tokenFirstWord..<words.count { words[place].isOpaque = true }
        }
        isOpaqueToken = false
        tokenFirstWord = words.count
        afterSpace = index
    }

    /// Decodes one scalar; the bytes come from a `String` and so are valid UTF-8.
    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (value: UInt32, length: Int) {
        let first = UInt32(bytes[index])
        func tail(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset]) & 0x3F }
        switch first {
        case 0xC2..<0xE0 where index + 1 < bytes.count: return ((first & 0x1F) << 6 | tail(1), 2)
        case 0xE0..<0xF0 where index + 2 < bytes.count: return ((first & 0x0F) << 12 | tail(1) << 6 | tail(2), 3)
        case 0xF0..<0xF8 where index + 3 < bytes.count:
            return ((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
        default: return (first, 1)
        }
    }
}
