public import TextProcessing

/// One text to translate.
public struct TranslationRequest: Sendable {
    /// The text as received.
    public let text: String
    /// Variety of the text, or nil to have it identified.
    public let source: LanguageVariety?
    /// Variety asked for.
    public let target: LanguageVariety
    /// Whether the caller wants to know what each answer was made from.
    public let isExplained: Bool
    /// What may be used on the way.
    public let policy: RoutingPolicy

    /// Creates a request.
    public init(
        text: String, source: LanguageVariety?, target: LanguageVariety, isExplained: Bool = false,
        policy: RoutingPolicy = .standard
    ) {
        self.text = text
        self.source = source
        self.target = target
        self.isExplained = isExplained
        self.policy = policy
    }
}
