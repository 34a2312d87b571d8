import GRDB
import GRDBSQLite

/// A prepared statement bound column by column through SQLite's own interface.
///
/// For the few statements that run millions of times in an import: building GRDB's `StatementArguments` costs as much
/// as the insert itself (measured: 0.9 of 2.1 microseconds). Valid inside the database access that made it.
final class DirectStatement {
    private let connection: OpaquePointer
    private let statement: OpaquePointer
    private var column: Int32 = 0
    private var repeated = [String?](repeating: nil, count: 32)
    // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ database: Database, sql: String) throws {
        guard let connection = database.sqliteConnection else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v2(connection, sql, -1, &statement, nil)
        guard code == SQLITE_OK, let statement else { throw Self.error(code, connection) }
        self.connection = connection
        self.statement = statement
    }

    deinit { sqlite3_finalize(statement) }

    func bind(_ text: String) {
        column += 1
        var text = text
        text.withUTF8 { bytes in
            guard let start = bytes.baseAddress else {
                // An empty text without address would be taken for NULL.
                sqlite3_bind_text(statement, column, "", 0, Self.copied)
                return
            }
            _ = start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                sqlite3_bind_text(statement, column, $0, Int32(bytes.count), Self.copied)
            }
        }
    }

    func bind(_ text: String?) {
        if let text { bind(text) } else { bindNull() }
    }

    /// Binds a text that mostly is the one of the row before, which SQLite still holds.
    func bind(repeating text: String) {
        if repeated[Int(column)] == text {
            column += 1
        } else {
            repeated[Int(column)] = text
            bind(text)
        }
    }

    func bind(_ number: Int64) {
        column += 1
        sqlite3_bind_int64(statement, column, number)
    }

    func bind(_ number: Int?) {
        if let number { bind(Int64(number)) } else { bindNull() }
    }

    func bind(blob: [UInt8]) {
        column += 1
        _ = blob.withUnsafeBytes { sqlite3_bind_blob(statement, column, $0.baseAddress, Int32($0.count), Self.copied) }
    }

    func bindNull() {
        column += 1
        sqlite3_bind_null(statement, column)
    }

    /// Runs the statement with what was bound and makes it ready for the next row.
    func run() throws {
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        column = 0
        guard code == SQLITE_DONE || code == SQLITE_ROW else { throw Self.error(code, connection) }
    }

    /// Runs the statement and says whether it found a row.
    func findsRow() throws -> Bool {
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        column = 0
        guard code == SQLITE_DONE || code == SQLITE_ROW else { throw Self.error(code, connection) }
        return code == SQLITE_ROW
    }

    /// Rows the last ``run()`` changed.
    var changes: Int { Int(sqlite3_changes(connection)) }

    /// Row number of the last insert.
    var lastRow: Int64 { sqlite3_last_insert_rowid(connection) }

    private static func error(_ code: Int32, _ connection: OpaquePointer) -> DatabaseError {
        DatabaseError(resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
    }
}
