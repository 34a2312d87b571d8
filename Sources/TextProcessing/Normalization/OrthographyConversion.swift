/// The outcome of converting the spelling of a text.
public struct OrthographyConversion: Hashable, Sendable {
    /// The text as it was given.
    public let original: String
    /// The converted text.
    public let text: String
    /// The changes, in order and disjoint; offsets refer to `original` and `text`.
    public let edits: [NormalizationEdit]
    /// How many places each rule changed, zero included.
    public let firingCounts: [String: Int]
    /// How many words each guard kept as they were, zero included.
    public let guardCounts: [String: Int]

    /// The same change as a normalized text, whose ranges map both ways.
    public var mapping: NormalizedText { NormalizedText(original: original, text: text, edits: edits) }
}
