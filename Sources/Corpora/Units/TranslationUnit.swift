public import TextProcessing

/// One content in any number of varieties, with where it comes from.
public struct TranslationUnit: Hashable, Sendable {
    /// Identifier, derived from source and key.
    public let id: UnitID
    /// Identifier of the source: `civic`.
    public let sourceID: String
    /// Key of the record inside its source.
    public let key: String
    /// Subject area: `health`, `justice`.
    public let domain: String
    /// Licence of the texts.
    public let licence: String
    /// Who gave the texts, or nil when the source says no more than itself.
    public let contributor: String?
    /// Remark for translators and reviewers; may be empty.
    public let note: String
    /// Labels, `loan:partida` among them.
    public let tags: [String]
    /// The renderings, in order of variety and ordinal; no two share a key.
    public let variants: [Variant]

    /// Creates a unit.
    public init(
        sourceID: String, key: String, domain: String, licence: String, contributor: String? = nil, note: String = "",
        tags: [String] = [], variants: [Variant]
    ) {
        precondition(Set(variants.map(\.key)).count == variants.count, "a unit has one variant a variety and ordinal")
        id = UnitID(sourceID: sourceID, key: key)
        self.sourceID = sourceID
        self.key = key
        self.domain = domain
        self.licence = licence
        self.contributor = contributor
        self.note = note
        self.tags = tags
        self.variants = variants.sorted { $0.key < $1.key }
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
