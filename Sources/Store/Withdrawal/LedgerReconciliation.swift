import Foundation
import GRDB

extension GatewayDatabase {
    /// The ledger of the data folder; nil for a database in memory.
    var ledger: WithdrawalLedger? {
        path == ":memory:" ? nil : WithdrawalLedger(folder: (path as NSString).deletingLastPathComponent)
    }

    /// Writes withdrawals into the ledger; the last step of the transaction that makes them.
    ///
    /// When this fails, the transaction is rolled back and nothing was withdrawn. When the process ends between this and
    /// the commit, the ledger is ahead, and the next start carries out what it says: erasing what somebody asked to be
    /// erased is the safe side.
    func noteInLedger(_ withdrawals: [Withdrawal], secrets: [[UInt8]], _ database: Database) throws {
        guard !withdrawals.isEmpty else { return }
        try eraseAnswers()
        guard let ledger else { return }
        try ledger.append(withdrawals, secrets: secrets)
        try Self.setKnownLedger(ledger, database)
    }

    /// Brings database and ledger to the same withdrawals: after a crash, for a database that was put back from a copy,
    /// and for one from before there was a ledger.
    static func reconcile(_ writer: any DatabaseWriter, with ledger: WithdrawalLedger) throws {
        let found = try ledger.digest()
        let isKnown = try writer.read { database in
            try found == knownLedger(database) && (found != nil || !WithdrawalStatements.exist(database))
        }
        guard !isKnown else { return }
        let isErased = try writer.write { database in
            let list = try ledger.read(known: WithdrawalStatements.keys(database).map(\.secret))
            let own = try WithdrawalStatements.list(database)
            let result = try WithdrawalReplay.run(list, database)
            let written = Set(list.withdrawals.map(\.subject))
            try ledger.append(own.withdrawals.filter { !written.contains($0.subject) }, secrets: own.secrets)
            try setKnownLedger(ledger, database)
            return result.summary.erased + result.summary.erasedVariants > 0
        }
        if isErased {
            try eraseAnswers(in: (ledger.path as NSString).deletingLastPathComponent)
            try writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        }
    }

    private static func knownLedger(_ database: Database) throws -> [UInt8]? {
        try Data.fetchOne(database, sql: "SELECT digest FROM withdrawal_ledger").map { Array($0) }
    }

    private static func setKnownLedger(_ ledger: WithdrawalLedger, _ database: Database) throws {
        guard let digest = try ledger.digest() else { return }
        try database.execute(
            sql: """
                INSERT INTO withdrawal_ledger (id, digest) VALUES (1, ?)
                ON CONFLICT (id) DO UPDATE SET digest = excluded.digest
                """,
            arguments: [Data(digest)])
    }
}
