public import Corpora
import Foundation
import GRDB
import TextProcessing

extension GatewayDatabase {
    /// Withdraws units: erases their texts and what they say of themselves, and keeps them from coming back.
    ///
    /// Gone after this call are the rows of unit and variants, the texts in all revisions, the words in the full-text
    /// index, and the bytes of all these in the database file and its log. There stay the revisions without content (who,
    /// when, why), the identifier, and keyed digests of the texts, by which imports leave out the unit and every unit with
    /// one of its texts. Backups made before keep the texts; restoring one withdraws them again.
    ///
    /// - Parameters:
    ///   - ids: The units.
    ///   - actor: Who does it.
    ///   - reason: Why; must not quote the text.
    /// - Returns: How many were erased, and which other units hold the same texts.
    /// - Throws: ``StoreError/unknownUnit(id:)`` when one is not there; then nothing was changed.
    @discardableResult
    public func withdraw(_ ids: [UnitID], by actor: String, reason: String) throws(StoreError) -> WithdrawalSummary {
        let note = ChangeNote(actor: actor, reason: reason, time: now())
        var summary = try change { database in
            var summary = WithdrawalSummary()
            var digests: Set<Digest> = []
            for id in ids {
                if try WithdrawalStatements.isWithdrawn(database, id: id) {
                    summary.known += 1
                    continue
                }
                let stored = try UnitStatements.existingUnit(database, id: id)
                digests.formUnion(stored.unit.variants.filter { !$0.normalizedText.isEmpty }.map(\.digest))
                try WithdrawalStatements.withdraw(database, stored, note: note)
                summary.erased += 1
            }
            if summary.erased > 0 { try SearchIndex.optimize(database) }
            summary.copies = try WithdrawalStatements.units(database, holding: digests)
            return summary
        } publish: { _ in
            index.remove(ids)
        }
        summary.isLogErased = try eraseLog()
        return summary
    }

    /// Everything that was withdrawn, for the check of snapshots and for a restored backup.
    public func withdrawals() throws(StoreError) -> WithdrawalList {
        try read { try WithdrawalStatements.list($0) }
    }

    /// Withdraws what another state of this database knows as withdrawn; units that are not here are kept out.
    ///
    /// - Parameter list: Withdrawals of the database before a restore, or of another one.
    /// - Returns: How many units were erased here and how many were known as withdrawn.
    /// - Throws: ``StoreError``; then nothing was changed.
    @discardableResult
    public func apply(_ list: WithdrawalList) throws(StoreError) -> WithdrawalSummary {
        var summary = try change { database in
            var summary = WithdrawalSummary()
            let secrets = try list.secrets.map { try WithdrawalStatements.secretNumber(database, $0) }
            for withdrawal in list.withdrawals {
                if try WithdrawalStatements.isWithdrawn(database, id: withdrawal.unitID) {
                    summary.known += 1
                } else if let stored = try UnitStatements.unit(database, id: withdrawal.unitID) {
                    let note = ChangeNote(
                        actor: withdrawal.actor, reason: withdrawal.reason, time: withdrawal.happenedAt)
                    try WithdrawalStatements.withdraw(database, stored, note: note)
                    summary.erased += 1
                } else {
                    try WithdrawalStatements.insert(database, withdrawal, unitNumber: nil)
                }
                for text in withdrawal.texts {
                    try WithdrawalStatements.insertText(
                        database, text.bytes, unit: withdrawal.unitID, secret: secrets[text.secret])
                }
            }
            if summary.erased > 0 { try SearchIndex.optimize(database) }
            return summary
        } publish: { _ in
            index.remove(list.withdrawals.map(\.unitID))
        }
        summary.isLogErased = try eraseLog()
        return summary
    }

    /// Moves the log into the database file and empties it, so that nothing erased is left in it.
    ///
    /// - Returns: Whether it is empty: another process that reads can hold it.
    /// - Throws: ``StoreError``.
    @discardableResult
    public func eraseLog() throws(StoreError) -> Bool {
        do {
            return try writer.writeWithoutTransaction { database in
                // Busy, frames in the log, frames moved. Source: SQLite, PRAGMA wal_checkpoint.
                let row = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                return row.map { $0[0] as Int == 0 } ?? true
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
