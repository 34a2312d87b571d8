import Foundation
import GRDB

extension Schema {
    /// The tables of migration 3: withdrawals of single texts, pairs of texts that stay out, and how much of the ledger
    /// is known.
    private static let withdrawalTables = [
        """
        CREATE TABLE withdrawn_variant (
            number INTEGER NOT NULL PRIMARY KEY,
            unit_id BLOB NOT NULL,
            variety TEXT NOT NULL,
            ordinal BIGINT NOT NULL,
            happened_at BIGINT NOT NULL,
            actor TEXT NOT NULL,
            reason TEXT NOT NULL,
            UNIQUE (unit_id, variety, ordinal, happened_at)
        )
        """,
        """
        CREATE TABLE withdrawn_text (
            digest BLOB NOT NULL,
            unit_id BLOB NOT NULL,
            variant_number BIGINT NOT NULL REFERENCES withdrawn_variant (number),
            secret_id BIGINT NOT NULL REFERENCES withdrawal_secret (id),
            PRIMARY KEY (digest, unit_id)
        )
        """,
        """
        CREATE TABLE withdrawn_pair (
            digest BLOB NOT NULL,
            unit_id BLOB NOT NULL,
            variant_number BIGINT REFERENCES withdrawn_variant (number),
            secret_id BIGINT NOT NULL REFERENCES withdrawal_secret (id),
            PRIMARY KEY (digest, unit_id)
        )
        """,
        """
        CREATE TABLE withdrawal_ledger (
            id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
            digest BLOB NOT NULL
        )
        """,
        "CREATE INDEX withdrawal_unit_number ON withdrawal (unit_number)",
    ]

    /// Migration 3: makes the tables, and the pairs of units that were withdrawn under schema 2, which kept the keyed
    /// digest of each text.
    static func addWithdrawnPairs(_ database: Database) throws {
        try database.execute(sql: "ALTER TABLE withdrawn_text RENAME TO withdrawn_text_2")
        for statement in withdrawalTables { try database.execute(sql: statement) }
        let keys = Dictionary(
            uniqueKeysWithValues: try WithdrawalStatements.keys(database).map { ($0.number, $0) })
        var texts: [[UInt8]] = []
        var place: (unit: Data, secret: Int64)?
        func finish() throws {
            guard let place, let key = keys[place.secret] else { return }
            for digest in key.pairs(of: texts) {
                try WithdrawalStatements.insertPair(
                    database, digest, unit: place.unit, variant: nil, secret: place.secret)
            }
        }
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT unit_id, secret_id, digest FROM withdrawn_text_2 ORDER BY unit_id, secret_id, digest")
        while let row = try rows.next() {
            let (unit, secret, digest): (Data, Int64, Data) = (row[0], row[1], row[2])
            if place.map({ $0.unit != unit || $0.secret != secret }) ?? true {
                try finish()
                place = (unit, secret)
                texts = []
            }
            texts.append(Array(digest))
        }
        try finish()
        try database.execute(sql: "DROP TABLE withdrawn_text_2")
    }
}
