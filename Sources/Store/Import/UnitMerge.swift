import Corpora
import GRDB

/// Adds units or merges them into stored ones, keeping what reviewers decided and leaving out what was withdrawn.
enum UnitMerge {
    struct Result: Sendable {
        var summary = UpsertSummary()
        /// Units whose change the index of answering units must see.
        var answering: [TranslationUnit] = []
    }

    static func run(_ batch: PreparedBatch, writer: UnitWriter) throws -> Result {
        var result = Result()
        let guardian = try WithdrawalGuard(writer.database)
        for (place, unit) in batch.units.enumerated() {
            if try guardian.blocks(unit) {
                result.summary.withdrawn += 1
                continue
            }
            let forms = batch.searchForms.isEmpty ? nil : batch.searchForms[place]
            if try writer.insert(unit, searchForms: forms) {
                result.summary.added += 1
                if canAnswer(unit) { result.answering.append(unit) }
            } else {
                try merge(unit, writer: writer, into: &result)
            }
        }
        return result
    }

    private static func merge(_ unit: TranslationUnit, writer: UnitWriter, into result: inout Result) throws {
        let stored = try UnitStatements.existingUnit(writer.database, id: unit.id)
        let merged = unit.variants.map { incoming in
            stored.unit.variant(incoming.key).map { keepingJudgement(of: $0, in: incoming) } ?? incoming
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
        if canAnswer(current) || canAnswer(stored.unit) { result.answering.append(current) }
    }

    private static func canAnswer(_ unit: TranslationUnit) -> Bool {
        unit.variants.count { $0.state.mayAnswer } > 1
    }

    private static func keepingJudgement(of old: Variant, in new: Variant) -> Variant {
        guard old.text.utf8.elementsEqual(new.text.utf8) else { return new }
        return old.state.isUnjudged && new.state > old.state ? new : new.with(state: old.state)
    }
}
