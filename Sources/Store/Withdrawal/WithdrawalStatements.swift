import Corpora
import Foundation
import GRDB
import TextProcessing

/// The SQL on withdrawals.
enum WithdrawalStatements {
    static func isWithdrawn(_ database: Database, id: UnitID) throws -> Bool {
        guard let bytes = id.bytes else { return false }
        return try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT * FROM withdrawal WHERE unit_id = ?)", arguments: [Data(bytes)]
        ) ?? false
    }

    /// The secrets under which texts were digested; the first is this database's own.
    static func secrets(_ database: Database) throws -> [(id: Int64, secret: [UInt8])] {
        try Row.fetchAll(database, sql: "SELECT id, secret FROM withdrawal_secret ORDER BY id").map { row in
            let secret: Data = row[1]
            return (row[0], Array(secret))
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

    /// Erases a unit and leaves its keyed digests.
    static func withdraw(_ database: Database, _ stored: StoredUnit, note: ChangeNote) throws {
        let unit = stored.unit
        let rows = try Row.fetchAll(
            database, sql: "SELECT number, text FROM variant WHERE unit_number = ?", arguments: [stored.number])
        for row in rows { try SearchIndex.remove(row[1], number: row[0], database) }
        try database.execute(
            sql: "UPDATE revision SET before_json = NULL, after_json = NULL WHERE unit_number = ?",
            arguments: [stored.number])
        try UnitWriter(database, note: note).append(
            stored.number, stored.revision + 1, nil, .withdrawn, before: nil, after: nil)
        try database.execute(sql: "DELETE FROM unit WHERE number = ?", arguments: [stored.number])
        let withdrawal = Withdrawal(
            unitID: unit.id, happenedAt: note.time, actor: note.actor, reason: note.reason, texts: [])
        try insert(database, withdrawal, unitNumber: stored.number)
        guard let own = try secrets(database).first else {
            throw StoreError.invalidRecord(table: "withdrawal_secret", id: "1")
        }
        for variant in unit.variants where !variant.normalizedText.isEmpty {
            try insertText(
                database, WithdrawalDigest.of(variant.digest, secret: own.secret), unit: unit.id, secret: own.id)
        }
    }

    static func insert(_ database: Database, _ withdrawal: Withdrawal, unitNumber: Int64?) throws {
        guard let bytes = withdrawal.unitID.bytes else {
            throw StoreError.invalidRecord(table: "withdrawal", id: withdrawal.unitID.rawValue)
        }
        try database.execute(
            sql: "INSERT INTO withdrawal (unit_id, unit_number, happened_at, actor, reason) VALUES (?, ?, ?, ?, ?)",
            arguments: [Data(bytes), unitNumber, withdrawal.happenedAt, withdrawal.actor, withdrawal.reason])
    }

    static func insertText(_ database: Database, _ digest: [UInt8], unit id: UnitID, secret: Int64) throws {
        try database.execute(
            sql: """
                INSERT INTO withdrawn_text (digest, unit_id, secret_id) VALUES (?, ?, ?)
                ON CONFLICT (digest, unit_id) DO NOTHING
                """,
            arguments: [Data(digest), Data(id.bytes ?? []), secret])
    }

    static func list(_ database: Database) throws -> WithdrawalList {
        let secrets = try secrets(database)
        var texts: [Data: [Withdrawal.KeyedDigest]] = [:]
        for row in try Row.fetchAll(
            database, sql: "SELECT unit_id, digest, secret_id FROM withdrawn_text ORDER BY digest")
        {
            let digest: Data = row[1]
            let number: Int64 = row[2]
            guard let place = secrets.firstIndex(where: { $0.id == number }) else { continue }
            texts[row[0], default: []].append(Withdrawal.KeyedDigest(bytes: Array(digest), secret: place))
        }
        let rows = try Row.fetchAll(
            database, sql: "SELECT unit_id, happened_at, actor, reason FROM withdrawal ORDER BY happened_at, unit_id")
        return WithdrawalList(
            secrets: secrets.map(\.secret),
            withdrawals: rows.map { row in
                let id: Data = row[0]
                return Withdrawal(
                    unitID: UnitID(bytes: Array(id)), happenedAt: row[1], actor: row[2], reason: row[3],
                    texts: texts[id] ?? [])
            })
    }

    /// The units that hold one of these texts; one pass over all variants.
    static func units(_ database: Database, holding digests: Set<Digest>) throws -> [UnitID] {
        guard !digests.isEmpty else { return [] }
        let wanted = Set(digests.map { Data($0.bytes) })
        var numbers: Set<Int64> = []
        let rows = try Row.fetchCursor(database, sql: "SELECT digest, unit_number FROM variant")
        while let row = try rows.next() {
            if wanted.contains(row[0]) { numbers.insert(row[1]) }
        }
        return try numbers.compactMap { number -> UnitID? in
            let id = try Data.fetchOne(database, sql: "SELECT id FROM unit WHERE number = ?", arguments: [number])
            return id.map { UnitID(bytes: Array($0)) }
        }.sorted()
    }
}
