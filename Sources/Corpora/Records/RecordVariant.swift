public import TextProcessing

/// One text of a ``CorpusRecord``.
public struct RecordVariant: Hashable, Sendable {
    /// Language tag or column name as the file has it.
    public var language: String
    /// Spelling, or nil when the file does not say.
    public var orthography: Orthography?
    /// The text without markup, as received.
    public var text: String
    /// Markup inside the text, in order of places.
    public var inline: [InlineElement]
    /// Who made the text, or nil when the file does not say.
    public var origin: VariantOrigin?
    /// State of review, translated from the format's own word, or nil when the file does not say.
    ///
    /// The format's word is kept among ``properties`` when it says more (`@state` of XLIFF, `fuzzy` of PO).
    public var state: VariantState?
    /// The text it was translated from, as variety and ordinal, or nil.
    public var translatedFrom: VariantKey?
    /// What the format says of this text beyond this, in its order.
    public var properties: [Property]

    /// Creates a text.
    public init(
        language: String, orthography: Orthography? = nil, text: String, inline: [InlineElement] = [],
        origin: VariantOrigin? = nil, state: VariantState? = nil, translatedFrom: VariantKey? = nil,
        properties: [Property] = []
    ) {
        self.language = language
        self.orthography = orthography
        self.text = text
        self.inline = inline
        self.origin = origin
        self.state = state
        self.translatedFrom = translatedFrom
        self.properties = properties
    }

    /// Compares texts byte for byte: to Swift, NFC and NFD of one text are equal strings, but they are not the same data.
    public static func == (left: RecordVariant, right: RecordVariant) -> Bool {
        left.language == right.language && left.orthography == right.orthography
            && left.text.utf8.elementsEqual(right.text.utf8) && left.inline == right.inline
            && left.origin == right.origin && left.state == right.state
            && left.translatedFrom == right.translatedFrom && left.properties == right.properties
    }
}
