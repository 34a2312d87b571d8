/// Reads one token after the other from a text.
struct TokenScanner {
    let text: ScalarText
    let abbreviations: AbbreviationLexicon
    let isEnglish: Bool
    private var hasOpenSingleQuote = false

    /// No abbreviation is longer, in bytes.
    private static let abbreviationLimit = 24

    init(text: ScalarText, abbreviations: AbbreviationLexicon, isEnglish: Bool) {
        self.text = text
        self.abbreviations = abbreviations
        self.isEnglish = isEnglish
    }

    /// End and kind of the token that starts at `start`, where no white space is; it ends before `limit`.
    mutating func token(from start: Int, to limit: Int) -> (end: Int, kind: Token.Kind) {
        let (first, size) = text.scalar(at: start)
        if LetterClass.isDigit(first) { return number(start, limit) }
        if LetterClass.isLetter(first) { return word(start, limit) }
        if first == "." {
            return (text.skip(from: start, to: limit) { $0 == "." }, .punctuation)
        }
        if first == "'" || first == "‘" || first == "’" { hasOpenSingleQuote = first != "’" && !hasOpenSingleQuote }
        if first == "°", let next = scalar(start + size, limit), next == "C" || next == "F" {
            return (start + size + 1, .word)
        }
        return symbol(start, min(start + size, limit), limit, first)
    }

    private func scalar(_ offset: Int, _ limit: Int) -> Unicode.Scalar? {
        offset < limit ? text.scalar(at: offset).value : nil
    }

    private mutating func word(_ start: Int, _ limit: Int) -> (Int, Token.Kind) {
        if let end = currency(start, limit) { return (end, .symbol) }
        if let end = abbreviation(start, limit) { return (end, .word) }
        return (letters(start, limit), .word)
    }

    /// `S/`, the old `S/.`, `US$`: letters that begin a currency sign.
    private func currency(_ start: Int, _ limit: Int) -> Int? {
        guard text.bytes[start] == 0x53 || text.bytes[start] == 0x55 else { return nil }
        if text.bytes[start] == 0x55 {
            return scalar(start + 1, limit) == "S" && scalar(start + 2, limit) == "$" ? start + 3 : nil
        }
        guard scalar(start + 1, limit) == "/" else { return nil }
        if let next = scalar(start + 2, limit) {
            if LetterClass.isLetter(next) { return nil }
            if next == "." {
                let amount = text.skip(from: start + 3, to: limit, while: LetterClass.isSpace)
                if let digit = scalar(amount, limit), LetterClass.isDigit(digit) { return start + 3 }
            }
        }
        return start + 2
    }

    /// Longest run of letters and stops that is an abbreviation: of the lexicon, or single letters with stops each.
    private func abbreviation(_ start: Int, _ limit: Int) -> Int? {
        var position = start
        var letterRun = 0
        var isAcronym = true
        var stops = 0
        var found: Int?
        let bound = min(limit, start + Self.abbreviationLimit)
        while position < bound {
            let (value, size) = text.scalar(at: position)
            guard LetterClass.isLetter(value) || LetterClass.isMark(value) || value == "." || value == "°" else {
                break
            }
            position += size
            if value != "." && value != "°" {
                letterRun += LetterClass.isMark(value) ? 0 : 1
                guard value == "º" || value == "ª" else { continue }
            }
            if value == "." {
                isAcronym = isAcronym && letterRun == 1
                stops += 1
                letterRun = 0
            }
            guard position <= bound, isWholeWord(position, limit) else { continue }
            if isAcronym, stops > 1, value == "." { found = position }
            if isAbbreviation(start..<position, limit) { found = position }
        }
        return found
    }

    private func isWholeWord(_ end: Int, _ limit: Int) -> Bool {
        guard let next = scalar(end, limit) else { return true }
        return !LetterClass.isLetter(next) && !LetterClass.isMark(next)
    }

