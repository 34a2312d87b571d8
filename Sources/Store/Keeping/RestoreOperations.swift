import Foundation
import GRDB

/// What a restore did.
public struct RestoreSummary: Hashable, Sendable {
    /// What the data folder holds now.
    public let counts: StoreCounts
    /// Units of the backup that had been withdrawn since, and were withdrawn again.
    public let withdrawnAgain: Int
    /// Single texts that had been withdrawn since from units that stay, and were withdrawn again.
    public let textsWithdrawnAgain: Int
    /// Keys of the backup that had been revoked, erased or given another secret since, and were again.
    public let keysEndedAgain: Int
    /// Whether the database in its place could not be read and no ledger stands beside it: withdrawals are not known.
    public let isOldUnreadable: Bool
}

extension GatewayDatabase {
    /// Puts a backup in place of the database of a data folder, and withdraws again what was withdrawn since.
    ///
    /// What was withdrawn is known from the database that is replaced, from the ledger of the folder, which is there also
    /// when the database was lost, and from what the caller knows. Keys and secrets that ended since end again, as the
    /// replaced database and the ledger of keys say. The backup is copied and checked beside the database and takes its
    /// place in one step; interrupted before that, the database is as it was. A backup of an older schema is brought up
    /// to date.
    ///
    /// - Parameters:
    ///   - backup: Path of the backup; it is not changed.
    ///   - dataDirectory: The data folder; made if absent.
    ///   - isForced: Whether a database that is there may be replaced.
    ///   - withdrawals: Withdrawals known from elsewhere, besides those of the database that is replaced.
    ///   - now: Milliseconds since 1970 UTC.
    /// - Returns: What the folder holds now.
    /// - Throws: ``StoreError/fileExists(path:)`` when a database is there, ``StoreError/busy(path:)`` when it is in use.
    public static func restore(
        _ backup: String, into dataDirectory: String, isForced: Bool = false, withdrawals: [WithdrawalList] = [],
        now: @escaping @Sendable () -> Int64 = GatewayDatabase.wallClock
    ) throws(StoreError) -> RestoreSummary {
        try DatabaseFile.prepareDirectory(dataDirectory)
        let path = dataDirectory + "/" + fileName
        let isPresent = FileManager.default.fileExists(atPath: path)
        guard !isPresent || isForced else { throw .fileExists(path: path) }
        try verify(backup)
        let keyLedger = KeyLedger(folder: dataDirectory)
        var endings = try keyLedger.read()
        let found = isPresent ? try replaced(path, endings: endings) : Replaced()
        let old = found?.withdrawals
        try keyLedger.append(found?.endings ?? [])
        endings += found?.endings ?? []
        let ledger = WithdrawalLedger(folder: dataDirectory)
        let isLedgerPresent = try ledger.digest() != nil
        // The database names who withdrew and why, and so goes before the ledger.
        let lists = try withdrawals + (old.map { [$0] } ?? []) + [ledger.read(known: old?.secrets ?? [])]
        let staging = dataDirectory + "/restore.unfinished"
        do {
            try? FileManager.default.removeItem(atPath: staging)  // Left by an interrupted restore, or absent.
            try FileManager.default.createDirectory(atPath: staging, withIntermediateDirectories: true)
            defer {
                // What stays is removed by the next restore.
                try? FileManager.default.removeItem(atPath: staging)
            }
            try FileManager.default.copyItem(atPath: backup, toPath: staging + "/" + fileName)
            let restored = try GatewayDatabase(dataDirectory: staging, now: now)
            var erased = (units: 0, texts: 0)
            for list in lists {
                let summary = try restored.apply(list)
                erased.units += summary.erased
                erased.texts += summary.erasedVariants
            }
            let ended = try restored.carryOut(endings)
            let counts = try restored.counts()
            try restored.close()
            try eraseAnswers(in: dataDirectory)
            // The log of the replaced database would be read into the new one.
            for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
                try FileManager.default.removeItem(atPath: path + suffix)
            }
            try DatabaseFile.moveDurably(staging + "/" + fileName, to: path)
            return RestoreSummary(
                counts: counts, withdrawnAgain: erased.units, textsWithdrawnAgain: erased.texts,
                keysEndedAgain: ended, isOldUnreadable: old == nil && !isLedgerPresent)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// The withdrawals that a backup or a ledger knows; the secrets of a ledger stand beside it.
    ///
    /// - Parameter file: A backup, or `withdrawals.jsonl` of a data folder.
    /// - Returns: All of them.
    /// - Throws: ``StoreError``.
    public static func withdrawals(inFile file: String) throws(StoreError) -> WithdrawalList {
        guard FileManager.default.fileExists(atPath: file) else {
            throw .ledgerFailed(path: file, reason: "there is no such file")
        }
        if (file as NSString).lastPathComponent == WithdrawalLedger.fileName {
            let folder = (file as NSString).deletingLastPathComponent
            return try WithdrawalLedger(folder: folder.isEmpty ? "." : folder).read()
        }
        try verify(file)
        do {
            // A copy, since a backup of an older schema is brought up to date to be read.
            let folder = NSTemporaryDirectory() + "/chaka-" + UUID().uuidString
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            defer {
                // A folder of its own that nobody else knows; the system empties the place.
                try? FileManager.default.removeItem(atPath: folder)
            }
            try FileManager.default.copyItem(atPath: file, toPath: folder + "/" + fileName)
            let database = try GatewayDatabase(dataDirectory: folder)
            let list = try database.withdrawals()
            try database.close()
            return list
        } catch {
            throw StoreError(error, path: file)
        }
    }

    /// What a database that will be replaced knows and no backup may undo.
    private struct Replaced {
        var withdrawals = WithdrawalList(secrets: [], withdrawals: [])
        /// Ends of keys that the ledger does not have.
        var endings: [KeyEnding] = []
    }

    /// What a database that will be replaced knows, or nil when it cannot be read.
    private static func replaced(_ path: String, endings: [KeyEnding]) throws(StoreError) -> Replaced? {
        do {
            let queue = try DatabaseQueue(path: path)
            let hasWithdrawals = try queue.writeWithoutTransaction { database in
                // Leaving WAL mode moves the log into the file, and is refused while another process has it open.
                let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
                guard mode == "delete" else { throw StoreError.busy(path: path) }
                return try database.tableExists("withdrawal")
            }
            // One of an earlier release is brought up to date to be read.
            if hasWithdrawals { try Schema.migrator().migrate(queue) }
            let found = try queue.read { database in
                guard hasWithdrawals else { return Replaced() }
                return Replaced(
                    withdrawals: try WithdrawalStatements.list(database), endings: try unwritten(database, endings))
            }
            try queue.close()
            return found
        } catch {
            let failure = StoreError(error, path: path)
            if case .corruptDatabase = failure { return nil }
            throw failure
        }
    }
}
