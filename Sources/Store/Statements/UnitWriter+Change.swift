import Corpora
import Foundation
import GRDB
import TextProcessing

extension UnitWriter {
    /// Writes what differs between a stored unit and what it shall be, with a revision for each difference.
    ///
    /// Variants that are missing in `variants` are removed. `action` is what a change is called; what appears and what
    /// goes is always `added` and `removed`. The result says whether anything differed.
    @discardableResult
    func change(
        _ stored: StoredUnit, description: UnitDescription, variants: [Variant], action: Revision.Action
    ) throws -> Bool {
        var number = stored.revision
        let old = stored.unit
        if description != old.description {
            try write(description, of: stored.number)
            number += 1
            try append(
                stored.number, number, nil, action, before: try JSONText.encode(StoredDescription(old.description)),
                after: try JSONText.encode(StoredDescription(description)))
        }
        for variant in old.variants where !variants.contains(where: { $0.key == variant.key }) {
            try remove(variant, of: stored.number)
            number += 1
            try append(
                stored.number, number, variant.key, .removed, before: try JSONText.encode(StoredVariant(variant)),
                after: nil)
        }
        for variant in variants {
            let before = old.variant(variant.key)
            guard variant != before else { continue }
            try replace(before, by: variant, of: stored.number)
            number += 1
            try append(
                stored.number, number, variant.key, before == nil ? .added : action,
                before: try before.map { try JSONText.encode(StoredVariant($0)) },
                after: try JSONText.encode(StoredVariant(variant)))
        }
        guard number > stored.revision else { return false }
        try database.execute(
            sql: "UPDATE unit SET revision = ?, changed_at = ? WHERE number = ?",
            arguments: [number, note.time, stored.number])
        return true
    }

    private func write(_ description: UnitDescription, of number: Int64) throws {
        let stored = StoredDescription(description)
        try database.execute(
            sql: """
                UPDATE unit SET domain = ?, licence = ?, contributor = ?, credit = ?, terms = ?, consent = ?,
                    document = ?, position = ?, note = ?, tags = ?, properties = ?
                WHERE number = ?
                """,
            arguments: [
                stored.domain, stored.licence, stored.contributor, stored.credit,
                try JSONText.column(description.terms), stored.consent, stored.document, stored.position, stored.note,
                try JSONText.column(description.tags), try JSONText.column(description.properties), number,
            ])
    }

    private func remove(_ variant: Variant, of number: Int64) throws {
        let row = try variantNumber(variant.key, of: number)
        try SearchIndex.remove(variant.text, number: row, database)
        try database.execute(sql: "DELETE FROM variant WHERE number = ?", arguments: [row])
    }

    private func replace(_ before: Variant?, by variant: Variant, of number: Int64) throws {
        let stored = StoredVariant(variant)
        try database.execute(
            sql: """
                INSERT INTO variant (
                    unit_number, variety, ordinal, orthography, text, digest, origin, engine, model, state,
                    translated_from_variety, translated_from_ordinal, inline, properties)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (unit_number, variety, ordinal) DO UPDATE SET
                    orthography = excluded.orthography, text = excluded.text, digest = excluded.digest,
                    origin = excluded.origin, engine = excluded.engine, model = excluded.model,
                    state = excluded.state, translated_from_variety = excluded.translated_from_variety,
                    translated_from_ordinal = excluded.translated_from_ordinal, inline = excluded.inline,
                    properties = excluded.properties
                """,
            arguments: [
                number, stored.variety, stored.ordinal, stored.orthography, stored.text, Data(variant.digest.bytes),
                stored.origin, stored.engine, stored.model, stored.state, stored.translatedFromVariety,
                stored.translatedFromOrdinal, try JSONText.column(variant.inline),
                try JSONText.column(variant.properties),
            ])
        if let before, before.text.utf8.elementsEqual(variant.text.utf8) { return }
        let row = try variantNumber(variant.key, of: number)
        if let before { try SearchIndex.remove(before.text, number: row, database) }
        try SearchIndex.insert(variant.text, number: row, database)
    }

    private func variantNumber(_ key: VariantKey, of number: Int64) throws -> Int64 {
        guard
            let row = try Int64.fetchOne(
                database, sql: "SELECT number FROM variant WHERE unit_number = ? AND variety = ? AND ordinal = ?",
                arguments: [number, key.variety.tag, key.ordinal])
        else { throw StoreError.invalidRecord(table: "variant", id: "\(number) \(key)") }
        return row
    }

    func append(
        _ unitNumber: Int64, _ number: Int, _ variant: VariantKey?, _ action: Revision.Action, before: String?,
        after: String?
    ) throws {
        let isImport = note.importID != nil
        try database.execute(
            sql: """
                INSERT INTO revision (
                    unit_number, number, variety, ordinal, happened_at, actor, action, reason, import_id, before_json,
                    after_json)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                unitNumber, number, variant?.variety.tag, variant?.ordinal, note.time, isImport ? nil : note.actor,
                action.rawValue, isImport ? nil : note.reason, note.importID, before, after,
            ])
    }
}