    private func isAbbreviation(_ range: Range<Int>, _ limit: Int) -> Bool {
        let form = text.string(range)
        let next = text.skip(from: range.upperBound, to: limit, while: LetterClass.isSpace)
        if continues(form, at: next, limit) { return true }
        guard let kind = abbreviations.kind(of: form) else { return false }
        // The stop at the very end is the sentence's when it follows a single letter (`vitamina A.`).
        if form.utf8.count == 2, next == limit { return false }
        guard kind == .numeral, text.bytes[range.upperBound - 1] == 0x2E else { return true }
        // `Dijo que no.` has no abbreviation; `No. 5` has one.
        guard let follower = scalar(next, limit) else { return false }
        return LetterClass.isDigit(follower) || LetterClass.isRomanDigit(follower)
            || (LetterClass.isLetter(follower) && !isLetterAt(next + text.scalar(at: next).size, limit))
    }

    /// Whether the rest of an abbreviation of several words follows: `UU.` behind `EE.`.
    private func continues(_ form: String, at next: Int, _ limit: Int) -> Bool {
        abbreviations.continuations(of: form).contains { rest in
            next + rest.utf8.count <= limit && rest.utf8.elementsEqual(text.bytes[next..<next + rest.utf8.count])
        }
    }

    private func isLetterAt(_ offset: Int, _ limit: Int) -> Bool {
        scalar(offset, limit).map(LetterClass.isLetter) ?? false
    }

    /// Letters, marks and digits, with apostrophes, hyphens and low lines between them.
    private func letters(_ start: Int, _ limit: Int) -> Int {
        var end = text.skip(from: start, to: limit, while: LetterClass.isWord)
        while let joiner = scalar(end, limit), Self.isJoiner(joiner) {
            let next = end + text.scalar(at: end).size
            guard let follower = scalar(next, limit), LetterClass.isWord(follower) else { break }
            end = text.skip(from: next, to: limit, while: LetterClass.isWord)
        }
        if isEnglish, !hasOpenSingleQuote, text.bytes[end - 1] == 0x73, let mark = scalar(end, limit),
            mark == "'" || mark == "’", end > start + 1
        {
            return end + text.scalar(at: end).size
        }
        return end
    }

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "'", "’", "-", "\u{2010}", "\u{2011}", "_", "·", "\u{00AD}", "\u{200C}", "\u{200D}": true
        default: false
        }
    }

    private func number(_ start: Int, _ limit: Int) -> (Int, Token.Kind) {
        var end = text.skip(from: start, to: limit, while: LetterClass.isDigit)
        while let separator = scalar(end, limit), ".,:/-'\u{2019}".unicodeScalars.contains(separator) {
            let next = end + text.scalar(at: end).size
            guard let digit = scalar(next, limit), LetterClass.isDigit(digit) else { break }
            end = text.skip(from: next, to: limit, while: LetterClass.isDigit)
        }
        guard let next = scalar(end, limit) else { return (end, .number) }
        if next == "%" || next == "°" || next == "º" || next == "ª" {
            return (end + text.scalar(at: end).size, .number)
        }
        if next == ".", let ordinal = scalar(end + 1, limit), ordinal == "º" || ordinal == "ª" || ordinal == "°" {
            return (end + 1 + text.scalar(at: end + 1).size, .number)
        }
        let whole = letters(end, limit)
        if LetterClass.isWord(next) || (next == "-" && whole > end) { return (whole, .word) }
        return (end, .number)
    }

    /// A mark with what combines with it: variation selectors, joined emoji, pairs of regional indicators.
    private func symbol(
        _ start: Int, _ end: Int, _ limit: Int, _ first: Unicode.Scalar
    ) -> (end: Int, kind: Token.Kind) {
        var position = end
        if isRegional(first), let second = scalar(position, limit), isRegional(second) { position += 4 }
        while let next = scalar(position, limit) {
            if next == "\u{200D}", let joined = scalar(position + 3, limit), joined.value > 0x2000 {
                position += 3 + text.scalar(at: position + 3).size
            } else if LetterClass.isMark(next) || (0x1F3FB...0x1F3FF).contains(next.value) {
                position += text.scalar(at: position).size
            } else {
                break
            }
        }
        return (min(position, limit), LetterClass.isPunctuation(first) ? .punctuation : .symbol)
    }

    private func isRegional(_ scalar: Unicode.Scalar) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar.value) }
}
