import Foundation
import GRDB
import TextProcessing

extension GatewayDatabase {
    /// The ledger of keys of the data folder; nil for a database in memory.
    var keyLedger: KeyLedger? {
        path == ":memory:" ? nil : KeyLedger(folder: (path as NSString).deletingLastPathComponent)
    }

    /// Writes the end of a key or secret into the ledger; the last step of the transaction that makes it.
    ///
    /// When this fails, the transaction is rolled back. When the process ends between this and the commit, the ledger is
    /// ahead and the next start carries it out: refusing a secret that somebody wanted to end is the safe side. A secret
    /// that was made then was shown to nobody; the key is rotated once more.
    func noteInKeyLedger(_ ending: KeyEnding) throws {
        try keyLedger?.append([ending])
    }

    /// Brings keys and ledger to the same endings: for a database that was put back from a copy, after a crash, and for
    /// one from before there was a ledger.
    static func reconcileKeys(_ writer: any DatabaseWriter, with ledger: KeyLedger) throws {
        let endings = try ledger.read()
        let isKnown = try writer.read { database in
            try !endings.contains { try isOpen($0, database) } && unwritten(database, endings).isEmpty
        }
        guard !isKnown else { return }
        try writer.write { database in
            // Another process may have appended since.
            let endings = try ledger.read()
            try carryOut(endings, database)
            try ledger.append(try unwritten(database, endings))
        }
    }

    /// Ends what a ledger of elsewhere says.
    ///
    /// - Returns: How many keys were changed.
    func carryOut(_ endings: [KeyEnding]) throws(StoreError) -> Int {
        try change { try Self.carryOut(endings, $0) }
    }

    /// What the keys of a database say of endings that a ledger does not have.
    static func unwritten(_ database: Database, _ endings: [KeyEnding]) throws -> [KeyEnding] {
        let revoked = Set(endings.filter { $0.event == .revoked }.map(\.key))
        let rotated = Set(
            endings.compactMap { ending -> [UInt8]? in
                if case .rotated(let old, _, _) = ending.event { old } else { nil }
            })
        return try Row.fetchAll(
            database,
            sql: """
                SELECT id, digest, previous_digest, previous_until, created_at, revoked_at FROM api_key
                WHERE revoked_at IS NOT NULL OR previous_digest IS NOT NULL ORDER BY id
                """
        ).flatMap { row in
            let id: String = row[0]
            let digest: Data = row[1]
            var endings: [KeyEnding] = []
            if let previous = row[2] as Data?, !rotated.contains(Array(previous)) {
                let event = KeyEnding.Event.rotated(from: Array(previous), to: Array(digest), until: row[3])
                endings.append(KeyEnding(key: id, time: row[4], event: event))
            }
            if let time = row[5] as Int64?, !revoked.contains(id) {
                endings.append(KeyEnding(key: id, time: time, event: .revoked))
            }
            return endings
        }
    }

    @discardableResult
    private static func carryOut(_ endings: [KeyEnding], _ database: Database) throws -> Int {
        var changed: Set<String> = []
        for ending in endings where try isOpen(ending, database) {
            switch ending.event {
            case .revoked:
                try database.execute(
                    sql: """
                        UPDATE api_key SET revoked_at = ?, previous_digest = NULL, previous_until = NULL WHERE id = ?
                        """,
                    arguments: [ending.time, ending.key])
            case .erased:
                try database.execute(sql: "DELETE FROM api_key WHERE id = ?", arguments: [ending.key])
                try database.execute(sql: "DELETE FROM usage WHERE key_id = ?", arguments: [ending.key])
            case .rotated(let old, let new, let until):
                try database.execute(
                    sql: "UPDATE api_key SET digest = ?, previous_digest = ?, previous_until = ? WHERE id = ?",
                    arguments: [Data(new), until == nil ? nil : Data(old), until, ending.key])
            }
            changed.insert(ending.key)
        }
        if !changed.isEmpty { try database.execute(sql: "UPDATE key_change SET number = number + 1") }
        return changed.count
    }

    /// Whether a key of the database is still as it was before an ending.
    private static func isOpen(_ ending: KeyEnding, _ database: Database) throws -> Bool {
        let condition: String
        var arguments: StatementArguments = [ending.key]
        switch ending.event {
        case .revoked: condition = "revoked_at IS NULL"
        case .erased: condition = "1 = 1"
        case .rotated(let old, _, _):
            condition = "revoked_at IS NULL AND digest = ?"
            arguments += [Data(old)]
        }
        return try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT * FROM api_key WHERE id = ? AND \(condition))",
            arguments: arguments) ?? false
    }
}
