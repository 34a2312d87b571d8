import Corpora
import GRDB
import TextProcessing

/// The SQL on units, variants and revisions.
enum UnitStatements {
    static func allUnits(_ database: Database) throws -> [TranslationUnit] {
        try units(database, condition: "1 = 1", arguments: [])
    }

    static func unit(_ database: Database, id: UnitID) throws -> TranslationUnit? {
        try units(database, condition: "unit.id = ?", arguments: [id.rawValue]).first
    }

    /// Units in order of source and key.
    static func units(
        _ database: Database, condition: String, arguments: StatementArguments
    ) throws -> [TranslationUnit] {
        var variants: [String: [Variant]] = [:]
        let variantRows = try Row.fetchCursor(
            database,
            sql: "SELECT variant.* FROM variant JOIN unit ON unit.id = variant.unit_id WHERE \(condition)",
            arguments: arguments)
        while let row = try variantRows.next() {
            let id: String = row["unit_id"]
            variants[id, default: []].append(try StoredVariant(row: row).variant(unitID: id))
        }
        let rows = try Row.fetchAll(
            database, sql: "SELECT unit.* FROM unit WHERE \(condition) ORDER BY source_id, record_key",
            arguments: arguments)
        return try rows.map { row in
            let id: String = row["id"]
            return TranslationUnit(
                sourceID: row["source_id"], key: row["record_key"], domain: row["domain"], licence: row["licence"],
                contributor: row["contributor"], note: row["note"], tags: try strings(json: row["tags"]),
                variants: variants[id] ?? [])
        }
    }

    static func write(_ unit: TranslationUnit, _ database: Database) throws {
        try database.execute(
            sql:
                "INSERT INTO source (id, licence) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET licence = excluded.licence",
            arguments: [unit.sourceID, unit.licence])
        try database.execute(
            sql: """
                INSERT INTO unit (id, source_id, record_key, domain, licence, contributor, note, tags)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    domain = excluded.domain, licence = excluded.licence, contributor = excluded.contributor,
                    note = excluded.note, tags = excluded.tags
                """,
            arguments: [
                unit.id.rawValue, unit.sourceID, unit.key, unit.domain, unit.licence, unit.contributor, unit.note,
                try json(unit.tags),
            ])
    }

    static func write(_ variant: Variant, of id: UnitID, _ database: Database) throws {
        let stored = StoredVariant(variant)
        try database.execute(
            sql: """
                INSERT INTO variant (
                    unit_id, variety, ordinal, orthography, text, normalized_text, digest, origin, engine, model, state,
                    translated_from_variety, translated_from_ordinal)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (unit_id, variety, ordinal) DO UPDATE SET
                    orthography = excluded.orthography, text = excluded.text,
                    normalized_text = excluded.normalized_text, digest = excluded.digest, origin = excluded.origin,
                    engine = excluded.engine, model = excluded.model, state = excluded.state,
                    translated_from_variety = excluded.translated_from_variety,
                    translated_from_ordinal = excluded.translated_from_ordinal
                """,
            arguments: [
                id.rawValue, stored.variety, stored.ordinal, stored.orthography, stored.text, variant.normalizedText,
                variant.digest.description, stored.origin, stored.engine, stored.model, stored.state,
                stored.translatedFromVariety, stored.translatedFromOrdinal,
            ])
    }

    static func appendRevision(
        _ database: Database, unit id: UnitID, variant: VariantKey?, action: Revision.Action, change: ChangeNote,
        before: String?, after: String?
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO revision (
                    unit_id, number, variety, ordinal, happened_at, actor, action, reason, before_json, after_json)
                VALUES (
                    ?, (SELECT COALESCE(MAX(number), 0) + 1 FROM revision WHERE unit_id = ?), ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.rawValue, id.rawValue, variant?.variety.tag, variant?.ordinal, change.time, change.actor,
                action.rawValue, change.reason, before, after,
            ])
    }

    static func revisions(_ database: Database, of id: UnitID) throws -> [Revision] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM revision WHERE unit_id = ? ORDER BY number", arguments: [id.rawValue])
        return try rows.map { row in
            let number: Int = row["number"]
            guard let action = Revision.Action(rawValue: row["action"]) else {
                throw StoreError.invalidRecord(table: "revision", id: "\(id)/\(number)")
            }
            return Revision(
                number: number, variety: row["variety"], ordinal: row["ordinal"], happenedAt: row["happened_at"],
                actor: row["actor"], action: action, reason: row["reason"], before: row["before_json"],
                after: row["after_json"])
        }
    }
}

/// Who changes something, when and why.
struct ChangeNote {
    let actor: String
    let reason: String
    let time: Int64
}
