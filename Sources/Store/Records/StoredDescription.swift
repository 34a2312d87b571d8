import Corpora
import GRDB

/// A unit's description as columns of `unit` and as the JSON of a revision.
///
/// Empty lists are absent: revisions of schema 1 knew no terms and no properties.
struct StoredDescription: Codable {
    let domain: String
    let licence: String
    let contributor: String?
    let credit: String?
    let terms: [String]?
    let consent: String?
    let document: String?
    let position: Int?
    let note: String
    let tags: [String]?
    let properties: [Property]?

    /// The columns that ``init(row:from:)`` reads, in its order.
    static let columns = """
        u.domain, u.licence, u.contributor, u.credit, u.terms, u.consent, u.document, u.position, u.note, u.tags, \
        u.properties
        """
    static let columnCount = 11

    init(_ description: UnitDescription) {
        domain = description.domain
        licence = description.licence
        contributor = description.contributor
        credit = description.credit
        terms = description.terms.isEmpty ? nil : description.terms
        consent = description.consent
        document = description.document
        position = description.position
        note = description.note
        tags = description.tags.isEmpty ? nil : description.tags
        properties = description.properties.isEmpty ? nil : description.properties
    }

    init(row: Row, from first: Int) throws {
        domain = row[first]
        licence = row[first + 1]
        contributor = row[first + 2]
        credit = row[first + 3]
        terms = try JSONText.list(row[first + 4])
        consent = row[first + 5]
        document = row[first + 6]
        position = row[first + 7]
        note = row[first + 8]
        tags = try JSONText.list(row[first + 9])
        properties = try JSONText.list(row[first + 10])
    }

    var description: UnitDescription {
        UnitDescription(
            domain: domain, licence: licence, contributor: contributor, credit: credit, terms: terms ?? [],
            consent: consent, document: document, position: position, note: note, tags: tags ?? [],
            properties: properties ?? [])
    }
}
