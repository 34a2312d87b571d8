/// The letters that tell languages apart, as codes of six bits, so that an n-gram of five letters fits 32 bits.
///
/// Case is folded here; the whole apostrophe family has one code. Letters outside Latin-1 share one code.
enum IdentificationAlphabet {
    /// Start or end of a word.
    static let boundary: UInt8 = 0
    /// The apostrophe family.
    static let apostrophe: UInt8 = 27
    /// Any letter without a code of its own.
    static let otherLetter: UInt8 = 63
    /// Number of codes.
    static let count = 64

    /// What a scalar is to the scanner of words.
    enum Kind: Equatable {
        case letter(code: UInt8, isCapital: Bool)
        case apostrophe
        case mark
        case digit
        case other
    }

    private static let accented: [UInt8] = {
        // Letters of the languages of the profiles; the rest of Latin-1 shares the code of other letters.
        var codes = [UInt8](repeating: otherLetter, count: 256)
        for (offset, letter) in "ñáéíóúüäïöçàèìòùâêîôûãõëßåøæÿý".unicodeScalars.enumerated() {
            codes[Int(letter.value)] = UInt8(28 + offset)
        }
        return codes
    }()

    /// Code of a lower-case letter, or of the apostrophe; nil for anything else.
    static func code(of scalar: Unicode.Scalar) -> UInt8? {
        switch kind(of: scalar.value) {
        case .letter(let code, _): code
        case .apostrophe: apostrophe
        default: nil
        }
    }

    /// Classifies a Unicode scalar value.
    static func kind(of value: UInt32) -> Kind {
        switch value {
        case 0x61...0x7A: .letter(code: UInt8(value - 0x60), isCapital: false)
        case 0x41...0x5A: .letter(code: UInt8(value - 0x40), isCapital: true)
        case 0x30...0x39: .digit
        case 0x27, 0x60, 0xB4, 0x2B9, 0x2BC, 0x2018, 0x2019: .apostrophe
        case 0..<0xC0, 0xD7, 0xF7: .other
        case 0xC0...0xDE: .letter(code: accented[Int(value + 0x20)], isCapital: true)
        case 0xDF...0xFF: .letter(code: accented[Int(value)], isCapital: false)
        case 0x300...0x36F: .mark
        default: wideKind(of: value)
        }
    }

    private static func wideKind(of value: UInt32) -> Kind {
        guard let scalar = Unicode.Scalar(value) else { return .other }
        let properties = scalar.properties
        if properties.isAlphabetic { return .letter(code: otherLetter, isCapital: properties.isUppercase) }
        if properties.canonicalCombiningClass != .notReordered { return .mark }
        return properties.numericType == nil ? .other : .digit
    }
}
