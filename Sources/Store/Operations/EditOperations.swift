public import Corpora
import GRDB

extension GatewayDatabase {
    /// Sets the state of one variant and records who did it and why; setting the state it has changes nothing.
    ///
    /// - Parameters:
    ///   - state: The new state.
    ///   - id: The unit.
    ///   - variant: Variety and ordinal inside the unit.
    ///   - actor: Who does it.
    ///   - reason: Why.
    ///   - expectedRevision: Revision the actor has seen, or nil not to ask.
    /// - Returns: The variant as it is now.
    /// - Throws: ``StoreError/unknownUnit(id:)``, ``StoreError/unknownVariant(unitID:variant:)`` or another one.
    @discardableResult
    public func setVariantState(
        _ state: VariantState, unit id: UnitID, variant: VariantKey, by actor: String, reason: String,
        expectedRevision: Int? = nil
    ) throws(StoreError) -> Variant {
        let edited = try edit(id, by: actor, reason: reason, expecting: expectedRevision, action: .stateSet) { unit in
            guard let before = unit.variant(variant) else {
                throw StoreError.unknownVariant(unitID: id.rawValue, variant: variant.description)
            }
            return (unit.description, unit.replacing(before.with(state: state)))
        }
        guard let after = edited.unit.variant(variant) else {
            throw .unknownVariant(unitID: id.rawValue, variant: variant.description)
        }
        return after
    }

    /// Runs one edit of a unit and records what it changed.
    func edit(
        _ id: UnitID, by actor: String, reason: String, expecting expectedRevision: Int?, action: Revision.Action,
        _ body: (TranslationUnit) throws -> (UnitDescription, [Variant])
    ) throws(StoreError) -> StoredUnit {
        let note = ChangeNote(actor: actor, reason: reason, time: now())
        return try change { database in
            let stored = try UnitStatements.existingUnit(database, id: id)
            if let expectedRevision, expectedRevision != stored.revision {
                throw StoreError.revisionConflict(id: id.rawValue, expected: expectedRevision, found: stored.revision)
            }
            let (description, variants) = try body(stored.unit)
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
