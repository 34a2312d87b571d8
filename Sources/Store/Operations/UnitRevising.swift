public import Corpora
import GRDB

extension GatewayDatabase {
    /// The unit with an identifier, or the reason why there is none.
    ///
    /// - Parameter id: The unit.
    /// - Returns: The unit as it is.
    /// - Throws: ``StoreError/unknownUnit(id:)``, ``StoreError/withdrawnUnit(id:)`` or another one.
    public func existingUnit(_ id: UnitID) throws(StoreError) -> StoredUnit {
        try read { try UnitStatements.existingUnit($0, id: id) }
    }

    /// Changes description and variants of a unit in one transaction: all of it, or nothing.
    ///
    /// - Parameters:
    ///   - id: The unit.
    ///   - actor: Who does it.
    ///   - reason: Why.
    ///   - expectedRevision: Revision the actor has seen.
    ///   - action: What a change is called in the revisions.
    ///   - body: Says what the unit shall be; variants it leaves out are removed.
    /// - Returns: The unit as it is now, and what `body` found wrong, if anything; then nothing was changed.
    /// - Throws: ``StoreError/revisionConflict(id:expected:found:)``, ``StoreError/unknownUnit(id:)``,
    ///   ``StoreError/withdrawnUnit(id:)`` also for a withdrawn text, or another one.
    public func revise<Failure: Error>(
        _ id: UnitID, by actor: String, reason: String, expectedRevision: Int, action: Revision.Action = .changed,
        _ body: (TranslationUnit) -> Result<(description: UnitDescription, variants: [Variant]), Failure>
    ) throws(StoreError) -> Result<StoredUnit, Failure> {
        var failure: Failure?
        let unit = try edit(id, by: actor, reason: reason, expecting: expectedRevision, action: action) { unit in
            switch body(unit) {
            case .success(let content): return content
            case .failure(let found):
                failure = found
                return (unit.description, unit.variants)
            }
        }
        return failure.map { .failure($0) } ?? .success(unit)
    }
}
