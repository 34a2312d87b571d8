public import TextProcessing

/// Writes texts as the gateway does: composed letters, no control characters, every ejective of Quechua and Aymara with
/// U+02BC whichever member of the apostrophe family the source has.
public struct FoldApostrophes: RewritingStep {
    /// Name in recipes.
    public static let id = "fold-apostrophes"
    /// Languages it is limited to; all when empty.
    public let sides: [String]

    /// Creates the step.
    public init(sides: [String] = []) { self.sides = sides }

    /// The text as it ought to be.
    public func rewritten(_ text: String, in variety: LanguageVariety) -> String {
        Normalizer().normalize(text, language: variety).text
    }
}
