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
    /// How answers in a variety are spelled on the way out: the apostrophe its readers use.
    public let outputProfiles: [LanguageVariety: OrthographyConverter]

    /// Creates the stages.
    public init(
        normalizer: Normalizer = Normalizer(), identifier: LanguageIdentifier, splitter: SentenceSplitter,
        placeholders: PlaceholderFinder = PlaceholderFinder(),
        outputProfiles: [LanguageVariety: OrthographyConverter] = [:]
    ) {
        self.normalizer = normalizer
        self.identifier = identifier
        self.splitter = splitter
        self.placeholders = placeholders
        self.outputProfiles = outputProfiles
    }

    /// A translation as its readers write it; inside, the ejective's letter is U+02BC.
    public func spelledForReaders(_ text: String, in variety: LanguageVariety) -> String {
        guard let converter = outputProfiles[variety], text.utf8.contains(0xCA) else { return text }
        return converter.convert(text).text
    }

    /// The sentences of a text with their protected spans.
    func segments(of text: NormalizedText, language: LanguageVariety, isExplained: Bool = false) -> [SourceSegment] {
        splitter.sentences(in: text.text, language: language).map { range in
            let sentence = String(text.text[utf8: range])
            return SourceSegment(
                range: range,
                input: SegmentInput(
                    text: sentence, protectedSpans: placeholders.placeholders(in: sentence).map(\.range),
                    isExplained: isExplained))
        }
    }
}

/// A sentence at its place in the normalized text.
struct SourceSegment: Sendable {
    let range: ByteRange<NormalizedForm>
    let input: SegmentInput
}
