public import Corpora
import Foundation
import GRDB
import TextProcessing

extension GatewayDatabase {
    /// Counts units, variants and words.
    public func statistics() throws(StoreError) -> CorpusStatistics {
        var tally = CorpusTally()
        try count(into: &tally)
        return tally.statistics
    }

    /// Counts all units in one pass over one state of the database, in the order in which they were added.
    ///
    /// - Parameter tally: What counts.
    /// - Throws: ``StoreError``; the tally has then counted a part.
    public func count(into tally: inout CorpusTally) throws(StoreError) {
        var counted = tally
        defer { tally = counted }
        try read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT u.number, u.source_id, u.domain, u.licence, v.variety, v.state, v.text, v.digest
                    FROM unit u LEFT JOIN variant v ON v.unit_number = u.number
                    ORDER BY u.number, v.variety, v.ordinal
                    """)
            var varieties: [String: LanguageVariety] = [:]
            var head: (number: Int64, source: String, domain: String, licence: String)?
            var texts: [CorpusTally.Text] = []
            func finish() {
                guard let head else { return }
                counted.add(source: head.source, domain: head.domain, licence: head.licence, texts: texts)
                texts.removeAll(keepingCapacity: true)
            }
            while let row = try rows.next() {
                let number: Int64 = row[0]
                if head?.number != number {
                    finish()
                    head = (number, row[1], row[2], row[3])
                }
                guard !row.hasNull(atIndex: 4) else { continue }
                let tag: String = row[4]
                let variety = try varieties[tag] ?? LanguageVariety(parsing: tag)
                varieties[tag] = variety
                guard let state = VariantState(rawValue: row[5]) else {
                    throw StoreError.invalidRecord(table: "variant", id: "\(number) \(tag)")
                }
                let digest: Data = row[7]
                texts.append(
                    CorpusTally.Text(
                        variety: variety, state: state, text: row[6],
                        digest: digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }))
            }
            finish()
        }
    }
}
