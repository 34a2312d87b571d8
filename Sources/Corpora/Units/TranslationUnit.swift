public import TextProcessing

/// One content in any number of varieties, with where it comes from.
public struct TranslationUnit: Hashable, Sendable {
    /// Identifier, derived from source and key.
    public let id: UnitID
    /// Identifier of the source: `civic`.
    public let sourceID: String
    /// Key of the record inside its source.
    public let key: String
    /// What the unit says of itself apart from its texts.
    public let description: UnitDescription
    /// The renderings, in order of variety and ordinal; no two share a key.
    public let variants: [Variant]

    /// Subject area: `health`, `justice`.
    public var domain: String { description.domain }
    /// Licence of the texts.
    public var licence: String { description.licence }
    /// Who gave the texts, or nil when the source says no more than itself.
    public var contributor: String? { description.contributor }
    /// Remark for translators and reviewers; may be empty.
    public var note: String { description.note }
    /// Labels, `loan:partida` among them.
    public var tags: [String] { description.tags }

    /// Creates a unit.
    public init(sourceID: String, key: String, description: UnitDescription, variants: [Variant]) {
        precondition(Set(variants.map(\.key)).count == variants.count, "a unit has one variant a variety and ordinal")
        id = UnitID(sourceID: sourceID, key: key)
        self.sourceID = sourceID
        self.key = key
        self.description = description
        self.variants = variants.sorted { $0.key < $1.key }
    }

    /// Creates a unit with the usual parts of a description.
    public init(
        sourceID: String, key: String, domain: String, licence: String, contributor: String? = nil, note: String = "",
        tags: [String] = [], variants: [Variant]
    ) {
        self.init(
            sourceID: sourceID, key: key,
            description: UnitDescription(
                domain: domain, licence: licence, contributor: contributor, note: note, tags: tags),
            variants: variants)
    }

    /// The renderings in one variety, in order.
    public func variants(in variety: LanguageVariety) -> [Variant] { variants.filter { $0.variety == variety } }

    /// The rendering with a key, or nil.
    public func variant(_ key: VariantKey) -> Variant? { variants.first { $0.key == key } }

    /// Every combination of a source and a target text in a direction.
    public func pairs(_ direction: LanguagePair) -> [UnitPair] {
        variants(in: direction.source).flatMap { source in
            variants(in: direction.target).map { UnitPair(unitID: id, source: source, target: $0) }
        }
    }
}

/// A unit seen in one direction.
public struct UnitPair: Hashable, Sendable {
    /// Unit both sides belong to.
    public let unitID: UnitID
    /// Text translated from.
    public let source: Variant
    /// Text translated into.
    public let target: Variant

    /// Creates a pair.
    public init(unitID: UnitID, source: Variant, target: Variant) {
        self.unitID = unitID
        self.source = source
        self.target = target
    }

    /// The lower state of the two sides: a pair is as good as its worse half.
    public var state: VariantState { min(source.state, target.state) }
}
