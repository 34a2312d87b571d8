/// Unicode's general categories as the international tokenizer of BLEU asks for them.
enum ScalarClass {
    /// Category N: decimal digits, letters that are numbers and other numbers.
    static func isNumber(_ value: UInt32) -> Bool {
        if value < 0x80 { return value >= 48 && value <= 57 }
        switch category(value) {
        case .decimalNumber, .letterNumber, .otherNumber: return true
        default: return false
        }
    }

    /// Category P.
    static func isPunctuation(_ value: UInt32) -> Bool {
        if value < 0x80 { return isASCIISign(value) && !isSymbol(value) }
        switch category(value) {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return true
        default: return false
        }
    }

    /// Category S: of currencies, of mathematics, modifiers and others.
    static func isSymbol(_ value: UInt32) -> Bool {
        if value < 0x80 {
            switch value {
            // $ + < = > ^ ` | ~
            case 36, 43, 60...62, 94, 96, 124, 126: return true
            default: return false
            }
        }
        switch category(value) {
        case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: return true
        default: return false
        }
    }

    private static func isASCIISign(_ value: UInt32) -> Bool {
        (33...47).contains(value) || (58...64).contains(value) || (91...96).contains(value)
            || (123...126).contains(value)
    }

    private static func category(_ value: UInt32) -> Unicode.GeneralCategory? {
        Unicode.Scalar(value)?.properties.generalCategory
    }
}
