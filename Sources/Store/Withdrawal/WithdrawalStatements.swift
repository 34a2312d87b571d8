import Corpora
import Foundation
import GRDB

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
}
