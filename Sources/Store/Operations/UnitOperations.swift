public import Corpora
import GRDB

extension GatewayDatabase {
    /// Adds units, or brings stored ones up to date, in one transaction.
    ///
    /// Variants that stand in the store and not in the unit given stay. A variant whose text is the same byte for byte
    /// keeps the state a reviewer gave it; only unjudged states (draft, unreviewed) are raised by a load, and none is
    /// lowered. A variant with another text takes the state given, since nobody has judged that text. A second load of the
    /// same units changes nothing.
    ///
    /// - Parameters:
    ///   - units: Units of any sources.
    ///   - actor: Who does it.
    ///   - reason: Why, for the revisions.
    /// - Returns: How many units were added, changed and left.
    /// - Throws: ``StoreError``; then nothing was changed.
    @discardableResult
    public func upsertUnits(
        _ units: [TranslationUnit], by actor: String, reason: String
    ) throws(StoreError) -> UpsertSummary {
        for unit in units where Self.holdsNUL(unit) { throw .nulCharacter(unitID: unit.id.rawValue) }
        let note = ChangeNote(actor: actor, reason: reason, time: now())
        let result = try change { database in
            var summary = UpsertSummary()
            var changed: [TranslationUnit] = []
            for unit in units {
                let stored = try UnitStatements.unit(database, id: unit.id)
                guard try Self.merge(unit, into: stored, note: note, database) else {
                    summary.unchanged += 1
                    continue
                }
                if stored == nil { summary.added += 1 } else { summary.changed += 1 }
                if let current = try UnitStatements.unit(database, id: unit.id) { changed.append(current) }
            }
            return (summary, changed)
        } publish: {
            index.replace($0.1)
        }
        return result.0
    }

    /// Sets the state of one variant and records who did it and why; setting the state it has changes nothing.
    ///
    /// - Parameters:
    ///   - state: The new state.
    ///   - id: The unit.
    ///   - variant: Variety and ordinal inside the unit.
    ///   - actor: Who does it.
    ///   - reason: Why.
    /// - Returns: The variant as it is now.
    /// - Throws: ``StoreError/unknownUnit(id:)``, ``StoreError/unknownVariant(unitID:variant:)`` or another one.
    @discardableResult
    public func setVariantState(
        _ state: VariantState, unit id: UnitID, variant: VariantKey, by actor: String, reason: String
    ) throws(StoreError) -> Variant {
        let note = ChangeNote(actor: actor, reason: reason, time: now())
        let result = try change { database in
            guard let unit = try UnitStatements.unit(database, id: id) else {
                throw StoreError.unknownUnit(id: id.rawValue)
            }
            guard let before = unit.variant(variant) else {
                throw StoreError.unknownVariant(unitID: id.rawValue, variant: variant.description)
            }
            let after = before.with(state: state)
            guard after != before else { return (after, unit) }
            try UnitStatements.write(after, of: id, database)
            try UnitStatements.appendRevision(
                database, unit: id, variant: variant, action: .stateSet, change: note,
                before: try json(StoredVariant(before)), after: try json(StoredVariant(after)))
            return (after, try UnitStatements.unit(database, id: id) ?? unit)
        } publish: {
            index.replace([$0.1])
        }
        return result.0
    }

    /// The unit with an identifier, or nil.
    public func unit(_ id: UnitID) throws(StoreError) -> TranslationUnit? {
        try read { try UnitStatements.unit($0, id: id) }
    }

    /// The units of one source, or of all, in order of source and key.
    public func units(source: String? = nil) throws(StoreError) -> [TranslationUnit] {
        try read { database in
            guard let source else { return try UnitStatements.allUnits(database) }
            return try UnitStatements.units(database, condition: "unit.source_id = ?", arguments: [source])
        }
    }

    /// Every change made to a unit, oldest first; empty for an unknown unit.
    public func revisions(of id: UnitID) throws(StoreError) -> [Revision] {
        try read { try UnitStatements.revisions($0, of: id) }
    }

    /// Writes what differs, with a revision for each difference; false when nothing does.
    private static func merge(
        _ unit: TranslationUnit, into stored: TranslationUnit?, note: ChangeNote, _ database: Database
    ) throws -> Bool {
        let before = stored.map(UnitDescription.init)
        let after = UnitDescription(unit)
        var isChanged = before != after
        if isChanged {
            try UnitStatements.write(unit, database)
            try UnitStatements.appendRevision(
                database, unit: unit.id, variant: nil, action: before == nil ? .added : .changed, change: note,
                before: try before.map(json), after: try json(after))
        }
        for incoming in unit.variants {
            let old = stored?.variant(incoming.key)
            let new = old.map { keepingJudgement(of: $0, in: incoming) } ?? incoming
            guard new != old else { continue }
            isChanged = true
            try UnitStatements.write(new, of: unit.id, database)
            try UnitStatements.appendRevision(
                database, unit: unit.id, variant: new.key, action: old == nil ? .added : .changed, change: note,
                before: try old.map { try json(StoredVariant($0)) }, after: try json(StoredVariant(new)))
        }
        return isChanged
    }

    private static func keepingJudgement(of old: Variant, in new: Variant) -> Variant {
        guard old.text.utf8.elementsEqual(new.text.utf8) else { return new }
        return old.state.isUnjudged && new.state > old.state ? new : new.with(state: old.state)
    }

    private static func holdsNUL(_ unit: TranslationUnit) -> Bool {
        let texts = [unit.sourceID, unit.key, unit.domain, unit.licence, unit.contributor ?? "", unit.note]
        return (texts + unit.variants.map(\.text)).contains { $0.utf8.contains(0) }
    }
}

/// What a unit says apart from its variants, for comparison and for revisions.
private struct UnitDescription: Codable, Equatable {
    let domain: String
    let licence: String
    let contributor: String?
    let note: String
    let tags: [String]

    init(_ unit: TranslationUnit) {
        domain = unit.domain
        licence = unit.licence
        contributor = unit.contributor
        note = unit.note
        tags = unit.tags
    }
}
