import Corpora
import Foundation
import GRDB
import TextProcessing

/// Two texts that stand in one unit, in order, or one that is all it has.
struct TextPair: Hashable, Sendable {
    let first: Digest
    let second: Digest?

    /// All pairs of distinct texts, or the only text.
    static func all(of texts: Set<Digest>) -> Set<TextPair> {
        if texts.count == 1 { return Set(texts.map { TextPair(first: $0, second: nil) }) }
        return Set(texts.flatMap { first in texts.filter { first < $0 }.map { TextPair(first: first, second: $0) } })
    }

    /// The pairs of one text with each of others, or the text alone when there are none.
    static func all(of text: Digest, with others: Set<Digest>) -> [TextPair] {
        others.subtracting([text]).map { TextPair(first: min(text, $0), second: max(text, $0)) }
    }

    /// The units that hold one of the pairs, in order; one pass over all variants.
    static func units(_ database: Database, holding pairs: Set<TextPair>) throws -> [UnitID] {
        guard !pairs.isEmpty else { return [] }
        var wanted: [Data: Digest] = [:]
        for digest in pairs.flatMap({ [$0.first, $0.second].compactMap { $0 } }) {
            wanted[Data(digest.bytes)] = digest
        }
        var texts: [Int64: Set<Digest>] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT digest, unit_number FROM variant")
        while let row = try rows.next() {
            if let digest = wanted[row[0]] { texts[row[1], default: []].insert(digest) }
        }
        return try texts.compactMap { number, texts -> UnitID? in
            guard !all(of: texts).isDisjoint(with: pairs) else { return nil }
            if texts.count == 1, try !isAlone(database, number) { return nil }
            let id = try Data.fetchOne(database, sql: "SELECT id FROM unit WHERE number = ?", arguments: [number])
            return id.map { UnitID(bytes: Array($0)) }
        }.sorted()
    }

    private static func isAlone(_ database: Database, _ number: Int64) throws -> Bool {
        try Int.fetchOne(
            database, sql: "SELECT COUNT(DISTINCT digest) FROM variant WHERE unit_number = ? AND text <> ''",
            arguments: [number]) == 1
    }
}
