/// One side of a pair as the filter sees it: words in small letters, numbers, lengths.
struct PairSide {
    /// Runs of letters with the apostrophes inside and behind them, in small letters.
    private(set) var words: [String] = []
    /// Runs of digits; separators of thousands and decimals part them.
    private(set) var numbers: [String] = []
    /// Number of scalars.
    private(set) var characterCount = 0
    /// Number of UTF-8 bytes.
    let byteCount: Int
    /// Whether a control character or the replacement character stands in the text.
    private(set) var hasControl = false
    /// Whether there is nothing but space.
    private(set) var isBlank = true

    init(_ text: String) {
        byteCount = text.utf8.count
        var word = String.UnicodeScalarView()
        var number = ""
        for scalar in text.unicodeScalars {
            characterCount += 1
            let value = scalar.value
            if value < 0x20 && value != 0x09 || value == 0x7F || value == 0xFFFD { hasControl = true }
            if value > 0x20, value != 0xA0, value != 0x200B, value != 0xFEFF { isBlank = false }
            let isDigit = (0x30...0x39).contains(value)
            if !isDigit, !number.isEmpty {
                numbers.append(number)
                number = ""
            }
            if isDigit { number.unicodeScalars.append(scalar) }
            let isApostrophe = [0x27, 0x2019, 0x2018, 0x02BC, 0xB4, 0x60].contains(value)
            let isLetter =
                value < 0x80 ? (0x61...0x7A).contains(value | 0x20) : scalar.properties.isAlphabetic
            if isLetter || isApostrophe && !word.isEmpty {
                word.append(isApostrophe ? "\u{2BC}" : scalar)
            } else if !word.isEmpty {
                words.append(String(word).lowercased())
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { words.append(String(word).lowercased()) }
        if !number.isEmpty { numbers.append(number) }
    }
}
