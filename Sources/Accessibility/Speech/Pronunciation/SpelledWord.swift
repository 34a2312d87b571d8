import TextProcessing

/// A word as pronunciation rules see it: small letters, composed, one apostrophe letter, nothing but known letters.
struct SpelledWord: Hashable, Sendable {
    /// Unicode scalars that the rules know.
    var letters: [UInt32]
    /// Whether the word has a decimal digit, which rules for letters cannot read.
    var hasDigits = false
    /// How many characters were left out because no alphabet here has them.
    var skipped = 0

    /// Folds a word.
    ///
    /// - Parameters:
    ///   - word: One word without spaces.
    ///   - known: Scalars that occur in the rules.
    ///   - foreign: What stands for letters of other alphabets: `ç` for `s`, `ê` for `e`.
    init(_ word: some StringProtocol, known: Set<UInt32>, foreign: [UInt32: [UInt32]]) {
        letters = []
        letters.reserveCapacity(word.utf8.count)
        for scalar in word.unicodeScalars {
            if let last = letters.last, let composed = Letter.composed(last, with: scalar.value),
                known.contains(composed)
            {
                letters[letters.count - 1] = composed
                continue
            }
            if scalar.value < 0x80 {
                let isCapital = (0x41...0x5A).contains(scalar.value)
                append(isCapital ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar, known: known, foreign: foreign)
                continue
            }
            let lower = scalar.properties.lowercaseMapping.unicodeScalars
            for piece in lower { append(piece, known: known, foreign: foreign) }
        }
        let isBreak = { (letter: UInt32) in letter == Self.syllableBreak }
        letters = Array(letters.drop(while: isBreak).reversed().drop(while: isBreak).reversed())
    }

    private mutating func append(_ scalar: Unicode.Scalar, known: Set<UInt32>, foreign: [UInt32: [UInt32]]) {
        let value =
            switch scalar.value {
            case _ where Letter.apostrophes.contains(scalar.value): Self.apostrophe
            case 0x2D, 0x2010, 0x2011: Self.syllableBreak
            default: scalar.value
            }
        if known.contains(value) {
            letters.append(value)
        } else if let substitute = foreign[value] {
            letters += substitute
        } else if scalar.properties.numericType == .decimal {
            hasDigits = true
        } else if scalar.properties.isAlphabetic {
            skipped += 1
        }
    }

    /// What keeps two syllables apart: the hyphen of `SUNAT-man`, a full stop within a word or a respelling.
    static let syllableBreak: UInt32 = 0x2E
    /// The letter of ejectives.
    static let apostrophe = Letter.apostrophe

    /// Scalars of text from our own files, with every member of the apostrophe family as the letter of ejectives.
    static func scalars(of text: some StringProtocol) -> [UInt32] {
        text.unicodeScalars.map { Letter.apostrophes.contains($0.value) ? apostrophe : $0.value }
    }
}
