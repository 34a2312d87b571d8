/// An element of markup that stands inside the text of a variant, kept apart from the text itself.
///
/// Source: TMX 1.4b (2005), section 3.3; XLIFF 1.2 (2008), section 2.3; XLIFF 2.1 (2018), section 4.3.
public struct InlineElement: Hashable, Sendable, Codable {
    /// What an element does to the text after it.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// It begins something that ends later.
        case open
        /// It ends what the nearest unended element of the same name began.
        case close
        /// It stands for itself.
        case standalone
    }

    /// Place before which it stands: UTF-8 offset in the variant's text, at most the text's length.
    ///
    /// Elements at one place stand in the order of the list.
    public let offset: Int
    /// Name of the element in the format it came from: `bpt`, `ph`, `hi`, `g`, `x`, `pc`, `mrk`.
    public let name: String
    /// What it does.
    public let kind: Kind
    /// Attributes in order of the file; empty for ``Kind/close``.
    public let attributes: [Property]
    /// The XML inside the element when it is code and not text (`bpt`, `ept`, `it`, `ph`), as written; else empty.
    public let content: String

    /// Creates an element.
    public init(offset: Int, name: String, kind: Kind, attributes: [Property] = [], content: String = "") {
        self.offset = offset
        self.name = name
        self.kind = kind
        self.attributes = attributes
        self.content = content
    }
}
