import Testing

@testable import TextProcessing

/// Sums written out by hand where a row says so; the rest are published examples.
struct CheckDigitsTests {
    private func digits(_ text: String) -> [UInt8] { text.utf8.map { $0 - 0x30 } }

    @Test(
        "tax numbers of Peru",
        arguments: [
            // 10+0+3+0+0+0+35+0+27+14 = 89, 89 mod 11 = 1, 11 - 1 = 10, last digit 0.
            ("20100070970", true), ("20100070971", false),
            // 10+0+3+0+0+0+35+0+27+2 = 77, 77 mod 11 = 0, 11 - 0 = 11, last digit 1.
            ("20100070911", true), ("20100070910", false),
            // 5+0+12+10+42+42+40+36+3+4 = 194, 194 mod 11 = 7, 11 - 7 = 4.
            ("10456789124", true), ("10456789123", false),
            // The right digit, a prefix that does not exist: 15+0+3+0+0+0+35+0+27+14 = 94, 94 mod 11 = 6, 5.
            ("30100070975", false), ("", false), ("2010007097", false),
        ])
    func taxNumbers(number: String, isValid: Bool) {
        #expect(CheckDigits.isTaxNumber(digits(number)) == isValid)
    }

    @Test(
        "verifiers of identity numbers",
        arguments: [
            // 12+4+21+48+40+24+0+8 = 157, mod 11 = 3, 11 - 3 = 8.
            ("42388604", "3H"),
            // 12+10+42+42+40+36+3+4 = 189, mod 11 = 2, 11 - 2 = 9.
            ("45678912", "4I"),
            // 3+0+7+6+35+16+3+0 = 70, mod 11 = 4, 11 - 4 = 7.
            ("10117410", "2G"), ("1011741", ""), ("", ""),
        ])
    func identityVerifiers(number: String, expected: String) {
        let found = CheckDigits.identityVerifiers(digits(number))
        #expect(found.map { "\($0.digit)\(Character(Unicode.Scalar($0.letter)))" } ?? "" == expected)
    }

    @Test(
        "interbank codes of Peru",
        arguments: [
            // 0+2+1+6+6+3 = 18, 2; 2+6+2+1+4+4 = 19, 1.
            ("01136600010003254221", true), ("01136600010003254222", false), ("01136600010003254211", false),
            // 0+0+2+2+9+6 = 19, 1; 4+1+6+5+8+9+0+2+2+6 = 43, 7.
            ("00219300456789012317", true), ("00219300456789012371", false),
            ("00000000000000000000", false), ("0113660001000325422", false), ("", false),
        ])
    func interbankCodes(number: String, isValid: Bool) {
        #expect(CheckDigits.isInterbankCode(digits(number)) == isValid)
    }

    @Test(
        "payment cards",
        arguments: [
            ("4111111111111111", true), ("4111111111111112", false), ("378282246310005", true),
            ("0000000000000000", false), ("411111111111", false), ("", false),
        ])
    func cards(number: String, isValid: Bool) {
        #expect(CheckDigits.isCard(digits(number)) == isValid)
    }

    @Test(
        "international accounts",
        arguments: [
            ("gb82west12345698765432", true), ("gb82west12345698765423", false), ("es9121000418450200051332", true),
            ("de89370400440532013000", true), ("de89", false), ("", false),
        ])
    func internationalAccounts(number: String, isValid: Bool) {
        #expect(CheckDigits.isInternationalAccount(Array(number.utf8)) == isValid)
    }
}
