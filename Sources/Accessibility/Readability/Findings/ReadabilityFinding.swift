public import TextProcessing

/// A place that is hard to read, and what its writer can do; nothing is changed by itself.
public struct ReadabilityFinding: Hashable, Sendable {
    /// The rule that found it.
    public let rule: ReadabilityRule
    /// The place, in UTF-8 bytes of the text.
    public let range: ByteRange<OriginalText>
    /// What to do here.
    public let suggestion: BilingualText
    /// What may stand in place of ``range`` when it is known; empty to leave the place out.
    public let replacement: String?
    /// Whether ``replacement`` has the grammatical form of what it replaces; otherwise it is a dictionary form.
    public let isReplacementInflected: Bool
    /// Offset in UTF-8 bytes of the text at which a second sentence could begin.
    public let splitOffset: Int?

    /// How much it weighs.
    public var severity: ReadabilityRule.Severity { rule.severity }

    init(
        _ rule: ReadabilityRule, _ range: ByteRange<OriginalText>, _ spanish: String, _ english: String,
        replacement: String? = nil, isReplacementInflected: Bool = true, splitOffset: Int? = nil
    ) {
        self.rule = rule
        self.range = range
        suggestion = BilingualText(spanish: spanish, english: english)
        self.replacement = replacement
        self.isReplacementInflected = isReplacementInflected
        self.splitOffset = splitOffset
    }
}
