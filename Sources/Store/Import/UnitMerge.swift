import Corpora
import GRDB

/// Adds units or merges them into stored ones, keeping what reviewers decided and leaving out what was withdrawn.
struct UnitMerge {
    struct Result: Sendable {
        var summary = UpsertSummary()
        /// Units whose change the index of answering units must see.
        var answering: [TranslationUnit] = []

        mutating func add(_ other: Result) {
            summary.added += other.summary.added
            summary.changed += other.summary.changed
            summary.unchanged += other.summary.unchanged
            summary.withdrawn += other.summary.withdrawn
            answering += other.answering
        }
    }

    private let writer: UnitWriter
    private let guardian: WithdrawalGuard

    /// Makes ready to merge inside one transaction.
    init(_ database: Database, note: ChangeNote) throws {
        writer = try UnitWriter(database, note: note)
        guardian = try WithdrawalGuard(database)
    }

    func run(_ batch: PreparedBatch) throws -> Result {
        var result = Result()
        for (place, unit) in batch.units.enumerated() {
            if try guardian.blocks(unit) {
                result.summary.withdrawn += 1
                continue
            }
            let forms = batch.searchForms.isEmpty ? nil : batch.searchForms[place]
            if try writer.insert(unit, searchForms: forms) {
                result.summary.added += 1
                if Self.canAnswer(unit) { result.answering.append(unit) }
            } else {
                try merge(unit, into: &result)
            }
        }
        return result
    }

    private func merge(_ unit: TranslationUnit, into result: inout Result) throws {
        let stored = try UnitStatements.existingUnit(writer.database, id: unit.id)
        let merged = unit.variants.map { incoming in
            stored.unit.variant(incoming.key).map { Self.keepingJudgement(of: $0, in: incoming) } ?? incoming
        }
        let kept = stored.unit.variants.filter { unit.variant($0.key) == nil }
        let variants = (kept + merged).sorted { $0.key < $1.key }
        guard try writer.change(stored, description: unit.description, variants: variants, action: .changed) else {
            result.summary.unchanged += 1
            return
        }
        result.summary.changed += 1
        let current = TranslationUnit(
            sourceID: unit.sourceID, key: unit.key, description: unit.description, variants: variants)
        if Self.canAnswer(current) || Self.canAnswer(stored.unit) { result.answering.append(current) }
    }

    private static func canAnswer(_ unit: TranslationUnit) -> Bool {
        unit.variants.count { $0.state.mayAnswer } > 1
    }

    private static func keepingJudgement(of old: Variant, in new: Variant) -> Variant {
        guard old.text.utf8.elementsEqual(new.text.utf8) else { return new }
        return old.state.isUnjudged && new.state > old.state ? new : new.with(state: old.state)
    }
}
