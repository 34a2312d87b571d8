public import TextProcessing

/// A stretch of the source that is in one language, as the caller's language identification found it.
public struct LanguageSpan: Hashable, Sendable {
    /// Bytes of the source.
    public let range: ByteRange<OriginalText>
    /// Language of the stretch.
    public let variety: LanguageVariety

    /// Creates a span.
    ///
    /// - Parameters:
    ///   - range: Bytes of the source.
    ///   - variety: Language of the stretch.
    public init(range: ByteRange<OriginalText>, variety: LanguageVariety) {
        self.range = range
        self.variety = variety
    }
}
