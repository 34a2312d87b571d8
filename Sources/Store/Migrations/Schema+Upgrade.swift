import Corpora
import Foundation
import GRDB
import TextProcessing

extension Schema {
    /// Migration 2: makes the tables of ``keepingTables`` and moves the rows of schema 1 into them.
    static func addKeeping(_ database: Database) throws {
        for table in ["unit", "variant", "revision"] {
            try database.execute(sql: "ALTER TABLE \(table) RENAME TO \(table)_1")
        }
        for statement in keepingTables { try database.execute(sql: statement) }
        try SearchIndex.create(database)
        try database.execute(
            sql: "INSERT INTO withdrawal_secret (id, secret) VALUES (1, ?)",
            arguments: [Data((0..<32).map { _ in UInt8.random(in: 0...255) })])
        try database.execute(
            sql: "CREATE TEMPORARY TABLE unit_number_1 (id TEXT NOT NULL PRIMARY KEY, number INTEGER NOT NULL)")
        try moveUnits(database)
        try moveVariants(database)
        try moveRevisions(database)
        for table in ["variant", "revision", "unit"] { try database.execute(sql: "DROP TABLE \(table)_1") }
        try SearchIndex.rebuild(database)
    }

    // Schema 1 kept no times in the unit: they are those of its first and last revision.
    private static func moveUnits(_ database: Database) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT u.id, u.source_id, u.record_key, u.domain, u.licence, u.contributor, u.note, u.tags,
                    COALESCE((SELECT MIN(happened_at) FROM revision_1 r WHERE r.unit_id = u.id), 0),
                    COALESCE((SELECT MAX(happened_at) FROM revision_1 r WHERE r.unit_id = u.id), 0),
                    COALESCE((SELECT MAX(number) FROM revision_1 r WHERE r.unit_id = u.id), 0)
                FROM unit_1 u ORDER BY u.source_id, u.record_key
                """)
        while let row = try rows.next() {
            let id: String = row[0]
            guard let bytes = UnitID(rawValue: id).bytes else { throw StoreError.invalidRecord(table: "unit", id: id) }
            let tags: String = row[7]
            try database.execute(
                sql: """
                    INSERT INTO unit (
                        id, source_id, record_key, domain, licence, contributor, note, tags, created_at, changed_at,
                        revision)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    Data(bytes), row[1] as String, row[2] as String, row[3] as String, row[4] as String,
                    row[5] as String?, row[6] as String, tags == "[]" ? nil : tags, row[8] as Int64, row[9] as Int64,
                    row[10] as Int64,
                ])
            try database.execute(
                sql: "INSERT INTO unit_number_1 (id, number) VALUES (?, ?)",
                arguments: [id, database.lastInsertedRowID])
        }
    }

    private static func moveVariants(_ database: Database) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT n.number, v.variety, v.ordinal, v.orthography, v.text, v.origin, v.engine, v.model, v.state,
                    v.translated_from_variety, v.translated_from_ordinal
                FROM variant_1 v JOIN unit_number_1 n ON n.id = v.unit_id
                ORDER BY n.number, v.variety, v.ordinal
                """)
        while let row = try rows.next() {
            let text: String = row[4]
            let variety: String = row[1]
            let digest = Digest(fields: [variety, MemoryKey.storedForm(of: text)])
            try database.execute(
                sql: """
                    INSERT INTO variant (
                        unit_number, variety, ordinal, orthography, text, digest, origin, engine, model, state,
                        translated_from_variety, translated_from_ordinal)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    row[0] as Int64, variety, row[2] as Int64, row[3] as String, text, Data(digest.bytes),
                    row[5] as String, row[6] as String?, row[7] as String?, row[8] as String, row[9] as String?,
                    row[10] as Int64?,
                ])
        }
    }

    private static func moveRevisions(_ database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO revision (
                    unit_number, number, variety, ordinal, happened_at, actor, action, reason, before_json, after_json)
                SELECT n.number, r.number, r.variety, r.ordinal, r.happened_at, r.actor, r.action, r.reason,
                    r.before_json, r.after_json
                FROM revision_1 r JOIN unit_number_1 n ON n.id = r.unit_id
                ORDER BY r.happened_at, n.number, r.number
                """)
        try database.execute(sql: "DROP TABLE unit_number_1")
    }
}
