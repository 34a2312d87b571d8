public import TextProcessing

/// The text processing a request passes before it is routed.
public struct TextStages: Sendable {
    /// Makes characters uniform.
    public let normalizer: Normalizer
    /// Tells languages.
    public let identifier: LanguageIdentifier
    /// Finds sentences.
    public let splitter: SentenceSplitter
    /// Finds what must come back unchanged.
    public let placeholders: PlaceholderFinder

    /// Creates the stages.
    public init(
        normalizer: Normalizer = Normalizer(), identifier: LanguageIdentifier, splitter: SentenceSplitter,
        placeholders: PlaceholderFinder = PlaceholderFinder()
    ) {
        self.normalizer = normalizer
        self.identifier = identifier
        self.splitter = splitter
        self.placeholders = placeholders
    }

    /// The sentences of a text with their protected spans.
    func segments(of text: NormalizedText, language: LanguageVariety) -> [SourceSegment] {
        splitter.sentences(in: text.text, language: language).map { range in
            let sentence = String(text.text[utf8: range])
            return SourceSegment(
                range: range,
                input: SegmentInput(
                    text: sentence, protectedSpans: placeholders.placeholders(in: sentence).map(\.range)))
        }
    }
}

/// A sentence at its place in the normalized text.
struct SourceSegment: Sendable {
    let range: ByteRange<NormalizedForm>
    let input: SegmentInput
}
