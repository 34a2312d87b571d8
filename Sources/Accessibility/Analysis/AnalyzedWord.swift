public import TextProcessing

/// A lemma with its tags.
public struct MorphologicalReading: Hashable, Sendable {
    /// The dictionary form, as the analyser writes it; the surface itself for an unknown word.
    public let lemma: String
    /// Part of speech first, then features, in the analyser's own names; empty for an unknown word.
    public let tags: [String]

    /// Creates a reading.
    ///
    /// - Parameters:
    ///   - lemma: The dictionary form.
    ///   - tags: Part of speech first, then features.
    public init(lemma: String, tags: [String]) {
        self.lemma = lemma
        self.tags = tags
    }
}

/// A word or multiword unit of a text with what it is made of.
public struct AnalyzedWord: Hashable, Sendable {
    /// Where it stands in the text, in UTF-8 bytes.
    public let span: ByteRange<OriginalText>
    /// The text of the span.
    public let surface: String
    /// The reading chosen: one part, or several for a contraction or a verb with clitics (`del` is `de` and `el`).
    public let parts: [MorphologicalReading]
    /// Whether the analyser knows the word.
    public let isKnown: Bool

    /// Creates a word.
    ///
    /// - Parameters:
    ///   - span: Where it stands in the text, in UTF-8 bytes.
    ///   - surface: The text of the span.
    ///   - parts: The reading chosen, at least one part.
    ///   - isKnown: Whether the analyser knows the word.
    public init(span: ByteRange<OriginalText>, surface: String, parts: [MorphologicalReading], isKnown: Bool) {
        precondition(!parts.isEmpty, "a word has a reading")
        self.span = span
        self.surface = surface
        self.parts = parts
        self.isKnown = isKnown
    }
}
