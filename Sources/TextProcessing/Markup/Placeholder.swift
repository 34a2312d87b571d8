/// A part of a text that no translation may alter.
public struct Placeholder: Hashable, Sendable {
    /// How a placeholder is written.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// `https://www.gob.pe/dni`, `www.gob.pe`.
        case url
        /// `mesa@minsa.gob.pe`.
        case email
        /// `{{name}}`.
        case doubleBrace
        /// `${name}`.
        case dollarBrace
        /// `%s`, `%1$s`, `%(name)s`, `%%`.
        case percent
        /// `{0}`, `{name}`, `{count, number}`.
        case brace
    }

    /// UTF-8 offsets into the text that was searched.
    public let range: ByteRange<NormalizedForm>
    /// How it is written.
    public let kind: Kind

    /// Creates a placeholder.
    public init(range: ByteRange<NormalizedForm>, kind: Kind) {
        self.range = range
        self.kind = kind
    }
}
