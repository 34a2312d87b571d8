public import TextProcessing

/// Takes the spaces away that a tokenizer set around punctuation: `( a ) , b .` becomes `(a), b.`.
///
/// Straight double quotes with a space on either side open and close by turns. Apostrophes are left alone.
public struct JoinPunctuation: RewritingStep {
    /// Name in recipes.
    public static let id = "join-punctuation"
    private static let closing: Set<Unicode.Scalar> = [".", ",", ";", ":", "?", "!", ")", "]", "}", "»", "”", "%", "…"]
    private static let opening: Set<Unicode.Scalar> = ["(", "[", "{", "¿", "¡", "«", "“"]
    /// Languages it is limited to; all when empty.
    public let sides: [String]

    /// Creates the step.
    public init(sides: [String] = []) { self.sides = sides }

    /// The text as it ought to be.
    public func rewritten(_ text: String, in variety: LanguageVariety) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: true)
        var result = ""
        var isQuoting = false
        var joinsNext = true
        for word in words {
            let isQuote = word == "\""
            let closes = isQuote ? isQuoting : word.unicodeScalars.allSatisfy(Self.closing.contains)
            let opens = isQuote ? !isQuoting : word.unicodeScalars.allSatisfy(Self.opening.contains)
            if isQuote { isQuoting.toggle() }
            if !joinsNext, !closes { result += " " }
            result += word
            joinsNext = opens
        }
        return result
    }
}
