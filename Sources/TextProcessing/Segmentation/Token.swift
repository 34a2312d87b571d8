/// A word, number, mark or protected piece of a text.
public struct Token: Hashable, Sendable {
    /// What a token is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Letters, with the ejective apostrophe, inner hyphens and the stop of an abbreviation.
        case word
        /// Digits with their separators.
        case number
        /// A punctuation mark; several stops in a row are one.
        case punctuation
        /// Currency, emoji and whatever else is no letter.
        case symbol
        /// An address, a placeholder or a range the caller protects.
        case placeholder
    }

    /// UTF-8 offsets into the text.
    public let range: ByteRange<NormalizedForm>
    /// What it is.
    public let kind: Kind
    /// The bytes of the range.
    public let text: String
    /// Whether white space lies directly before it.
    public let isPrecededBySpace: Bool

    /// Creates a token.
    public init(range: ByteRange<NormalizedForm>, kind: Kind, text: String, isPrecededBySpace: Bool) {
        self.range = range
        self.kind = kind
        self.text = text
        self.isPrecededBySpace = isPrecededBySpace
    }
}
