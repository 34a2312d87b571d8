/// How a text uses capitals; placeholders do not count.
public enum CaseShape: String, Hashable, Sendable {
    /// No letter that has a case.
    case none
    /// Begins with a lower-case letter.
    case lower
    /// Begins with a capital, and has lower case after it.
    case sentence
    /// Every word of two or more begins with a capital.
    case title
    /// All capitals, at least two.
    case allCapitals

    /// Tells the shape of a text, in time linear in its length.
    public init(of text: String) {
        let scalars = ScalarText(text)
        var capitals = 0
        var smalls = 0
        var words = 0
        var capitalized = 0
        var startsWithCapital: Bool?
        for range in Self.cased(scalars) {
            var isInside = false
            var position = range.lowerBound
            while position < range.upperBound {
                let (value, size) = scalars.scalar(at: position)
                position += size
                let isUpper = LetterClass.isUppercase(value)
                if isUpper { capitals += 1 } else if LetterClass.isLowercase(value) { smalls += 1 }
                let isLetter = LetterClass.isWord(value)
                if isLetter, !isInside, LetterClass.isLetter(value) {
                    words += 1
                    capitalized += isUpper ? 1 : 0
                    startsWithCapital = startsWithCapital ?? isUpper
                }
                isInside = isLetter || (isInside && (value == "'" || value == "’"))
            }
        }
        if capitals + smalls == 0 {
            self = .none
        } else if smalls == 0, capitals >= 2 {
            self = .allCapitals
        } else if startsWithCapital != true {
            self = .lower
        } else {
            self = words >= 2 && capitalized == words ? .title : .sentence
        }
    }

    /// The parts of a text between its placeholders.
    static func cased(_ text: ScalarText) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        for placeholder in PlaceholderFinder().placeholders(in: text) {
            result.append(start..<placeholder.range.lowerBound)
            start = placeholder.range.upperBound
        }
        result.append(start..<text.count)
        return result
    }
}
