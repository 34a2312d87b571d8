public import TextProcessing

/// Writes a text that is all in capitals, as headings are, with a capital at its beginning alone.
///
/// Texts of fewer than two words stay: they may be abbreviations.
public struct LowerCapitals: RewritingStep {
    /// Name in recipes.
    public static let id = "lower-capitals"
    /// Languages it is limited to; all when empty.
    public let sides: [String]

    /// Creates the step.
    public init(sides: [String] = []) { self.sides = sides }

    /// The text as it ought to be.
    public func rewritten(_ text: String, in variety: LanguageVariety) -> String {
        let scalars = text.unicodeScalars
        let words = text.split(whereSeparator: \.isWhitespace).count { $0.contains(where: \.isLetter) }
        guard words >= 2, !scalars.contains(where: \.properties.isLowercase) else { return text }
        var result = text.lowercased()
        if let first = result.firstIndex(where: \.isLetter) {
            result.replaceSubrange(first...first, with: result[first].uppercased())
        }
        return result
    }
}
