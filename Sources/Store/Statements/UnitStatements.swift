import Corpora
import Foundation
import GRDB

/// The SQL that reads units.
enum UnitStatements {
    private static let selection = """
        SELECT u.number, u.source_id, u.record_key, u.revision, u.created_at, u.changed_at, u.import_id, \
        \(StoredDescription.columns), \(StoredVariant.columns)
        """
    private static let variantJoin = "LEFT JOIN variant v ON v.unit_number = u.number"
    private static let descriptionColumn = 7
    private static let variantColumn = descriptionColumn + StoredDescription.columnCount

    static func unit(_ database: Database, id: UnitID) throws -> StoredUnit? {
        // An identifier of another form names no unit.
        guard let bytes = id.bytes else { return nil }
        var found: StoredUnit?
        try forEachUnit(database, condition: "u.id = ?", arguments: [Data(bytes)]) { found = $0 }
        return found
    }

    /// The unit, which must be there.
    static func existingUnit(_ database: Database, id: UnitID) throws -> StoredUnit {
        if let unit = try unit(database, id: id) { return unit }
        if try WithdrawalStatements.isWithdrawn(database, id: id) { throw StoreError.withdrawnUnit(id: id.rawValue) }
        throw StoreError.unknownUnit(id: id.rawValue)
    }

    static func units(_ database: Database, condition: String, arguments: StatementArguments) throws -> [StoredUnit] {
        var units: [StoredUnit] = []
        try forEachUnit(database, condition: condition, arguments: arguments) { units.append($0) }
        return units
    }

    /// Units in order of source and key, one at a time; sorts, so not for many.
    static func forEachUnit(
        _ database: Database, condition: String, arguments: StatementArguments, _ body: (StoredUnit) throws -> Void
    ) throws {
        try read(
            database,
            sql: """
                \(selection) FROM unit u \(variantJoin) WHERE \(condition)
                ORDER BY u.source_id, u.record_key, v.variety, v.ordinal
                """,
            arguments: arguments, body)
    }

    /// Units in the order in which they were added, one at a time, without sorting.
    static func stream(
        _ database: Database, condition: String, arguments: StatementArguments, limit: Int?,
        _ body: (StoredUnit) throws -> Void
    ) throws {
        let units =
            limit == nil ? "unit u" : "(SELECT * FROM unit u WHERE \(condition) ORDER BY u.number LIMIT ?) u"
        try read(
            database,
            sql: """
                \(selection) FROM \(units) \(variantJoin) \(limit == nil ? "WHERE \(condition)" : "")
                ORDER BY u.number, v.variety, v.ordinal
                """,
            arguments: limit.map { arguments + [$0] } ?? arguments, body)
    }

    private static func read(
        _ database: Database, sql: String, arguments: StatementArguments, _ body: (StoredUnit) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
        var reader = UnitReader()
        while let row = try rows.next() {
            if let unit = try reader.take(row) { try body(unit) }
        }
        if let unit = try reader.finish() { try body(unit) }
    }

    /// Joins the rows of one unit.
    private struct UnitReader {
        private struct Head {
            let number: Int64
            let sourceID: String
            let key: String
            let revision: Int
            let createdAt: Int64
            let changedAt: Int64
            let importID: Int64?
            let description: UnitDescription
        }

        private var head: Head?
        private var variants: [Variant] = []

        /// Takes the next row; gives the unit before it when the row begins another one.
        mutating func take(_ row: Row) throws -> StoredUnit? {
            var finished: StoredUnit?
            let number: Int64 = row[0]
            if head?.number != number {
                finished = try finish()
                head = Head(
                    number: number, sourceID: row[1], key: row[2], revision: row[3], createdAt: row[4],
                    changedAt: row[5], importID: row[6],
                    description: try StoredDescription(row: row, from: descriptionColumn).description)
            }
            if !row.hasNull(atIndex: variantColumn) {
                let stored = try StoredVariant(row: row, from: variantColumn)
                variants.append(try stored.variant(unitID: "\(number)"))
            }
            return finished
        }

        mutating func finish() throws -> StoredUnit? {
            guard let head else { return nil }
            let unit = TranslationUnit(
                sourceID: head.sourceID, key: head.key, description: head.description, variants: variants)
            variants.removeAll(keepingCapacity: true)
            self.head = nil
            return StoredUnit(
                unit: unit, revision: head.revision, createdAt: head.createdAt, changedAt: head.changedAt,
                importID: head.importID, number: head.number)
        }
    }
}
