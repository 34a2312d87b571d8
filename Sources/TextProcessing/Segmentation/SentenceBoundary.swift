/// A proposed place between two sentences, and the reasons for which it is none.
struct SentenceBoundary {
    let text: ScalarText
    /// The sentence so far, trimmed.
    let sentence: Range<Int>
    /// What follows on the line, beginning with no white space.
    let next: Range<Int>

    /// Looking further back than this finds no abbreviation or number; it keeps the whole linear.
    private static let window = 64
    /// What stands between the abbreviation of a rule and its number: `R. M. N.° 12`.
    private static let numberSigns: Set<String> = ["N.°", "N.º", "N°", "Nº", "Nro."]

    func isGenuine(_ abbreviations: AbbreviationLexicon) -> Bool {
        let follower = text.scalar(at: next.lowerBound).value
        if LetterClass.isCloser(follower) { return false }
        let first = text.skip(from: next.lowerBound, to: next.upperBound) {
            LetterClass.isOpener($0) || LetterClass.isStraightQuote($0)
        }
        let initial = first < next.upperBound ? text.scalar(at: first).value : " "
        if LetterClass.isLowercase(initial) { return false }
        let closers = text.skipBack(from: sentence.upperBound, to: sentence.lowerBound) {
            LetterClass.isCloser($0) || LetterClass.isStraightQuote($0)
        }
        guard closers > sentence.lowerBound else { return false }
        // `?a=5` in an address, `8.B` in a number: without white space only a new opening divides.
        if sentence.upperBound == next.lowerBound, text.bytes[closers - 1] < 0x80, !LetterClass.isOpener(follower),
            !LetterClass.isUppercase(follower)
        {
            return false
        }
        if isNumberingOnly(closers, abbreviations) { return false }
        guard text.bytes[closers - 1] == 0x2E else { return true }
        if closers - 1 > sentence.lowerBound, text.bytes[closers - 2] == 0x2E { return true }
        return !isAbbreviation(endingAt: closers, followedBy: initial, at: first, abbreviations)
    }

    private func isAbbreviation(
        endingAt end: Int, followedBy initial: Unicode.Scalar, at first: Int, _ abbreviations: AbbreviationLexicon
    ) -> Bool {
        let start = wordStart(endingAt: end)
        let form = text.string(start..<end)
        let nextEnd = wordEnd(from: first)
        let nextForm = text.string(first..<nextEnd)
        if !abbreviations.continuations(of: form).isEmpty, abbreviations.continuations(of: form).contains(nextForm) {
            return true
        }
        let (letter, size) = text.scalar(at: start)
        let isInitial = start + size == end - 1 && LetterClass.isUppercase(letter)
        if isInitial, abbreviations.isStarter(nextForm) { return false }
        switch abbreviations.kind(of: form) {
        case .binding: return true
        case .numeral: return isNumber(first, nextEnd)
        case .open:
            if Self.numberSigns.contains(nextForm) { return true }
            return isInitial && LetterClass.isUppercase(initial)
                && !closesAbbreviation(form, startingAt: start, abbreviations)
        case .heading, .starter, nil: break
        }
        return isInitial && LetterClass.isUppercase(initial)
    }

    /// Whether the word before makes this letter the end of an abbreviation (`p. m.`, `S. A.`) and not an initial.
    private func closesAbbreviation(
        _ form: String, startingAt start: Int, _ abbreviations: AbbreviationLexicon
    ) -> Bool {
        let end = text.skipBack(
            from: start, to: max(sentence.lowerBound, start - Self.window), while: LetterClass.isSpace)
        guard end < start, end > sentence.lowerBound else { return false }
        return abbreviations.continuations(of: text.string(wordStart(endingAt: end)..<end)).contains(form)
    }

    /// Whether the sentence so far is no more than a number that heads what follows: `1.`, `2.1.`, `a)`, `IV.`,
    /// `Artículo 5.`; or has no letter and no digit at all.
    private func isNumberingOnly(_ end: Int, _ abbreviations: AbbreviationLexicon) -> Bool {
        guard end - sentence.lowerBound <= Self.window else { return false }
        let words = text.bytes[sentence.lowerBound..<end].split(separator: 0x20, omittingEmptySubsequences: true)
        guard words.count <= 2, let last = words.last else { return false }
        if !text.string(last.startIndex..<last.endIndex).unicodeScalars.contains(where: LetterClass.isWord) {
            return words.count == 1
        }
        guard isNumber(last.startIndex, last.endIndex) else { return false }
        // A stop must close the number: `¿5?` and `2021!` are sentences.
        guard text.bytes[end - 1] == 0x2E || text.bytes[end - 1] == 0x29 else { return false }
        if words.count == 1 { return true }
        let noun = text.string(words[0].startIndex..<words[0].endIndex)
        return abbreviations.isHeading(noun) || abbreviations.kind(of: noun) == .numeral
            || abbreviations.kind(of: noun) == .binding
    }

    /// Whether a word is digits with separators, a Roman number or a single letter, with stops or brackets around.
    private func isNumber(_ start: Int, _ end: Int) -> Bool {
        var digits = 0
        var romans = 0
        var letters = 0
        var position = start
        while position < end {
            let (value, size) = text.scalar(at: position)
            position += size
            if LetterClass.isDigit(value) {
                digits += 1
            } else if LetterClass.isRomanDigit(value) {
                romans += 1
            } else if LetterClass.isLetter(value) {
                letters += 1
            }
        }
        if digits > 0 { return letters + romans <= 1 || text.scalar(at: start).value.properties.numericType != nil }
        return letters == 0 ? (1...8).contains(romans) : letters == 1 && romans == 0
    }

    private func wordStart(endingAt end: Int) -> Int {
        let start = text.skipBack(from: end, to: max(sentence.lowerBound, end - Self.window)) {
            !LetterClass.isSpace($0) && !LetterClass.isOpener($0) && !LetterClass.isStraightQuote($0)
        }
        return start
    }

    private func wordEnd(from start: Int) -> Int {
        let end = text.skip(from: start, to: min(next.upperBound, start + Self.window)) {
            LetterClass.isWord($0) || $0 == "." || $0 == "°"
        }
        return end
    }
}
