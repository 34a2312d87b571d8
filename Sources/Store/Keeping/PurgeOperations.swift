import Corpora
import GRDB

/// What a purge removed.
public struct PurgeSummary: Hashable, Sendable {
    /// Variants that a reviewer had rejected.
    public let rejectedVariants: Int
    /// Notes of imports that never came to their end.
    public let abandonedImports: Int
    /// Whether the log beside the database was emptied as well.
    public let isLogErased: Bool
}

extension GatewayDatabase {
    /// Removes what need not be kept: rejected variants and abandoned imports that nobody touched since a moment.
    ///
    /// A rejected variant leaves its text in the revision that removes it, so that the removal can be undone; to erase a
    /// text, withdraw its unit. An abandoned import keeps the units it brought; only the note by which it could be resumed
    /// goes, and only when no unit or revision refers to it. Finished imports, revisions and withdrawals are always kept.
    ///
    /// - Parameters:
    ///   - time: Only what last changed before, milliseconds since 1970 UTC.
    ///   - actor: Who does it.
    ///   - reason: Why.
    /// - Returns: What was removed.
    /// - Throws: ``StoreError``; then nothing was changed.
    @discardableResult
    public func purge(untouchedSince time: Int64, by actor: String, reason: String) throws(StoreError) -> PurgeSummary {
        let note = ChangeNote(actor: actor, reason: reason, time: now())
        let removed = try change { database in
            let units = try UnitStatements.units(
                database,
                condition: """
                    u.changed_at < ?
                    AND EXISTS (SELECT * FROM variant w WHERE w.unit_number = u.number AND w.state = 'rejected')
                    """,
                arguments: [time])
            let writer = try UnitWriter(database, note: note)
            var variants = 0
            for stored in units {
                let kept = stored.unit.variants.filter { $0.state != .rejected }
                variants += stored.unit.variants.count - kept.count
                try writer.change(stored, description: stored.unit.description, variants: kept, action: .changed)
            }
            try database.execute(
                sql: """
                    DELETE FROM import WHERE finished_at IS NULL AND started_at < ?
                        AND NOT EXISTS (SELECT * FROM unit u WHERE u.import_id = import.id)
                        AND NOT EXISTS (SELECT * FROM revision r WHERE r.import_id = import.id)
                    """,
                arguments: [time])
            return (variants, database.changesCount)
        }
        return PurgeSummary(
            rejectedVariants: removed.0, abandonedImports: removed.1, isLogErased: try eraseLog())
    }
}
