public import TextProcessing

/// Place of a variant inside its unit.
public struct VariantKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Variety of the text.
    public let variety: LanguageVariety
    /// Number among the renderings in one variety, 0-based.
    public let ordinal: Int

    /// Creates a place.
    public init(variety: LanguageVariety, ordinal: Int = 0) {
        self.variety = variety
        self.ordinal = ordinal
    }

    /// `quy/0`.
    public var description: String { "\(variety.tag)/\(ordinal)" }

    /// Order by variety, then ordinal.
    public static func < (left: VariantKey, right: VariantKey) -> Bool {
        (left.variety, left.ordinal) < (right.variety, right.ordinal)
    }
}

/// One rendering of a unit's content in one variety.
public struct Variant: Hashable, Sendable {
    /// Variety and number inside the unit.
    public let key: VariantKey
    /// Spelling of the text.
    public let orthography: Orthography
    /// The text as received, byte for byte.
    public let text: String
    /// The form under which the text is found again, see ``MemoryKey``; NFC.
    public let normalizedText: String
    /// Identity of variety and normalized text.
    public let digest: Digest
    /// Who made the text.
    public let origin: VariantOrigin
    /// How far its review has come.
    public let state: VariantState
    /// The variant it was translated from: approving es-quy says nothing about ay.
    public let translatedFrom: VariantKey?
    /// Markup that stands in the text, in order of places.
    public let inline: [InlineElement]
    /// What the format of origin says of this text beyond the above, in its order.
    public let properties: [Property]

    /// Variety of the text.
    public var variety: LanguageVariety { key.variety }
    /// Number among the renderings in one variety, 0-based.
    public var ordinal: Int { key.ordinal }

    /// Creates a variant; its normalized text and digest follow from the text.
    public init(
        variety: LanguageVariety, orthography: Orthography = .official, ordinal: Int = 0, text: String,
        origin: VariantOrigin, state: VariantState, translatedFrom: VariantKey? = nil, inline: [InlineElement] = [],
        properties: [Property] = []
    ) {
        let normalizedText = MemoryKey.storedForm(of: text)
        self.init(
            key: VariantKey(variety: variety, ordinal: ordinal), orthography: orthography, text: text,
            normalizedText: normalizedText, digest: Digest(fields: [variety.tag, normalizedText]), origin: origin,
            state: state, translatedFrom: translatedFrom, inline: inline, properties: properties)
    }

    private init(
        key: VariantKey, orthography: Orthography, text: String, normalizedText: String, digest: Digest,
        origin: VariantOrigin, state: VariantState, translatedFrom: VariantKey?, inline: [InlineElement],
        properties: [Property]
    ) {
        self.key = key
        self.orthography = orthography
        self.text = text
        self.normalizedText = normalizedText
        self.digest = digest
        self.origin = origin
        self.state = state
        self.translatedFrom = translatedFrom
        self.inline = inline
        self.properties = properties
    }

    /// The same variant in another state.
    public func with(state: VariantState) -> Variant {
        Variant(
            key: key, orthography: orthography, text: text, normalizedText: normalizedText, digest: digest,
            origin: origin, state: state, translatedFrom: translatedFrom, inline: inline, properties: properties)
    }

    /// The same variant as a translation of the first text in a variety, unless it says otherwise or is that text.
    func translated(from variety: LanguageVariety) -> Variant {
        guard translatedFrom == nil, variety != key.variety else { return self }
        return Variant(
            key: key, orthography: orthography, text: text, normalizedText: normalizedText, digest: digest,
            origin: origin, state: state, translatedFrom: VariantKey(variety: variety), inline: inline,
            properties: properties)
    }

    /// Compares texts byte for byte: to Swift, NFC and NFD of one text are equal strings, but they are not the same data.
    public static func == (left: Variant, right: Variant) -> Bool {
        left.key == right.key && left.text.utf8.elementsEqual(right.text.utf8) && left.orthography == right.orthography
            && left.origin == right.origin && left.state == right.state && left.translatedFrom == right.translatedFrom
            && left.inline == right.inline && left.properties == right.properties
    }
}
