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

    /// Adds one unit, by hand and not from a file.
    ///
    /// A new source takes the licence of the unit; that of a source that is there stays as it is.
    ///
    /// - Parameters:
    ///   - unit: A unit that is not there.
    ///   - actor: Who does it.
    ///   - reason: Why.
    /// - Returns: The unit as it is stored.
    /// - Throws: ``StoreError/unitExists(id:)``, ``StoreError/withdrawnUnit(id:)`` also for a withdrawn text, or another.
    @discardableResult
    public func addUnit(_ unit: TranslationUnit, by actor: String, reason: String) throws(StoreError) -> StoredUnit {
        let batch = try PreparedBatch(units: [unit], hasSearchForms: false)
        let note = ChangeNote(actor: actor, reason: reason, time: now())
        return try change { database in
            guard try !WithdrawalGuard(database).blocks(unit) else {
                throw StoreError.withdrawnUnit(id: unit.id.rawValue)
            }
            let licence = try String.fetchOne(
                database, sql: "SELECT licence FROM source WHERE id = ?", arguments: [unit.sourceID])
            guard try UnitWriter(database, note: note).insert(batch.units[0]) else {
                throw StoreError.unitExists(id: unit.id.rawValue)
            }
            if let licence {
                // The writer takes every unit for one of a file, which speaks for its source; one unit does not.
                try database.execute(
                    sql: "UPDATE source SET licence = ? WHERE id = ?", arguments: [licence, unit.sourceID])
            }
            return try UnitStatements.existingUnit(database, id: unit.id)
        } publish: {
            index.replace([$0.unit])
        }
    }

    /// Changes what a unit says of itself apart from its texts.
    ///
    /// - Parameters:
    ///   - id: The unit.
    ///   - actor: Who does it.
    ///   - reason: Why.
    ///   - expectedRevision: Revision the actor has seen, or nil not to ask.
    ///   - body: Makes the change.
    /// - Returns: The unit as it is now.
    /// - Throws: ``StoreError/revisionConflict(id:expected:found:)``, ``StoreError/unknownUnit(id:)`` or another one.
    @discardableResult
    public func changeDescription(
        of id: UnitID, by actor: String, reason: String, expectedRevision: Int? = nil,
        _ body: (inout UnitDescription) -> Void
    ) throws(StoreError) -> StoredUnit {
        try edit(id, by: actor, reason: reason, expecting: expectedRevision, action: .changed) { unit in
            var description = unit.description
            body(&description)
            return (description, unit.variants)
        }
    }

    /// Puts a variant in place of the one with its key, or adds it.
    ///
    /// - Parameters:
    ///   - variant: The variant as it shall be.
    ///   - id: The unit.
    ///   - actor: Who does it.
    ///   - reason: Why.
    ///   - expectedRevision: Revision the actor has seen, or nil not to ask.
    /// - Returns: The unit as it is now.
    /// - Throws: ``StoreError/revisionConflict(id:expected:found:)``, ``StoreError/withdrawnUnit(id:)`` when the text is
    ///   one that was withdrawn, or another one.
    @discardableResult
    public func setVariant(
        _ variant: Variant, unit id: UnitID, by actor: String, reason: String, expectedRevision: Int? = nil
    ) throws(StoreError) -> StoredUnit {
        try edit(id, by: actor, reason: reason, expecting: expectedRevision, action: .changed) { unit in
            (unit.description, unit.replacing(variant))
        }
    }

    /// Gives a variant another text, written by a person; markup of the old text is dropped, since its places are gone.
    ///
    /// - Parameters:
    ///   - text: The new text.
    ///   - id: The unit.
    ///   - key: The variant, which must be there.
    ///   - state: State of the new text: the judgement on the old one says nothing of it.
    ///   - actor: Who does it.
    ///   - reason: Why.
    ///   - expectedRevision: Revision the actor has seen, or nil not to ask.
    /// - Returns: The unit as it is now.
    /// - Throws: ``StoreError/unknownVariant(unitID:variant:)``, ``StoreError/revisionConflict(id:expected:found:)`` or
    ///   another one.
    @discardableResult
    public func setVariantText(
        _ text: String, unit id: UnitID, variant key: VariantKey, state: VariantState = .unreviewed, by actor: String,
        reason: String, expectedRevision: Int? = nil
    ) throws(StoreError) -> StoredUnit {
        try edit(id, by: actor, reason: reason, expecting: expectedRevision, action: .changed) { unit in
            guard let old = unit.variant(key) else {
                throw StoreError.unknownVariant(unitID: id.rawValue, variant: key.description)
            }
            if old.text.utf8.elementsEqual(text.utf8) { return (unit.description, unit.variants) }
            let new = Variant(
                variety: key.variety, orthography: old.orthography, ordinal: key.ordinal, text: text, origin: .human,
                state: state, translatedFrom: old.translatedFrom, properties: old.properties)
            return (unit.description, unit.replacing(new))
        }
    }

    /// Adds labels to a unit, and takes others away; what is there or missing already is left.
    ///
    /// - Parameters:
    ///   - id: The unit.
    ///   - added: Labels to add.
    ///   - removed: Labels to take away.
    ///   - actor: Who does it.
    ///   - reason: Why.
    ///   - expectedRevision: Revision the actor has seen, or nil not to ask.
    /// - Returns: The unit as it is now.
    /// - Throws: ``StoreError``.
    @discardableResult
    public func tag(
        _ id: UnitID, adding added: [String] = [], removing removed: [String] = [], by actor: String, reason: String,
        expectedRevision: Int? = nil
    ) throws(StoreError) -> StoredUnit {
        try changeDescription(of: id, by: actor, reason: reason, expectedRevision: expectedRevision) { description in
            description.tags.removeAll { removed.contains($0) }
            for tag in added where !description.tags.contains(tag) { description.tags.append(tag) }
        }
    }
}
