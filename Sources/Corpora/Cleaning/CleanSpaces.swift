public import TextProcessing

/// Takes away byte order marks, zero-width characters and control characters, and makes one space of several.
public struct CleanSpaces: RewritingStep {
    /// Name in recipes.
    public static let id = "clean-spaces"
    /// Languages it is limited to; all when empty.
    public let sides: [String]

    /// Creates the step.
    public init(sides: [String] = []) { self.sides = sides }

    /// The text as it ought to be.
    public func rewritten(_ text: String, in variety: LanguageVariety) -> String {
        var result = String.UnicodeScalarView()
        var isSpacePending = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                isSpacePending = true
            } else if scalar.value < 0x20 || [0xFEFF, 0x200B, 0x2060, 0xAD, 0x7F].contains(scalar.value) {
                continue
            } else {
                if isSpacePending, !result.isEmpty { result.append(" ") }
                isSpacePending = false
                result.append(scalar)
            }
        }
        return String(result)
    }
}
