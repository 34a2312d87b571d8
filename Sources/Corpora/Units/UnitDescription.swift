/// What a unit says of itself apart from its texts.
public struct UnitDescription: Hashable, Sendable, Codable {
    /// Subject area: `health`, `justice`.
    public var domain: String
    /// Licence of the texts, an SPDX identifier where there is one; `unstated` when the source names none.
    public var licence: String
    /// Who gave the texts, or nil when the source says no more than itself.
    public var contributor: String?
    /// How the contributor wishes to be named, or nil to be named by nothing.
    public var credit: String?
    /// Terms of use set by the community: labels of Local Contexts (`TK Attribution`, `TK Non-Commercial`) or its own words.
    ///
    /// Source: CARE Principles (Carroll et al., 2020), localcontexts.org.
    public var terms: [String]
    /// Under which consent the texts are kept, in the contributor's words or as a reference; nil when none is recorded.
    public var consent: String?
    /// Document the unit was taken from, or nil.
    public var document: String?
    /// Place in that document, 1-based, or nil.
    public var position: Int?
    /// Remark for translators and reviewers; lines of several remarks are separated by a line feed; may be empty.
    public var note: String
    /// Labels, `loan:partida` among them.
    public var tags: [String]
    /// What the format of origin says beyond this, in its order.
    public var properties: [Property]

    /// Creates a description.
    public init(
        domain: String, licence: String, contributor: String? = nil, credit: String? = nil, terms: [String] = [],
        consent: String? = nil, document: String? = nil, position: Int? = nil, note: String = "", tags: [String] = [],
        properties: [Property] = []
    ) {
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
