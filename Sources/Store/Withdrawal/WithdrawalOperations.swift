public import Corpora
import Foundation
import GRDB
import TextProcessing

extension GatewayDatabase {
    /// Withdraws units, or one variant of each: erases texts and keeps them from coming back.
    ///
    /// Gone after this call are the rows, the texts in all revisions, the words in the full-text index, and the bytes of
    /// all these in the database file and its log. There stay the revisions without content (who, when, why), the
    /// identifier, and keyed digests, by which imports leave out the unit, a text withdrawn from a unit that stays, and
    /// every unit with the withdrawn texts side by side. The withdrawal stands in the ledger of the data folder before it
    /// is committed, so that no loss of the database undoes it. A variant that is the only one takes its unit with it.
    ///
    /// - Parameters:
    ///   - ids: The units.
    ///   - variant: The variant to withdraw from each, or nil for the whole units.
    ///   - actor: Who does it.
    ///   - reason: Why; must not quote the text.
    /// - Returns: How many were erased, and which other units hold the same texts.
    /// - Throws: ``StoreError/unknownUnit(id:)`` or ``StoreError/unknownVariant(unitID:variant:)`` when one is not there;
    ///   then nothing was changed.
    @discardableResult
    public func withdraw(
        _ ids: [UnitID], variant: VariantKey? = nil, by actor: String, reason: String
    ) throws(StoreError) -> WithdrawalSummary {
        try withdraw(by: actor, reason: reason) { database, run in
            for id in ids {
                if try WithdrawalStatements.isWithdrawn(database, id: id) {
                    run.summary.known += 1
                    continue
                }
                try run.withdraw(try UnitStatements.existingUnit(database, id: id), variant, isRequired: true)
            }
        }
    }

    /// Withdraws what a query finds, in one transaction; see ``withdraw(_:variant:by:reason:)``.
    ///
    /// - Parameters:
    ///   - query: Which units.
    ///   - variant: The variant to withdraw from each that has it, or nil for the whole units.
    ///   - actor: Who does it.
    ///   - reason: Why; must not quote the texts.
    /// - Returns: How many were erased, and which other units hold the same texts.
    /// - Throws: ``StoreError`` or ``UnitQueryError``; then nothing was changed.
    @discardableResult
    public func withdraw(
        matching query: UnitQuery, variant: VariantKey? = nil, by actor: String, reason: String
    ) throws -> WithdrawalSummary {
        let condition = try QueryCondition(query)
        do {
            return try withdraw(by: actor, reason: reason) { database, run in
                condition.prepare(database)
                let numbers = try Int64.fetchAll(
                    database, sql: "SELECT u.number FROM unit u WHERE \(condition.sql) ORDER BY u.number",
                    arguments: condition.arguments)
                for start in stride(from: 0, to: numbers.count, by: 500) {
                    let part = numbers[start..<min(start + 500, numbers.count)]
                    let marks = repeatElement("?", count: part.count).joined(separator: ", ")
                    for stored in try UnitStatements.units(
                        database, condition: "u.number IN (\(marks))", arguments: StatementArguments(part))
                    {
                        try run.withdraw(stored, variant, isRequired: false)
                    }
                }
            }
        } catch {
            throw condition.failure ?? error
        }
    }

    /// Everything that was withdrawn, for the check of snapshots and for a restored backup.
    public func withdrawals() throws(StoreError) -> WithdrawalList {
        try read { try WithdrawalStatements.list($0) }
    }

    /// Withdraws what another state of this database knows as withdrawn; units that are not here are kept out.
    ///
    /// - Parameter list: Withdrawals of the database before a restore, or of another one.
    /// - Returns: How much was erased here and how much was known as withdrawn.
    /// - Throws: ``StoreError``; then nothing was changed.
    @discardableResult
    public func apply(_ list: WithdrawalList) throws(StoreError) -> WithdrawalSummary {
        let result = try change { database in
            let result = try WithdrawalReplay.run(list, database)
            try noteInLedger(result.added, secrets: list.secrets, database)
            return result
        } publish: { result in
            index.remove(result.removed)
            index.replace(result.remaining)
        }
        var summary = result.summary
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

    private func withdraw(
        by actor: String, reason: String, _ body: (Database, inout WithdrawalRun) throws -> Void
    ) throws(StoreError) -> WithdrawalSummary {
        let note = ChangeNote(actor: actor, reason: reason, time: now())
        let run = try change { database in
            var run = try WithdrawalRun(database, note: note)
            try body(database, &run)
            let secrets = try WithdrawalStatements.keys(database).prefix(1).map(\.secret)
            if !run.withdrawals.isEmpty { try SearchIndex.optimize(database) }
            run.summary.copies = try TextPair.units(database, holding: run.pairs)
            try noteInLedger(run.withdrawals, secrets: secrets, database)
            return run.result
        } publish: { result in
            index.remove(result.removed)
            index.replace(result.remaining)
        }
        var summary = run.summary
        summary.isLogErased = try eraseLog()
        return summary
    }
}

/// What a withdrawal changed.
struct WithdrawalResult: Sendable {
    var summary = WithdrawalSummary()
    /// Withdrawals that were not known before.
    var added: [Withdrawal] = []
    /// Units that are gone.
    var removed: [UnitID] = []
    /// Units as they are without the texts taken from them.
    var remaining: [TranslationUnit] = []
}

/// One withdrawal of any number of units.
private struct WithdrawalRun {
    var summary = WithdrawalSummary()
    private(set) var withdrawals: [Withdrawal] = []
    private(set) var pairs: Set<TextPair> = []
    private var removed: [UnitID] = []
    private var remaining: [TranslationUnit] = []
    private let eraser: WithdrawalEraser
    private let note: ChangeNote

    init(_ database: Database, note: ChangeNote) throws {
        eraser = try WithdrawalEraser(database)
        self.note = note
    }

    var result: WithdrawalResult {
        WithdrawalResult(summary: summary, added: withdrawals, removed: removed, remaining: remaining)
    }

    mutating func withdraw(_ stored: StoredUnit, _ variant: VariantKey?, isRequired: Bool) throws {
        let rest = variant.map { key in stored.unit.variants.filter { $0.key != key } } ?? []
        if variant == nil || (rest.isEmpty && !stored.unit.variants.isEmpty) {
            withdrawals.append(try eraser.withdraw(stored, note: note, pairs: &pairs))
            removed.append(stored.unit.id)
            summary.erased += 1
        } else if let variant {
            // A variant that was withdrawn and given anew has a new text to withdraw.
            if stored.unit.variant(variant) == nil,
                try WithdrawalStatements.isWithdrawn(eraser.database, variant, of: stored.unit.id)
            {
                summary.known += 1
            } else if let withdrawal = try eraser.withdraw(variant, of: stored, note: note, pairs: &pairs) {
                withdrawals.append(withdrawal)
                remaining.append(
                    TranslationUnit(
                        sourceID: stored.unit.sourceID, key: stored.unit.key, description: stored.unit.description,
                        variants: rest))
                summary.erasedVariants += 1
            } else if isRequired {
                throw StoreError.unknownVariant(unitID: stored.unit.id.rawValue, variant: variant.description)
            }
        }
    }
}
