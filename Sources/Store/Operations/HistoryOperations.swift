public import Corpora
import GRDB
import TextProcessing

extension GatewayDatabase {
    /// Every change made to a unit, oldest first, withdrawn units included; empty for an unknown unit.
    public func revisions(of id: UnitID) throws(StoreError) -> [Revision] {
        try read { database in
            guard let number = try RevisionStatements.unitNumber(database, id: id) else { return [] }
            return try RevisionStatements.revisions(database, unitNumber: number)
        }
    }

    /// A unit as it was when a revision had been made.
    ///
    /// - Parameters:
    ///   - id: The unit.
    ///   - number: Number of the revision, 1-based.
    /// - Returns: Description and variants of that time.
    /// - Throws: ``StoreError/unknownRevision(unitID:number:)``, ``StoreError/withdrawnUnit(id:)`` or another one.
    public func unit(_ id: UnitID, at number: Int) throws(StoreError) -> TranslationUnit {
        try read { try UnitHistory.unit($0, UnitStatements.existingUnit($0, id: id), at: number) }
    }

    /// Brings a unit back to what it was when a revision had been made, by new revisions; nothing is forgotten.
    ///
    /// - Parameters:
    ///   - id: The unit.
    ///   - number: Number of the revision, 1-based.
    ///   - actor: Who does it.
    ///   - reason: Why.
    ///   - expectedRevision: Revision the actor has seen, or nil not to ask.
    /// - Returns: The unit as it is now.
    /// - Throws: ``StoreError/unknownRevision(unitID:number:)``, ``StoreError/withdrawnUnit(id:)`` or another one.
    @discardableResult
    public func revert(
        _ id: UnitID, toRevision number: Int, by actor: String, reason: String, expectedRevision: Int? = nil
    ) throws(StoreError) -> StoredUnit {
        try edit(id, by: actor, reason: reason, expecting: expectedRevision, action: .reverted) { stored, database in
            let past = try UnitHistory.unit(database, stored, at: number)
            return (past.description, past.variants)
        }
    }

    /// Changes across all units, newest first.
    ///
    /// - Parameters:
    ///   - before: Only revisions with a smaller ``Revision/sequence``: the last one of the page before; nil to begin.
    ///   - limit: Most revisions to give.
    ///   - actor: Only this actor's, or nil for everyone's.
    ///   - sourceID: Only of units of this source that are still there, or nil for all.
    /// - Returns: A page of the log.
    /// - Throws: ``StoreError``.
    public func log(
        before: Int64? = nil, limit: Int = 100, actor: String? = nil, sourceID: String? = nil
    ) throws(StoreError) -> [Revision] {
        try read { database in
            var conditions = ["1 = 1"]
            var arguments: StatementArguments = []
            if let before {
                conditions.append("r.sequence < ?")
                arguments += [before]
            }
            if let actor {
                conditions.append("COALESCE(r.actor, i.actor) = ?")
                arguments += [actor]
            }
            if let sourceID {
                conditions.append("u.source_id = ?")
                arguments += [sourceID]
            }
            return try RevisionStatements.log(
                database, condition: conditions.joined(separator: " AND "), arguments: arguments, limit: limit)
        }
    }
}

/// Finds what a unit was, going back from what it is.
enum UnitHistory {
    static func unit(_ database: Database, _ stored: StoredUnit, at number: Int) throws -> TranslationUnit {
        let id = stored.unit.id.rawValue
        guard (1...stored.revision).contains(number) else {
            throw StoreError.unknownRevision(unitID: id, number: number)
        }
        var description = stored.unit.description
        var variants: [VariantKey: Variant] = [:]
        for variant in stored.unit.variants { variants[variant.key] = variant }
        let later = try RevisionStatements.revisions(database, unitNumber: stored.number).filter { $0.number > number }
        for revision in later.reversed() {
            guard let variety = revision.variety, let ordinal = revision.ordinal else {
                if let before = revision.before {
                    description = try (JSONText.decode(before) as StoredDescription).description
                }
                continue
            }
            let key = VariantKey(variety: try LanguageVariety(parsing: variety), ordinal: ordinal)
            variants[key] = try revision.before.map { before in
                try (JSONText.decode(before) as StoredVariant).variant(unitID: id)
            }
        }
        return TranslationUnit(
            sourceID: stored.unit.sourceID, key: stored.unit.key, description: description,
            variants: variants.values.sorted { $0.key < $1.key })
    }
}
