import Corpora
import Foundation
import GRDB
import TextProcessing

/// Erases units and single texts inside one transaction, and makes the keyed digests that stay of them.
struct WithdrawalEraser {
    let database: Database
    private let key: WithdrawalKey

    init(_ database: Database) throws {
        guard let key = try WithdrawalStatements.keys(database).first else {
            throw StoreError.invalidRecord(table: "withdrawal_secret", id: "1")
        }
        self.database = database
        self.key = key
    }

    /// Erases a unit and notes its withdrawal; `pairs` gains the pairs of all texts it ever had.
    func withdraw(_ stored: StoredUnit, note: ChangeNote, pairs: inout Set<TextPair>) throws -> Withdrawal {
        let texts = try textsEver(of: stored).values.reduce(into: Set<Digest>()) { $0.formUnion($1) }
        try erase(stored, note: note)
        let all = TextPair.all(of: texts)
        pairs.formUnion(all)
        let withdrawal = Withdrawal(
            unitID: stored.unit.id, variant: nil, happenedAt: note.time, actor: note.actor, reason: note.reason,
            texts: [], pairs: keyed(all))
        try WithdrawalStatements.insert(database, withdrawal, unitNumber: stored.number, secrets: [key.number])
        return withdrawal
    }

    /// Erases one variant and notes its withdrawal; nil when the unit neither has nor had such a variant.
    func withdraw(
        _ variant: VariantKey, of stored: StoredUnit, note: ChangeNote, pairs: inout Set<TextPair>
    ) throws -> Withdrawal? {
        var others = try textsEver(of: stored)
        guard let texts = others.removeValue(forKey: variant) else { return nil }
        try erase(variant, of: stored, note: note)
        let rest = others.values.reduce(into: Set<Digest>()) { $0.formUnion($1) }
        let all = Set(texts.flatMap { TextPair.all(of: $0, with: rest) })
        pairs.formUnion(all)
        let withdrawal = Withdrawal(
            unitID: stored.unit.id, variant: variant, happenedAt: note.time, actor: note.actor, reason: note.reason,
            texts: texts.sorted().map { Withdrawal.KeyedDigest(bytes: key.text($0), secret: 0) }, pairs: keyed(all))
        try WithdrawalStatements.insert(database, withdrawal, unitNumber: nil, secrets: [key.number])
        return withdrawal
    }

    /// Erases a unit: its rows, the words in the full-text index, what its revisions say of the content.
    func erase(_ stored: StoredUnit, note: ChangeNote) throws {
        let rows = try Row.fetchAll(
            database.cachedStatement(sql: "SELECT number, text FROM variant WHERE unit_number = ?"),
            arguments: [stored.number])
        for row in rows { try SearchIndex.remove(row[1], number: row[0], database) }
        try database.cachedStatement(
            sql: "UPDATE revision SET before_json = NULL, after_json = NULL WHERE unit_number = ?"
        ).execute(arguments: [stored.number])
        try appendRevision(to: stored, variant: nil, note: note)
        try database.cachedStatement(sql: "DELETE FROM unit WHERE number = ?").execute(arguments: [stored.number])
    }

    /// Erases a variant, if it is there, and what revisions say of its content.
    func erase(_ variant: VariantKey, of stored: StoredUnit, note: ChangeNote) throws {
        let place: StatementArguments = [stored.number, variant.variety.tag, variant.ordinal]
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT number, text FROM variant WHERE unit_number = ? AND variety = ? AND ordinal = ?"),
            arguments: place)
        if let row {
            let number: Int64 = row[0]
            try SearchIndex.remove(row[1], number: number, database)
            try database.cachedStatement(sql: "DELETE FROM variant WHERE number = ?").execute(arguments: [number])
        }
        try database.cachedStatement(
            sql: """
                UPDATE revision SET before_json = NULL, after_json = NULL
                WHERE unit_number = ? AND variety = ? AND ordinal = ?
                """
        ).execute(arguments: place)
        try appendRevision(to: stored, variant: variant, note: note)
        try database.cachedStatement(sql: "UPDATE unit SET revision = ?, changed_at = ? WHERE number = ?")
            .execute(arguments: [stored.revision + 1, note.time, stored.number])
    }

    /// Every text that the variants of a unit have and had, by variant: revisions keep what was replaced.
    func textsEver(of stored: StoredUnit) throws -> [VariantKey: Set<Digest>] {
        var texts: [VariantKey: Set<Digest>] = [:]
        func add(_ variety: LanguageVariety, _ ordinal: Int, _ text: String) {
            let form = MemoryKey.storedForm(of: text)
            guard !form.isEmpty else { return }
            texts[VariantKey(variety: variety, ordinal: ordinal), default: []].insert(
                Digest(fields: [variety.tag, form]))
        }
        for variant in stored.unit.variants {
            texts[variant.key] = variant.normalizedText.isEmpty ? [] : [variant.digest]
        }
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT before_json, after_json FROM revision
                    WHERE unit_number = ? AND variety IS NOT NULL
                        AND (before_json IS NOT NULL OR after_json IS NOT NULL)
                    """), arguments: [stored.number])
        while let row = try rows.next() {
            for column in 0..<2 {
                // Revisions that schema 1 wrote of a first variant have no content.
                guard let json: String = row[column], let past = try JSONText.decode(json) as PastText?,
                    let text = past.text, let variety = past.variety, let ordinal = past.ordinal
                else { continue }
                add(try LanguageVariety(parsing: variety), ordinal, text)
            }
        }
        return texts
    }

    private struct PastText: Decodable {
        let variety: String?
        let ordinal: Int?
        let text: String?
    }

    private func keyed(_ pairs: Set<TextPair>) -> [Withdrawal.KeyedDigest] {
        pairs.map { pair in
            let first = key.text(pair.first)
            return pair.second.map { key.pair(first, key.text($0)) } ?? key.alone(first)
        }.sorted { $0.lexicographicallyPrecedes($1) }.map { Withdrawal.KeyedDigest(bytes: $0, secret: 0) }
    }

    private func appendRevision(to stored: StoredUnit, variant: VariantKey?, note: ChangeNote) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO revision (unit_number, number, variety, ordinal, happened_at, actor, action, reason)
                VALUES (?, ?, ?, ?, ?, ?, 'withdrawn', ?)
                """
        ).execute(arguments: [
            stored.number, stored.revision + 1, variant?.variety.tag, variant?.ordinal, note.time, note.actor,
            note.reason,
        ])
    }
}
