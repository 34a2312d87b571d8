import Corpora
import Foundation
import GRDB
import TextProcessing

/// The SQL on what is known of withdrawals.
enum WithdrawalStatements {
    static func isWithdrawn(_ database: Database, id: UnitID) throws -> Bool {
        guard let bytes = id.bytes else { return false }
        return try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT * FROM withdrawal WHERE unit_id = ?)", arguments: [Data(bytes)]
        ) ?? false
    }

    static func isWithdrawn(_ database: Database, _ variant: VariantKey, of id: UnitID) throws -> Bool {
        guard let bytes = id.bytes else { return false }
        return try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT * FROM withdrawn_variant WHERE unit_id = ? AND variety = ? AND ordinal = ?)
                """, arguments: [Data(bytes), variant.variety.tag, variant.ordinal]) ?? false
    }

    /// Whether anything was ever withdrawn.
    static func exist(_ database: Database) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT * FROM withdrawal) OR EXISTS (SELECT * FROM withdrawn_variant)") ?? false
    }

    /// The secrets under which texts were digested; the first is this database's own.
    static func keys(_ database: Database) throws -> [WithdrawalKey] {
        try Row.fetchAll(database, sql: "SELECT id, secret FROM withdrawal_secret ORDER BY id").map { row in
            let secret: Data = row[1]
            return WithdrawalKey(number: row[0], secret: Array(secret))
        }
    }

    /// Number of a secret, which is added when it is not known.
    static func secretNumber(_ database: Database, _ secret: [UInt8]) throws -> Int64 {
        try database.execute(
            sql: "INSERT INTO withdrawal_secret (secret) VALUES (?) ON CONFLICT (secret) DO NOTHING",
            arguments: [Data(secret)])
        guard
            let number = try Int64.fetchOne(
                database, sql: "SELECT id FROM withdrawal_secret WHERE secret = ?", arguments: [Data(secret)])
        else { throw StoreError.invalidRecord(table: "withdrawal_secret", id: "new") }
        return number
    }

    /// Notes a withdrawal.
    ///
    /// `secrets` are the numbers of the secrets of its list. The unit number is nil for a unit that is not here, and for
    /// a variant.
    static func insert(
        _ database: Database, _ withdrawal: Withdrawal, unitNumber: Int64?, secrets: [Int64]
    ) throws {
        guard let bytes = withdrawal.unitID.bytes else {
            throw StoreError.invalidRecord(table: "withdrawal", id: withdrawal.unitID.rawValue)
        }
        var number: Int64?
        if let variant = withdrawal.variant {
            try database.cachedStatement(
                sql: """
                    INSERT INTO withdrawn_variant (unit_id, variety, ordinal, happened_at, actor, reason)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                Data(bytes), variant.variety.tag, variant.ordinal, withdrawal.happenedAt, withdrawal.actor,
                withdrawal.reason,
            ])
            number = database.lastInsertedRowID
        } else {
            try database.cachedStatement(
                sql: """
                    INSERT INTO withdrawal (unit_id, unit_number, happened_at, actor, reason) VALUES (?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                Data(bytes), unitNumber, withdrawal.happenedAt, withdrawal.actor, withdrawal.reason,
            ])
        }
        try insertDigests(database, of: withdrawal, variant: number, secrets: secrets)
    }

    /// Adds the digests of a withdrawal, those of another database for example, to what is known of it.
    static func insertDigests(
        _ database: Database, of withdrawal: Withdrawal, variant number: Int64?, secrets: [Int64]
    ) throws {
        let unit = Data(withdrawal.unitID.bytes ?? [])
        if let number {
            let statement = try database.cachedStatement(
                sql: """
                    INSERT INTO withdrawn_text (digest, unit_id, variant_number, secret_id) VALUES (?, ?, ?, ?)
                    ON CONFLICT (digest, unit_id) DO NOTHING
                    """)
            for text in withdrawal.texts {
                try statement.execute(arguments: [Data(text.bytes), unit, number, secrets[text.secret]])
            }
        }
        for pair in withdrawal.pairs {
            try insertPair(database, pair.bytes, unit: unit, variant: number, secret: secrets[pair.secret])
        }
    }

    static func insertPair(
        _ database: Database, _ digest: [UInt8], unit: Data, variant number: Int64?, secret: Int64
    ) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO withdrawn_pair (digest, unit_id, variant_number, secret_id) VALUES (?, ?, ?, ?)
                ON CONFLICT (digest, unit_id) DO NOTHING
                """
        ).execute(arguments: [Data(digest), unit, number, secret])
    }

    /// The row of a withdrawn variant that is known already.
    static func variantNumber(_ database: Database, _ withdrawal: Withdrawal) throws -> Int64? {
        try withdrawal.variant.flatMap { variant in
            try Int64.fetchOne(
                database,
                sql: """
                    SELECT number FROM withdrawn_variant
                    WHERE unit_id = ? AND variety = ? AND ordinal = ? AND happened_at = ?
                    """,
                arguments: [
                    Data(withdrawal.unitID.bytes ?? []), variant.variety.tag, variant.ordinal, withdrawal.happenedAt,
                ])
        }
    }

    static func list(_ database: Database) throws -> WithdrawalList {
        let keys = try keys(database)
        let places = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1.number, $0) })
        func digests(_ table: String, of key: String, _ condition: String) throws -> [Data: [Withdrawal.KeyedDigest]] {
            var digests: [Data: [Withdrawal.KeyedDigest]] = [:]
            let rows = try Row.fetchCursor(
                database,
                sql: "SELECT CAST(\(key) AS BLOB), digest, secret_id FROM \(table) WHERE \(condition) ORDER BY digest")
            while let row = try rows.next() {
                let digest: Data = row[1]
                guard let place = places[row[2]] else { continue }
                digests[row[0], default: []].append(Withdrawal.KeyedDigest(bytes: Array(digest), secret: place))
            }
            return digests
        }
        let unitPairs = try digests("withdrawn_pair", of: "unit_id", "variant_number IS NULL")
        let variantPairs = try digests("withdrawn_pair", of: "variant_number", "variant_number IS NOT NULL")
        let texts = try digests("withdrawn_text", of: "variant_number", "1 = 1")
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT unit_id, NULL, NULL, happened_at, actor, reason, NULL FROM withdrawal
                UNION ALL
                SELECT unit_id, variety, ordinal, happened_at, actor, reason, CAST(number AS BLOB)
                FROM withdrawn_variant
                ORDER BY 4, 1, 2, 3
                """)
        return WithdrawalList(
            secrets: keys.map(\.secret),
            withdrawals: try rows.map { row in
                let id: Data = row[0]
                let variety: String? = row[1]
                let number: Data? = row[6]
                return Withdrawal(
                    unitID: UnitID(bytes: Array(id)),
                    variant: try variety.map {
                        VariantKey(variety: try LanguageVariety(parsing: $0), ordinal: row[2])
                    },
                    happenedAt: row[3], actor: row[4], reason: row[5],
                    texts: number.flatMap { texts[$0] } ?? [],
                    pairs: (number.map { variantPairs[$0] } ?? unitPairs[id]) ?? [])
            })
    }
}
