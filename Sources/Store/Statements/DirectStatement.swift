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
    /// The bytes bound for the row at hand.
    ///
    /// SQLite reads them where they lie, instead of allocating for each value.
    private let row = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 1)
    private var used = 0
    private static let capacity = 1 << 16
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

    deinit {
        sqlite3_finalize(statement)
        row.deallocate()
    }

    func bind(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            bind(UnsafeRawBufferPointer(bytes)) { sqlite3_bind_text(statement, column, $0, $1, $2) }
        }
    }

    func bind(blob: [UInt8]) {
        blob.withUnsafeBytes { bytes in
            bind(bytes) { sqlite3_bind_blob(statement, column, $0, $1, $2) }
        }
    }

    private func bind(
        _ bytes: UnsafeRawBufferPointer, _ body: (UnsafePointer<CChar>, Int32, sqlite3_destructor_type?) -> Int32
    ) {
        column += 1
        let isHeld = used + bytes.count <= Self.capacity
        // A pointer to nothing would be bound as NULL, so that empty values point into the row's bytes too.
        let target = isHeld ? row + used : row
        if isHeld {
            if let start = bytes.baseAddress { target.copyMemory(from: start, byteCount: bytes.count) }
            used += bytes.count
            _ = body(target.assumingMemoryBound(to: CChar.self), Int32(bytes.count), nil)
        } else if let start = bytes.baseAddress {
            _ = body(start.assumingMemoryBound(to: CChar.self), Int32(bytes.count), Self.copied)
        }
    }

    func bind(_ text: String?) {
        if let text { bind(text) } else { bindNull() }
    }

    /// Binds a text that mostly is the one of the row before, which SQLite still holds.
    func bind(repeating text: String) {
        column += 1
        guard repeated[Int(column)] != text else { return }
        repeated[Int(column)] = text
        sqlite3_bind_text(statement, column, text, Int32(text.utf8.count), Self.copied)
    }

    func bind(_ number: Int64) {
        column += 1
        sqlite3_bind_int64(statement, column, number)
    }

    func bind(_ number: Int?) {
        if let number { bind(Int64(number)) } else { bindNull() }
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
        used = 0
        guard code == SQLITE_DONE || code == SQLITE_ROW else { throw Self.error(code, connection) }
    }

    /// Runs the statement and says whether it found a row.
    func findsRow() throws -> Bool {
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        column = 0
        used = 0
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
