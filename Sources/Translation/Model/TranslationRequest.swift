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

    /// Whether the answer may be kept for equal requests, and one kept before given; false for `no-store`.
    public let isStored: Bool

    /// Creates a request.
    public init(
        text: String, source: LanguageVariety?, target: LanguageVariety, isExplained: Bool = false,
        policy: RoutingPolicy = .standard, isStored: Bool = true
    ) {
        self.text = text
        self.source = source
        self.target = target
        self.isExplained = isExplained
        self.policy = policy
        self.isStored = isStored
    }
}
