import Corpora
import GRDB
import TextProcessing

/// Withdraws in one database what another state of it, or the ledger, knows as withdrawn.
enum WithdrawalReplay {
    static func run(_ list: WithdrawalList, _ database: Database) throws -> WithdrawalResult {
        var result = WithdrawalResult()
        guard !list.withdrawals.isEmpty else { return result }
        let secrets = try list.secrets.map { try WithdrawalStatements.secretNumber(database, $0) }
        let eraser = try WithdrawalEraser(database)
        let content = WithdrawnContent(list)
        for withdrawal in list.withdrawals {
            let note = ChangeNote(actor: withdrawal.actor, reason: withdrawal.reason, time: withdrawal.happenedAt)
            let number = try WithdrawalStatements.variantNumber(database, withdrawal)
            let isKnown =
                try withdrawal.variant == nil
                ? WithdrawalStatements.isWithdrawn(database, id: withdrawal.unitID) : number != nil
            if isKnown {
                result.summary.known += 1
                try WithdrawalStatements.insertDigests(
                    database, of: withdrawal, variant: number, secrets: secrets)
                continue
            }
            let stored = try UnitStatements.unit(database, id: withdrawal.unitID)
            if let stored {
                if withdrawal.variant == nil {
                    try eraser.erase(stored, note: note)
                    result.summary.erased += 1
                    result.removed.append(withdrawal.unitID)
                } else {
                    try eraseTexts(of: stored, content, eraser, note: note, into: &result)
                }
            }
            try WithdrawalStatements.insert(
                database, withdrawal, unitNumber: stored?.number, secrets: secrets)
            result.added.append(withdrawal)
        }
        if result.summary.erased + result.summary.erasedVariants > 0 { try SearchIndex.optimize(database) }
        return result
    }

    /// Erases the variants of a unit that have, or had, a text withdrawn from it.
    private static func eraseTexts(
        of stored: StoredUnit, _ content: WithdrawnContent, _ eraser: WithdrawalEraser, note: ChangeNote,
        into result: inout WithdrawalResult
    ) throws {
        let id = stored.unit.id
        let found = try eraser.textsEver(of: stored).filter { entry in
            entry.value.contains { content.isWithdrawn($0, of: id) }
        }.keys.sorted()
        var current = stored
        for key in found {
            try eraser.erase(key, of: current, note: note)
            guard let next = try UnitStatements.unit(eraser.database, id: id) else { return }
            current = next
            result.summary.erasedVariants += 1
        }
        if !found.isEmpty { result.remaining.append(current.unit) }
    }
}
