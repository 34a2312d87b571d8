/// How many syllables a number has when it is read aloud in Spanish.
enum NumeralReading {
    /// Numbers with more figures than this are not read as one number by anybody (identity documents, telephones).
    static let figureLimit = 4

    /// Syllables of `0` to `9999` (`2026`, dos mil veintiséis, has 5).
    static func syllables(of number: Int) -> Int {
        precondition((0...9_999).contains(number), "a number of up to four figures")
        if number < 30 { return small[number] }
        if number < 100 {
            let ones = number % 10
            return tens[number / 10] + (ones == 0 ? 0 : 1 + small[ones])
        }
        if number == 100 { return 1 }
        if number < 1_000 {
            let rest = number % 100
            return hundreds[number / 100] + (rest == 0 ? 0 : syllables(of: rest))
        }
        let rest = number % 1_000
        return (number < 2_000 ? 0 : small[number / 1_000]) + 1 + (rest == 0 ? 0 : syllables(of: rest))
    }

    /// Syllables of a token of figures, each group read for itself (`8:30`, ocho treinta, has 4); nil when the figures
    /// are more than ``figureLimit``, and 0 when there are none.
    static func syllables(of token: some StringProtocol) -> Int? {
        var total = 0
        var figures = 0
        var group: Int?
        for byte in token.utf8 {
            if (0x30...0x39).contains(byte) {
                figures += 1
                if figures > figureLimit { return nil }
                group = (group ?? 0) * 10 + Int(byte - 0x30)
            } else if let number = group {
                total += syllables(of: number)
                group = nil
            }
        }
        if let number = group { total += syllables(of: number) }
        return total
    }

    /// Value of a Roman number in capitals of I, V and X (up to 39); nil for anything else.
    static func value(ofRoman word: some StringProtocol) -> Int? {
        let bytes = Array(word.utf8)
        guard !bytes.isEmpty, bytes.count <= 7 else { return nil }
        var rest = bytes[...]
        var value = 0
        while value < 30, rest.first == 0x58 {
            value += 10
            rest = rest.dropFirst()
        }
        if let ones = ones.firstIndex(where: { $0.elementsEqual(rest) }) { return value + ones }
        return nil
    }

    private static let ones: [[UInt8]] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"].map {
        Array($0.utf8)
    }

    /// cero, uno, dos … veintinueve.
    private static let small = [
        2, 2, 1, 1, 2, 2, 1, 2, 2, 2, 1, 2, 2, 2, 3, 2, 3, 4, 3, 4, 2, 3, 3, 3, 4, 4, 3, 4, 3, 4,
    ]
    /// treinta, cuarenta … noventa; ten and twenty are in `small`.
    private static let tens = [0, 0, 0, 2, 3, 3, 3, 3, 3, 3]
    /// ciento, doscientos … novecientos.
    private static let hundreds = [0, 2, 3, 3, 4, 3, 3, 4, 4, 4]
}
