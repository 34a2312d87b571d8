public import TextProcessing

/// One sentence as a backend receives it.
public struct SegmentInput: Hashable, Sendable {
    /// Normalized text without surrounding white space; not empty.
    public let text: String
    /// Parts that must come back unchanged, such as placeholders and web addresses.
    ///
    /// In order, disjoint.
    public let protectedSpans: [ByteRange<NormalizedForm>]
    /// Whether the caller wants to know what the answer was made from.
    public let isExplained: Bool

    /// Creates a segment.
    public init(text: String, protectedSpans: [ByteRange<NormalizedForm>] = [], isExplained: Bool = false) {
        self.text = text
        self.protectedSpans = protectedSpans
        self.isExplained = isExplained
    }

    /// The protected parts as text, in order.
    public var protectedTexts: [String] { protectedSpans.map { String(text[utf8: $0]) } }
}

/// One translated sentence as a backend gives it back.
public struct SegmentOutput: Hashable, Sendable {
    /// The translation, without marks of the engine.
    public let text: String
    /// Words of the source that the engine does not know, as they stand in its input, each once, in order.
    public let unknownWords: [String]
    /// Quality the backend gives this very answer, `0...1`; nil when it has no opinion beyond its declaration.
    public let confidence: Double?
    /// Identifier of the stored unit the answer is, if it is one.
    public let unitID: String?
    /// Other translations, best first.
    public let alternatives: [String]
    /// What the answer was made from, one for each leg that can say so; empty where nobody asked.
    public let explanations: [SegmentExplanation]

    /// Creates an answer.
    public init(
        text: String, unknownWords: [String] = [], confidence: Double? = nil, unitID: String? = nil,
        alternatives: [String] = [], explanations: [SegmentExplanation] = []
    ) {
        self.text = text
        self.unknownWords = unknownWords
        self.confidence = confidence
        self.unitID = unitID
        self.alternatives = alternatives
        self.explanations = explanations
    }
}
