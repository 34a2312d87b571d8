/// The smallest piece of written text: a run of digits, a run of letters, white space, or one other character.
struct Atom: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// Decimal digits of any script, as ASCII digits in `text`.
        case digits
        /// Letters, their combining marks, and apostrophes inside a word.
        case letters
        /// White space and invisible format characters.
        case space
        /// One other scalar, with the combining marks that follow it.
        case symbol
    }

    let kind: Kind
    /// The characters as written.
    let text: String
    /// The characters in lower case.
    let folded: String
    /// UTF-8 bytes of the text that was scanned.
    let range: Range<Int>

    /// The scalar of a symbol that is of one scalar.
    let sign: Unicode.Scalar?

    init(kind: Kind, text: String, folded: String, range: Range<Int>) {
        self.kind = kind
        self.text = text
        self.folded = folded
        self.range = range
        let scalars = text.unicodeScalars
        let isSign = kind == .symbol && scalars.index(after: scalars.startIndex) == scalars.endIndex
        sign = isSign ? scalars.first : nil
    }

    /// Whether the first letter is a capital.
    var isCapitalized: Bool { kind == .letters && text.unicodeScalars.first?.properties.isUppercase == true }

    /// Whether every letter is a capital and there are at least two.
    var isAllCapitals: Bool {
        guard kind == .letters, text.unicodeScalars.count > 1 else { return false }
        return text.unicodeScalars.allSatisfy { !$0.properties.isLowercase } && text != folded
    }
}
