import GRDB
import Synchronization

extension GatewayDatabase {
    /// Reads the index anew when another process has changed the database since the last look.
    ///
    /// A unit that is withdrawn or reviewed on the command line must not go on answering, or not answering, in a server
    /// that runs. Costs one statement while nothing has changed.
    ///
    /// - Returns: Whether there was a change.
    /// - Throws: ``StoreError``.
    public func followOtherProcesses() throws(StoreError) -> Bool {
        let version: Int64
        do { version = try dataVersion() } catch { throw StoreError(error, path: path) }
        guard version != foreignVersion.withLock(\.self) else { return false }
        try reloadIndex()
        foreignVersion.withLock { $0 = version }
        return true
    }

    /// Source: SQLite, `PRAGMA data_version`: changes of the connection itself do not count.
    func dataVersion() throws -> Int64 {
        try writer.writeWithoutTransaction { try Int64.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
    }
}
