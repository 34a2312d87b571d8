import Foundation
import GRDB
public import TextProcessing

/// A backup that was read back and found whole.
public struct BackupSummary: Hashable, Sendable {
    /// Path of the backup.
    public let path: String
    /// Its size in bytes.
    public let bytes: Int
    /// SHA-256 of the file.
    public let digest: Digest
    /// What it holds.
    public let counts: StoreCounts
}

extension GatewayDatabase {
    /// Copies the database into one file while it is in use, and reads the copy back.
    ///
    /// The copy is the state of one moment; writers go on. It is written beside its name and takes the name only when
    /// it was found whole, so that a file of this name is a good backup.
    ///
    /// - Parameter target: Path of the backup; must not be there.
    /// - Returns: Size, digest and content of the backup.
    /// - Throws: ``StoreError/fileExists(path:)``, ``StoreError/corruptDatabase(path:reason:)`` or another one; then no file
    ///   is left.
    @discardableResult
    public func backup(to target: String) throws(StoreError) -> BackupSummary {
        guard !FileManager.default.fileExists(atPath: target) else { throw .fileExists(path: target) }
        let unfinished = target + ".unfinished"
        do {
            try DatabaseFile.removeAll(unfinished)
            defer {
                // Nothing is lost when a file that was never named a backup stays.
                try? DatabaseFile.removeAll(unfinished)
            }
            let copy = try DatabaseQueue(path: unfinished)
            try writer.backup(to: copy)
            // A backup is one file: no log beside it.
            try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
            let counts = try Self.verify(unfinished)
            let digest = try DatabaseFile.digest(unfinished)
            try DatabaseFile.moveDurably(unfinished, to: target)
            return BackupSummary(
                path: target, bytes: try DatabaseFile.size(target), digest: digest, counts: counts)
        } catch {
            throw StoreError(error, path: target)
        }
    }

    /// Checks a backup from its first to its last page without changing it.
    ///
    /// - Parameter path: The backup.
    /// - Returns: What it holds; zeros for what its schema did not have.
    /// - Throws: ``StoreError/corruptDatabase(path:reason:)`` or another one.
    @discardableResult
    public static func verify(_ path: String) throws(StoreError) -> StoreCounts {
        try DatabaseFile.checkHeader(path)
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let counts = try queue.read { database in
                let migrator = Schema.migrator()
                guard try !migrator.hasBeenSuperseded(database) else { throw StoreError.newerSchema(path: path) }
                guard try migrator.appliedMigrations(database).count > 0 else {
                    throw StoreError.corruptDatabase(path: path, reason: "it is no database of chaka")
                }
                let problems = try Self.structuralProblems(database)
                guard problems.isEmpty else {
                    throw StoreError.corruptDatabase(path: path, reason: problems[0])
                }
                return try Self.counts(database)
            }
            try queue.close()
            return counts
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
