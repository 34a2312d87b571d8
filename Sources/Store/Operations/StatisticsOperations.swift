import Corpora
import GRDB
import TextProcessing

extension GatewayDatabase {
    /// Counts units, variants and words in one pass over the texts.
    ///
    /// Memory grows with the number of different words only (8 bytes and a little each).
    public func statistics() throws(StoreError) -> CorpusStatistics {
        try read { database in
            var statistics = CorpusStatistics()
            statistics.units = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM unit") ?? 0
            statistics.unitsBySource = try counts(database, of: "source_id")
            statistics.unitsByDomain = try counts(database, of: "domain")
            statistics.unitsByLicence = try counts(database, of: "licence")
            statistics.groups = try Self.groups(database)
            statistics.texts = try Self.texts(database)
            return statistics
        }
    }

    private func counts(_ database: Database, of column: String) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT \(column), COUNT(*) FROM unit GROUP BY 1") {
            counts[row[0]] = row[1]
        }
        return counts
    }

    private static func groups(_ database: Database) throws -> [CorpusStatistics.Group] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT u.source_id, v.variety, v.state, COUNT(*) FROM variant v JOIN unit u ON u.number = v.unit_number
                GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
                """)
        return try rows.map { row in
            guard let state = VariantState(rawValue: row[2]) else {
                throw StoreError.invalidRecord(table: "variant", id: "\(row[0] as String) \(row[1] as String)")
            }
            return CorpusStatistics.Group(
                source: row[0], variety: try LanguageVariety(parsing: row[1]), state: state, variants: row[3])
        }
    }

    private static func texts(_ database: Database) throws -> [CorpusStatistics.Texts] {
        var texts: [String: CorpusStatistics.Texts] = [:]
        var types: [String: Set<UInt64>] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT variety, text FROM variant ORDER BY number")
        while let row = try rows.next() {
            let tag: String = row[0]
            var entry = try texts[tag] ?? CorpusStatistics.Texts(variety: LanguageVariety(parsing: tag))
            var count = 0
            for hash in WordHashes(form: SearchText.form(of: row[1])) {
                types[tag, default: []].insert(hash)
                count += 1
            }
            entry.variants += 1
            entry.tokens += count
            entry.lengths[min(count, CorpusStatistics.longestLength)] += 1
            texts[tag] = entry
        }
        let repeated = try Row.fetchAll(
            database,
            sql: """
                SELECT variety, COUNT(*), SUM(n) - COUNT(*)
                FROM (SELECT variety, COUNT(*) AS n FROM variant GROUP BY variety, digest HAVING COUNT(*) > 1) repeated
                GROUP BY variety
                """)
        for row in repeated {
            texts[row[0]]?.repeatedTexts = row[1]
            texts[row[0]]?.duplicates = row[2]
        }
        return texts.map { tag, entry in
            var entry = entry
            entry.types = types[tag]?.count ?? 0
            return entry
        }.sorted { $0.variety < $1.variety }
    }
}

/// Hashes of the words of a ``SearchText`` form: FNV-1a, 64 bits (Fowler, Noll, Vo 1991), the same on every run.
///
/// Two of a million different words have one hash with a probability of 3 in a hundred million.
private struct WordHashes: Sequence, IteratorProtocol {
    private var bytes: String.UTF8View.Iterator

    init(form: String) { bytes = form.utf8.makeIterator() }

    mutating func next() -> UInt64? {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var isEmpty = true
        while let byte = bytes.next(), byte != 0x20 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
            isEmpty = false
        }
        return isEmpty ? nil : hash
    }
}
