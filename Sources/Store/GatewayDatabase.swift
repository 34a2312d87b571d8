import Foundation
import GRDB
import Synchronization

/// The database of a gateway: units with their review, and the lexicons loaded from files.
///
/// Calls block for the time of one transaction; keep them off event loops. A call that returned has its change on disk:
/// commits run with `synchronous = FULL`, because in WAL mode the usual `NORMAL` may lose the last commits on a power cut
/// and an acknowledged review must not vanish. The price, one fsync a commit, is small beside a reviewer's pace.
public final class GatewayDatabase: Sendable {
    /// Name of the database file inside the data folder.
    public static let fileName = "chaka.sqlite"

    /// Reviewed variants in memory, in step with every change made through this value.
    public let index = UnitIndex()

    /// Path of the database file; `:memory:` for a database without file.
    public let path: String

    let writer: any DatabaseWriter
    /// The clock of revisions, keys and usage: milliseconds since 1970 UTC.
    public let now: @Sendable () -> Int64
    /// SQLite's count of changes that came from elsewhere, at the last look.
    let foreignVersion = Mutex<Int64?>(nil)
    /// Held from a write until the index shows it, so that index and database see changes in one order.
    let changing = Mutex(())

    /// Opens the database of a data folder, making both if absent, and brings its schema up to date.
    ///
    /// What the ledger of withdrawals in the folder knows and the database does not is withdrawn, and keys and secrets
    /// that ended by the ledger of keys are ended.
    ///
    /// - Parameters:
    ///   - dataDirectory: The data folder.
    ///   - now: Milliseconds since 1970 UTC, for revisions.
    /// - Throws: ``StoreError`` when the folder is unusable, the file damaged, or its schema newer than this release. The
    ///   files found are never deleted.
    public convenience init(
        dataDirectory: String, now: @escaping @Sendable () -> Int64 = GatewayDatabase.wallClock
    ) throws(StoreError) {
        try DatabaseFile.prepareDirectory(dataDirectory)
        let path = dataDirectory + "/" + Self.fileName
        try DatabaseFile.checkHeader(path)
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            try self.init(writer: DatabasePool(path: path, configuration: configuration), path: path, now: now)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private init(writer: any DatabaseWriter, path: String, now: @escaping @Sendable () -> Int64) throws {
        self.writer = writer
        self.path = path
        self.now = now
        try writer.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            // Zeros over what is deleted, so that a withdrawn text is not in the free bytes of a page.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            // 32 MiB: the trees by identifier of 500,000 units, which imports write at random places.
            try database.execute(sql: "PRAGMA cache_size = -32768")
        }
        try DatabaseFile.probe(writer, path: path)
        let migrator = Schema.migrator()
        guard try !writer.read(migrator.hasBeenSuperseded) else { throw StoreError.newerSchema(path: path) }
        try migrator.migrate(writer)
        let version = try dataVersion()
        foreignVersion.withLock { $0 = version }
        if let ledger { try Self.reconcile(writer, with: ledger) }
        if let keyLedger { try Self.reconcileKeys(writer, with: keyLedger) }
        try reloadIndex()
    }

    /// Opens an empty database that lives in memory, for tests and commands without a data folder.
    public static func inMemory(
        now: @escaping @Sendable () -> Int64 = GatewayDatabase.wallClock
    ) throws(StoreError) -> GatewayDatabase {
        do {
            return try GatewayDatabase(writer: DatabaseQueue(), path: ":memory:", now: now)
        } catch {
            throw StoreError(error, path: ":memory:")
        }
    }

    /// Milliseconds since 1970 UTC by the machine's clock.
    public static let wallClock: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1000) }

    /// Reads the index anew, for changes another process made.
    public func reloadIndex() throws(StoreError) {
        try change { database in
            try UnitStatements.units(
                database,
                condition: """
                    u.number IN (
                        SELECT unit_number FROM variant WHERE state IN ('reviewed', 'approved')
                        GROUP BY unit_number HAVING COUNT(*) > 1)
                    """,
                arguments: []
            ).map(\.unit)
        } publish: {
            index.replaceAll(with: $0)
        }
    }

    /// Moves the log into the database file and ends all connections; later calls fail.
    public func close() throws(StoreError) {
        do {
            // A reader that closes last cannot do this, and a copy of the one file would then lack the last commits.
            try writer.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
            try writer.close()
        } catch {
            throw StoreError(error, path: path)
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try writer.read(body) } catch { throw StoreError(error, path: path) }
    }

    /// Runs one transaction and, once it is committed, publishes its result before any other change begins.
    @discardableResult
    func change<Value: Sendable>(
        _ body: (Database) throws -> Value, publish: (Value) -> Void = { _ in }
    ) throws(StoreError) -> Value {
        do {
            return try changing.withLock { _ in
                let result = try writer.write(body)
                publish(result)
                return result
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
