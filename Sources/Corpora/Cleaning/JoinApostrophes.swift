public import TextProcessing

/// Joins ejectives that a tokenizer tore apart: `q ' illu` becomes `q'illu`.
///
/// A member of the apostrophe family with a plain stop (p t k q, ch) and a space before it and a space behind it belongs to
/// the stop, and a letter behind the second space follows it at once. Nothing is joined where the mark closes a quotation
/// that one without a stop before it opened. A mark that stands at its stop (`manq' alasiñaw`) stays: Aymara drops vowels
/// at the end of words.
public struct JoinApostrophes: RewritingStep {
    /// Name in recipes.
    public static let id = "join-apostrophes"
    /// Languages it is limited to; all when empty.
    public let sides: [String]

    /// Creates the step.
    public init(sides: [String] = []) { self.sides = sides }

    /// The text as it ought to be.
    public func rewritten(_ text: String, in variety: LanguageVariety) -> String {
        let scalars = Array(text.unicodeScalars)
        guard scalars.contains(where: Self.isApostrophe) else { return text }
        var result: [Unicode.Scalar] = []
        var isQuoting = false
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            guard Self.isApostrophe(scalar) else {
                result.append(scalar)
                index += 1
                continue
            }
            let isSpaced = result.last == " "
            let followsStop = Self.endsWithStop(isSpaced ? result.dropLast() : result[...])
            let isSpacedBehind = index + 1 < scalars.count && scalars[index + 1] == " "
            let ends = index + 1 == scalars.count
            if isSpaced, followsStop, isSpacedBehind || ends, !isQuoting {
                result.removeLast()
                result.append(scalar)
                index += 1
                if index + 1 < scalars.count, scalars[index + 1].properties.isAlphabetic { index += 1 }
                continue
            }
            if isSpaced || !followsStop { isQuoting.toggle() }
            result.append(scalar)
            index += 1
        }
        var joined = String.UnicodeScalarView()
        joined.append(contentsOf: result)
        return String(joined)
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        [0x27, 0x2019, 0x2018, 0xB4, 0x60, 0x2B9, 0x2BC].contains(scalar.value)
    }

    private static func endsWithStop(_ letters: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let last = letters.last else { return false }
        switch last {
        case "p", "t", "k", "q", "P", "T", "K", "Q": return true
        case "h", "H": return ["c", "C"].contains(letters.dropLast().last)
        default: return false
        }
    }
}
