public import TextProcessing

/// One text to translate.
public struct TranslationRequest: Sendable {
    /// The text as received.
    public let text: String
    /// Variety of the text, or nil to have it identified.
    public let source: LanguageVariety?
    /// Variety asked for.
    public let target: LanguageVariety

    /// Creates a request.
    public init(text: String, source: LanguageVariety?, target: LanguageVariety) {
        self.text = text
        self.source = source
        self.target = target
    }
}
