public import Corpora
import GRDB

extension GatewayDatabase {
    /// Adds units, or brings stored ones up to date, in one transaction.
    ///
    /// Variants that stand in the store and not in the unit given stay. A variant whose text is the same byte for byte
    /// keeps the state a reviewer gave it; only unjudged states (draft, unreviewed) are raised by a load, and none is
    /// lowered. A variant with another text takes the state given, since nobody has judged that text. A second load of the
    /// same units changes nothing. Withdrawn units and texts are left out and counted.
    ///
    /// - Parameters:
    ///   - units: Units of any sources.
    ///   - actor: Who does it.
    ///   - reason: Why, for the revisions.
    /// - Returns: How many units were added, changed, left, and left out.
    /// - Throws: ``StoreError``; then nothing was changed.
    @discardableResult
    public func upsertUnits(
        _ units: [TranslationUnit], by actor: String, reason: String
    ) throws(StoreError) -> UpsertSummary {
        let batch = try PreparedBatch(units: units, hasSearchForms: false)
        let note = ChangeNote(actor: actor, reason: reason, time: now())
        let result = try change { database in
            try UnitMerge(database, note: note).run(batch)
        } publish: {
            index.replace($0.answering)
        }
        return result.summary
    }

    /// The unit with an identifier, or nil.
    public func unit(_ id: UnitID) throws(StoreError) -> TranslationUnit? {
        try read { try UnitStatements.unit($0, id: id)?.unit }
    }

    /// The unit with an identifier and what the store knows of its history, or nil.
    public func storedUnit(_ id: UnitID) throws(StoreError) -> StoredUnit? {
        try read { try UnitStatements.unit($0, id: id) }
    }

    /// The units of one source, or of all, in order of source and key, all in memory; see ``forEachUnit(matching:_:)``.
    public func units(source: String? = nil) throws(StoreError) -> [TranslationUnit] {
        try read { database in
            let condition = source == nil ? "1 = 1" : "u.source_id = ?"
            return try UnitStatements.units(
                database, condition: condition, arguments: source.map { [$0] } ?? []
            ).map(\.unit)
        }
    }
}
