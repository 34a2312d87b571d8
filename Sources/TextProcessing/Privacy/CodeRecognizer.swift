/// Data of letters and digits: number plates, international accounts, passports and cards with letters.
struct CodeRecognizer {
    let text: FoldedText

    /// The code whose first digits stand at a number, or nil.
    func datum(at index: Int) -> PersonalDatum? {
        internationalAccount(at: index) ?? plate(at: index) ?? document(at: index)
    }

    /// Two capitals, two digits, and up to thirty signs, in one piece or with single spaces.
    private func internationalAccount(at index: Int) -> PersonalDatum? {
        guard text.touchesPrevious(index), text.tokens[index].count >= 2 else { return nil }
        let country = text.tokens[index - 1]
        guard country.count == 2, country.isAllCapitals, !text.touchesPrevious(index - 1) else { return nil }
        var signs: [UInt8] = []
        var best: Int?
        var position = index - 1
        while position < text.tokens.count {
            let token = text.tokens[position]
            signs += text.folded[token.start..<token.end].filter { $0 > 1 }
            if signs.count > 34 { break }
            let separator = text.separator(after: position)
            if separator != 0, CheckDigits.isInternationalAccount(signs) { best = position }
            guard separator == 0 || separator == 0x20 else { break }
            position += 1
        }
        guard let best else { return nil }
        return PersonalDatum(
            .internationalBankAccount, range: ByteRange(country.start, text.tokens[best].end))
    }

    /// `ABC-123`, `A1B-234`; after the word plate also `ABC123`, `AB-1234`, `1234-AB`.
    ///
    /// Source: Peru's single number plate of 2010: three signs of which the first is a letter, hyphen, three digits.
    private func plate(at index: Int) -> PersonalDatum? {
        let number = text.tokens[index]
        guard number.count == 3 || number.count == 4, index > 0 else { return nil }
        if number.count == 3, text.separator(after: index - 1) == 0x2D {
            let start = runStart(index - 1)
            let run = text.tokens[start..<index]
            let isShaped = run.first.map { $0.isAllCapitals } ?? false
            if isShaped, run.allSatisfy({ $0.isNumber || $0.isAllCapitals }),
                number.start - 1 - text.tokens[start].start == 3, !isJoined(before: start), !isJoined(after: index)
            {
                return PersonalDatum(.vehiclePlate, range: ByteRange(text.tokens[start].start, number.end))
            }
        }
        guard NumberContext(before: index, in: text) == .plate else { return nil }
        var (start, end) = (index, index)
        while start > 0, index - start < 4, isPart(start - 1), isPlateJoint(start - 1) { start -= 1 }
        while end + 1 < text.tokens.count, end - index < 2, isPart(end + 1), isPlateJoint(end) { end += 1 }
        guard start < end else { return nil }
        return PersonalDatum(.vehiclePlate, range: ByteRange(text.tokens[start].start, text.tokens[end].end))
    }

    private func isPart(_ index: Int) -> Bool {
        text.tokens[index].count <= 3 && (text.tokens[index].isNumber || text.tokens[index].isAllCapitals)
    }

    private func isPlateJoint(_ index: Int) -> Bool {
        [0, 0x2D, 0x20].contains(text.separator(after: index) ?? 1)
    }

    /// Letters and digits in one piece that the words before call a passport or a card: `AB123456`, `1A2B3C4D5`.
    private func document(at index: Int) -> PersonalDatum? {
        let start = runStart(index)
        guard start < index || isLetter(index + 1) else { return nil }
        var end = index
        while end + 1 < text.tokens.count, text.touchesPrevious(end + 1),
            text.tokens[end + 1].isNumber || text.tokens[end + 1].isAllCapitals
        {
            end += 1
        }
        let run = text.tokens[start...end]
        let digits = run.reduce(0) { $0 + ($1.isNumber ? $1.count : 0) }
        let length = text.tokens[end].end - text.tokens[start].start
        guard start < end, digits >= 3, (6...14).contains(length), run.allSatisfy({ $0.isNumber || $0.isAllCapitals }),
            let context = NumberContext(before: start, in: text),
            context == .passport || context == .foreigner || context == .identity
        else { return nil }
        return PersonalDatum(context.kind, range: ByteRange(text.tokens[start].start, text.tokens[end].end))
    }

    private func isLetter(_ index: Int) -> Bool {
        index < text.tokens.count && !text.tokens[index].isNumber && text.touchesPrevious(index)
    }

    /// First token of the letters and digits in one piece that end at a token.
    private func runStart(_ index: Int) -> Int {
        var start = index
        while text.touchesPrevious(start), index - start < 12 { start -= 1 }
        return start
    }

    private func isJoined(before index: Int) -> Bool {
        let sign = text.sign(before: text.tokens[index].start)
        return sign == 0x2D || sign == 0x2F
    }

    private func isJoined(after index: Int) -> Bool {
        if index + 1 < text.tokens.count, text.touchesPrevious(index + 1), text.tokens[index + 1].isNumber {
            return true
        }
        let sign = text.sign(at: text.tokens[index].end)
        return sign == 0x2D || sign == 0x2F
    }
}
