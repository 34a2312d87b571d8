import GRDB

/// The SQL on imports.
enum ImportStatements {
    static func unfinished(_ database: Database, _ request: ImportRequest) throws -> ImportRecord? {
        try latest(database, request, condition: "finished_at IS NULL")
    }

    static func finished(_ database: Database, _ request: ImportRequest) throws -> ImportRecord? {
        try latest(database, request, condition: "finished_at IS NOT NULL")
    }

    static func all(_ database: Database) throws -> [ImportRecord] {
        try Row.fetchAll(database, sql: "SELECT * FROM import ORDER BY id").map(record)
    }

    static func importRecord(_ database: Database, id: Int64) throws -> ImportRecord? {
        try Row.fetchOne(database, sql: "SELECT * FROM import WHERE id = ?", arguments: [id]).map(record)
    }

    static func begin(_ database: Database, _ request: ImportRequest, time: Int64) throws -> Int64 {
        try database.execute(
            sql: """
                INSERT INTO import (
                    source_id, file_name, format, options_digest, file_identity, actor, reason, started_at,
                    committed_records, added, changed, unchanged, withdrawn, rejected)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0)
                """,
            arguments: [
                request.sourceID, request.fileName, request.format, request.optionsDigest, request.fileIdentity,
                request.actor, request.reason, time,
            ])
        return database.lastInsertedRowID
    }

    static func advance(
        _ database: Database, id: Int64, records: Int, rejected: Int, summary: UpsertSummary
    ) throws {
        try database.execute(
            sql: """
                UPDATE import SET committed_records = committed_records + ?, rejected = rejected + ?,
                    added = added + ?, changed = changed + ?, unchanged = unchanged + ?, withdrawn = withdrawn + ?
                WHERE id = ?
                """,
            arguments: [
                records, rejected, summary.added, summary.changed, summary.unchanged, summary.withdrawn, id,
            ])
    }

    static func finish(_ database: Database, id: Int64, time: Int64) throws {
        try database.execute(sql: "UPDATE import SET finished_at = ? WHERE id = ?", arguments: [time, id])
    }

    private static func latest(
        _ database: Database, _ request: ImportRequest, condition: String
    ) throws -> ImportRecord? {
        try Row.fetchOne(
            database,
            sql: """
                SELECT * FROM import
                WHERE source_id = ? AND format = ? AND options_digest = ? AND file_identity = ? AND \(condition)
                ORDER BY id DESC LIMIT 1
                """,
            arguments: [request.sourceID, request.format, request.optionsDigest, request.fileIdentity]
        ).map(record)
    }

    private static func record(_ row: Row) -> ImportRecord {
        let request = ImportRequest(
            sourceID: row["source_id"], fileName: row["file_name"], format: row["format"],
            optionsDigest: row["options_digest"], fileIdentity: row["file_identity"], actor: row["actor"],
            reason: row["reason"])
        var summary = UpsertSummary()
        summary.added = row["added"]
        summary.changed = row["changed"]
        summary.unchanged = row["unchanged"]
        summary.withdrawn = row["withdrawn"]
        return ImportRecord(
            id: row["id"], request: request, startedAt: row["started_at"], finishedAt: row["finished_at"],
            committedRecords: row["committed_records"], summary: summary, rejected: row["rejected"])
    }
}
