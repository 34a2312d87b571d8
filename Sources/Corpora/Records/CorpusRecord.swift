/// A unit as a file states it, before an import completes it with source, licence and varieties.
///
/// Every format reads into this and writes from it; what the record has no field for is kept as ``Property``.
public struct CorpusRecord: Hashable, Sendable {
    /// The identifier the file gives it (`tuid` of TMX, `id` of XLIFF), or nil.
    public var key: String?
    /// Line where it begins, 1-based; 0 when the record does not come from a file.
    public var line: Int
    /// Tag of the language the others were translated from, as the file has it, or nil when the file does not say.
    public var sourceLanguage: String?
    /// The texts, in the order of the file.
    public var variants: [RecordVariant]
    /// Subject area, or nil.
    public var domain: String?
    /// Licence, or nil.
    public var licence: String?
    /// Who gave the texts, or nil.
    public var contributor: String?
    /// How the contributor wishes to be named, or nil.
    public var credit: String?
    /// Terms of use set by the community.
    public var terms: [String]
    /// Under which consent the texts are kept, or nil.
    public var consent: String?
    /// Document the unit was taken from, or nil.
    public var document: String?
    /// Place in that document, 1-based, or nil.
    public var position: Int?
    /// Remarks, separated by line feeds.
    public var note: String
    /// Labels.
    public var tags: [String]
    /// What the format says beyond this, in its order.
    public var properties: [Property]

    /// Creates a record.
    public init(
        key: String? = nil, line: Int = 0, sourceLanguage: String? = nil, variants: [RecordVariant],
        domain: String? = nil, licence: String? = nil, contributor: String? = nil, credit: String? = nil,
        terms: [String] = [], consent: String? = nil, document: String? = nil, position: Int? = nil,
        note: String = "", tags: [String] = [], properties: [Property] = []
    ) {
        self.key = key
        self.line = line
        self.sourceLanguage = sourceLanguage
        self.variants = variants
        self.domain = domain
        self.licence = licence
        self.contributor = contributor
        self.credit = credit
        self.terms = terms
        self.consent = consent
        self.document = document
        self.position = position
        self.note = note
        self.tags = tags
        self.properties = properties
    }
}
