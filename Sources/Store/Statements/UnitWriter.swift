import Corpora
import Foundation
import GRDB
import TextProcessing

/// Writes units inside one transaction: rows, revisions and the full-text index together.
///
/// The statements for new units are bound directly, since an import runs them millions of times.
final class UnitWriter {
    let database: Database
    let note: ChangeNote
    private let insertion: DirectStatement
    private let variantInsertion: DirectStatement
    private let searchInsertion: DirectStatement
    private let firstRevision: DirectStatement
    private var nextNumber: Int64
    private var knownSources: Set<String> = []

    init(_ database: Database, note: ChangeNote) throws {
        self.database = database
        self.note = note
        insertion = try DirectStatement(
            database,
            sql: """
                INSERT INTO unit (
                    number, id, source_id, record_key, domain, licence, contributor, credit, terms, consent, document,
                    position, note, tags, properties, import_id, created_at, changed_at, revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                ON CONFLICT (id) DO NOTHING
                """)
        variantInsertion = try DirectStatement(
            database,
            sql: """
                INSERT INTO variant (
                    unit_number, variety, ordinal, orthography, text, digest, origin, engine, model, state,
                    translated_from_variety, translated_from_ordinal, inline, properties)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        searchInsertion = try DirectStatement(database, sql: SearchIndex.insertion)
        firstRevision = try DirectStatement(
            database,
            sql: """
                INSERT INTO revision (unit_number, number, happened_at, actor, action, reason, import_id)
                VALUES (?, 1, ?, ?, 'added', ?, ?)
                """)
        // Numbers of withdrawn units are not given again: their revisions stay.
        let last = try Int64.fetchOne(
            database,
            sql: """
                SELECT MAX(COALESCE((SELECT MAX(number) FROM unit), 0),
                    COALESCE((SELECT MAX(unit_number) FROM revision), 0))
                """)
        nextNumber = (last ?? 0) + 1
    }

    /// Adds a unit unless one with its identifier is there, and says whether it did.
    ///
    /// `searchForms` are the ``SearchText`` forms of the variants in their order, or nil to compute them here.
    func insert(_ unit: TranslationUnit, searchForms: [String]? = nil) throws -> Bool {
        guard let id = unit.id.bytes else { throw StoreError.invalidRecord(table: "unit", id: unit.id.rawValue) }
        try noteSource(of: unit)
        try bindAndRun(unit, id: id)
        guard insertion.changes > 0 else { return false }
        let number = nextNumber
        nextNumber += 1
        for (place, variant) in unit.variants.enumerated() {
            try insert(
                variant, unitNumber: number, searchForm: searchForms?[place] ?? SearchText.form(of: variant.text))
        }
        firstRevision.bind(number)
        firstRevision.bind(note.time)
        firstRevision.bind(note.importID == nil ? note.actor : nil)
        firstRevision.bind(note.importID == nil ? note.reason : nil)
        firstRevision.bind(note.importID.map { Int($0) })
        try firstRevision.run()
        return true
    }

    private func noteSource(of unit: TranslationUnit) throws {
        guard knownSources.insert(unit.sourceID).inserted else { return }
        try database.execute(
            sql: """
                INSERT INTO source (id, licence) VALUES (?, ?)
                ON CONFLICT (id) DO UPDATE SET licence = excluded.licence
                """,
            arguments: [unit.sourceID, unit.licence])
    }

    private func bindAndRun(_ unit: TranslationUnit, id: [UInt8]) throws {
        let description = unit.description
        insertion.bind(nextNumber)
        insertion.bind(blob: id)
        insertion.bind(repeating: unit.sourceID)
        insertion.bind(unit.key)
        insertion.bind(repeating: description.domain)
        insertion.bind(repeating: description.licence)
        insertion.bind(description.contributor)
        insertion.bind(description.credit)
        insertion.bind(try JSONText.column(description.terms))
        insertion.bind(description.consent)
        insertion.bind(description.document)
        insertion.bind(description.position)
        insertion.bind(repeating: description.note)
        insertion.bind(try JSONText.column(description.tags))
        insertion.bind(try JSONText.column(description.properties))
        insertion.bind(note.importID.map { Int($0) })
        insertion.bind(note.time)
        insertion.bind(note.time)
        try insertion.run()
    }

    private func insert(_ variant: Variant, unitNumber: Int64, searchForm: String) throws {
        let stored = StoredVariant(variant)
        variantInsertion.bind(unitNumber)
        variantInsertion.bind(repeating: stored.variety)
        variantInsertion.bind(stored.ordinal)
        variantInsertion.bind(repeating: stored.orthography)
        variantInsertion.bind(stored.text)
        variantInsertion.bind(blob: variant.digest.bytes)
        variantInsertion.bind(repeating: stored.origin)
        variantInsertion.bind(stored.engine)
        variantInsertion.bind(stored.model)
        variantInsertion.bind(repeating: stored.state)
        variantInsertion.bind(stored.translatedFromVariety)
        variantInsertion.bind(stored.translatedFromOrdinal)
        variantInsertion.bind(try JSONText.column(variant.inline))
        variantInsertion.bind(try JSONText.column(variant.properties))
        try variantInsertion.run()
        searchInsertion.bind(variantInsertion.lastRow)
        searchInsertion.bind(searchForm)
        try searchInsertion.run()
    }
}

/// Who changes something, when and why.
struct ChangeNote: Sendable {
    let actor: String
    let reason: String
    let time: Int64
    /// The import it belongs to, or nil.
    var importID: Int64?
}
