import Corpora
import GRDB

extension GatewayDatabase {
    /// Runs one edit of a unit and records what it changed.
    func edit(
        _ id: UnitID, by actor: String, reason: String, expecting expectedRevision: Int?, action: Revision.Action,
        _ body: (TranslationUnit) throws -> (UnitDescription, [Variant])
    ) throws(StoreError) -> StoredUnit {
        try edit(id, by: actor, reason: reason, expecting: expectedRevision, action: action) { stored, _ in
            try body(stored.unit)
        }
    }

    /// Runs one edit that needs to look into the database.
    func edit(
        _ id: UnitID, by actor: String, reason: String, expecting expectedRevision: Int?, action: Revision.Action,
        _ body: (StoredUnit, Database) throws -> (UnitDescription, [Variant])
    ) throws(StoreError) -> StoredUnit {
        let note = ChangeNote(actor: actor, reason: reason, time: now())
        return try change { database in
            let stored = try UnitStatements.existingUnit(database, id: id)
            if let expectedRevision, expectedRevision != stored.revision {
                throw StoreError.revisionConflict(id: id.rawValue, expected: expectedRevision, found: stored.revision)
            }
            let (description, variants) = try body(stored, database)
            let edited = TranslationUnit(
                sourceID: stored.unit.sourceID, key: stored.unit.key, description: description, variants: variants)
            _ = try PreparedBatch(units: [edited], hasSearchForms: false)
            guard try !WithdrawalGuard(database).blocks(edited, except: stored.unit) else {
                throw StoreError.withdrawnUnit(id: id.rawValue)
            }
            let writer = try UnitWriter(database, note: note)
            guard try writer.change(stored, description: description, variants: variants, action: action) else {
                return stored
            }
            return try UnitStatements.existingUnit(database, id: id)
        } publish: {
            index.replace([$0.unit])
        }
    }
}

extension TranslationUnit {
    /// The variants with one in place of what has its key, or added.
    func replacing(_ variant: Variant) -> [Variant] {
        (variants.filter { $0.key != variant.key } + [variant]).sorted { $0.key < $1.key }
    }
}
