/// Check digits of the numbers that are recognised; digits are values `0...9`.
enum CheckDigits {
    /// Whether a card number satisfies the modulus 10 rule of Luhn.
    ///
    /// From the right, every second digit is doubled and its digits added; the sum is a multiple of 10.
    ///
    /// Source: ISO/IEC 7812-1, annex B.
    static func isCard(_ digits: [UInt8]) -> Bool {
        guard (13...19).contains(digits.count), digits.contains(where: { $0 != 0 }) else { return false }
        var sum = 0
        for (index, digit) in digits.reversed().enumerated() {
            let value = Int(digit) * (index % 2 == 1 ? 2 : 1)
            sum += value > 9 ? value - 9 : value
        }
        return sum % 10 == 0
    }

    /// Whether eleven digits are a tax number of Peru (RUC).
    ///
    /// Weights 5 4 3 2 7 6 5 4 3 2 over ten digits; 11 minus the sum modulo 11, of which the last digit counts
    /// (10 gives 0, 11 gives 1). Prefixes: 10 persons, 15 and 16 and 17 other persons, 20 companies.
    static func isTaxNumber(_ digits: [UInt8]) -> Bool {
        guard digits.count == 11, [10, 15, 16, 17, 20].contains(digits[0] * 10 + digits[1]) else { return false }
        let sum = zip(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]).reduce(0) { $0 + Int($1.0) * $1.1 }
        return (11 - sum % 11) % 10 == Int(digits[10])
    }

    /// The signs that may verify an identity number of Peru: a digit, and the letter of older cards.
    ///
    /// Weights 3 2 7 6 5 4 3 2 over the eight digits, sum modulo 11; printed on the card, not part of the number.
    static func identityVerifiers(_ digits: [UInt8]) -> (digit: UInt8, letter: UInt8)? {
        guard digits.count == 8 else { return nil }
        let sum = zip(digits, [3, 2, 7, 6, 5, 4, 3, 2]).reduce(0) { $0 + Int($1.0) * $1.1 }
        let key = (11 - sum % 11) % 11
        let numerals: [UInt8] = [6, 7, 8, 9, 0, 1, 1, 2, 3, 4, 5]
        return (numerals[key], Array("KABCDEFGHIJ".utf8)[key])
    }

    /// Whether twenty digits are an interbank code of Peru (CCI).
    ///
    /// Bank 3, office 3, account 12, two check digits: the first over bank and office, the second over the account.
    /// Each: weights 1 2 1 2 ..., digits of the products added, 10 minus the sum modulo 10.
    static func isInterbankCode(_ digits: [UInt8]) -> Bool {
        guard digits.count == 20, digits.contains(where: { $0 != 0 }) else { return false }
        return interbankCheck(digits[0..<6]) == digits[18] && interbankCheck(digits[6..<18]) == digits[19]
    }

    private static func interbankCheck(_ digits: ArraySlice<UInt8>) -> UInt8 {
        var sum = 0
        for (index, digit) in digits.enumerated() {
            let value = Int(digit) * (index % 2 == 0 ? 1 : 2)
            sum += value / 10 + value % 10
        }
        return UInt8((10 - sum % 10) % 10)
    }

    /// Whether small letters and digits are an international bank account number (IBAN).
    ///
    /// The first four signs go to the end, letters count 10 to 35, and the number modulo 97 is 1.
    ///
    /// Source: ISO 13616-1, ISO/IEC 7064 (MOD 97-10).
    static func isInternationalAccount(_ signs: [UInt8]) -> Bool {
        guard (15...34).contains(signs.count) else { return false }
        var remainder = 0
        for sign in signs[4...] + signs[..<4] {
            if (0x30...0x39).contains(sign) {
                remainder = (remainder * 10 + Int(sign - 0x30)) % 97
            } else if (0x61...0x7A).contains(sign) {
                remainder = (remainder * 100 + Int(sign - 0x61) + 10) % 97
            } else {
                return false
            }
        }
        return remainder == 1
    }
}
