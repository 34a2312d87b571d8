import Corpora
import Foundation
import GRDB

/// The SQL that reads revisions.
enum RevisionStatements {
    private static let selection = """
        SELECT r.sequence, COALESCE(u.id, w.unit_id), r.number, r.variety, r.ordinal, r.happened_at,
            COALESCE(r.actor, i.actor), r.action, COALESCE(r.reason, i.reason), r.import_id, r.before_json,
            r.after_json
        FROM revision r
        LEFT JOIN unit u ON u.number = r.unit_number
        LEFT JOIN withdrawal w ON w.unit_number = r.unit_number
        LEFT JOIN import i ON i.id = r.import_id
        """

    static func revisions(_ database: Database, unitNumber: Int64) throws -> [Revision] {
        try Row.fetchAll(
            database, sql: "\(selection) WHERE r.unit_number = ? ORDER BY r.number", arguments: [unitNumber]
        ).map(revision)
    }

    /// Number of a unit, withdrawn ones included.
    static func unitNumber(_ database: Database, id: UnitID) throws -> Int64? {
        guard let bytes = id.bytes else { return nil }
        return try Int64.fetchOne(
            database,
            sql: """
                SELECT number FROM unit WHERE id = ?
                UNION ALL SELECT unit_number FROM withdrawal WHERE unit_id = ? AND unit_number IS NOT NULL
                """,
            arguments: [Data(bytes), Data(bytes)])
    }

    static func log(
        _ database: Database, condition: String, arguments: StatementArguments, limit: Int
    ) throws -> [Revision] {
        try Row.fetchAll(
            database, sql: "\(selection) WHERE \(condition) ORDER BY r.sequence DESC LIMIT ?",
            arguments: arguments + [limit]
        ).map(revision)
    }

    private static func revision(_ row: Row) throws -> Revision {
        let sequence: Int64 = row[0]
        guard let action = Revision.Action(rawValue: row[7]) else {
            throw StoreError.invalidRecord(table: "revision", id: "\(sequence)")
        }
        let id: Data? = row[1]
        return Revision(
            sequence: sequence, unitID: id.map { UnitID(bytes: Array($0)) }, number: row[2], variety: row[3],
            ordinal: row[4], happenedAt: row[5], actor: row[6], action: action, reason: row[8], importID: row[9],
            before: row[10], after: row[11])
    }
}
