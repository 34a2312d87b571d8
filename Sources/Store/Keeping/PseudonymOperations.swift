import Foundation
import GRDB

/// What was made unreadable of those who changed something.
public struct PseudonymSummary: Hashable, Sendable {
    /// Different names that were replaced.
    public let actors: Int
    /// Imports whose file names were removed.
    public let fileNames: Int
    /// Whether the log beside the database was emptied as well.
    public let isLogErased: Bool
}

extension GatewayDatabase {
    /// Replaces the names of those who changed something long ago, and removes the names of files they imported.
    ///
    /// One name always becomes the same pseudonym, `actor-` and 16 digits, by a keyed digest with the secret of this
    /// database: the history still tells who did several things, not who that is. Names inside of reasons stay, as do
    /// contributors and credits, which are what the unit says of itself.
    ///
    /// - Parameter time: Only what happened before, milliseconds since 1970 UTC.
    /// - Returns: How much was replaced.
    /// - Throws: ``StoreError``; then nothing was changed.
    @discardableResult
    public func pseudonymize(before time: Int64) throws(StoreError) -> PseudonymSummary {
        let counts = try change { database in
            guard let key = try WithdrawalStatements.keys(database).first else {
                throw StoreError.invalidRecord(table: "withdrawal_secret", id: "1")
            }
            let places = [
                ("revision", "happened_at"), ("import", "started_at"), ("withdrawal", "happened_at"),
                ("withdrawn_variant", "happened_at"),
            ]
            var names: Set<String> = []
            for (table, column) in places {
                names.formUnion(
                    try String.fetchSet(
                        database,
                        sql: "SELECT DISTINCT actor FROM \(table) WHERE \(column) < ? AND actor IS NOT NULL",
                        arguments: [time]))
            }
            // What holds a pseudonym already, and what the ledger wrote, names nobody.
            names = names.filter { !$0.hasPrefix("actor-") && $0 != WithdrawalLedger.note.actor }
            for name in names.sorted() {
                let pseudonym = "actor-" + key.pseudonym(of: name)
                for (table, column) in places {
                    try database.execute(
                        sql: "UPDATE \(table) SET actor = ? WHERE actor = ? AND \(column) < ?",
                        arguments: [pseudonym, name, time])
                }
            }
            try database.execute(
                sql: "UPDATE import SET file_name = '' WHERE started_at < ? AND file_name <> ''", arguments: [time])
            return (names.count, database.changesCount)
        }
        return PseudonymSummary(actors: counts.0, fileNames: counts.1, isLogErased: try eraseLog())
    }
}
