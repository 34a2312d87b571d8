import Foundation
import GRDB

extension GatewayDatabase {
    /// Units looked up at once.
    private static var chunk: Int { 500 }

    /// Gives the units that a query finds in the order of their identifiers, one at a time.
    ///
    /// The order is the same on every machine that holds the same units, however they came in. Keeps the number of each
    /// unit in memory, 8 bytes.
    ///
    /// - Parameters:
    ///   - query: Which units.
    ///   - body: Takes a unit.
    /// - Throws: ``StoreError``, ``UnitQueryError`` for a regular expression that cannot be read or takes too long, or
    ///   what `body` throws.
    public func forEachUnitByIdentifier(
        matching query: UnitQuery = UnitQuery(), _ body: (StoredUnit) throws -> Void
    ) throws {
        let condition = try QueryCondition(query)
        var failure: (any Error)?
        try read { database in
            condition.prepare(database)
            let numbers: [Int64]
            do {
                numbers = try Int64.fetchAll(
                    database, sql: "SELECT u.number FROM unit u WHERE \(condition.sql) ORDER BY u.id",
                    arguments: condition.arguments)
            } catch let error {
                guard let cause = condition.failure else { throw error }
                failure = cause
                return
            }
            var start = 0
            while start < numbers.count {
                let part = numbers[start..<min(start + Self.chunk, numbers.count)]
                start += part.count
                var units: [Int64: StoredUnit] = [:]
                let marks = repeatElement("?", count: part.count).joined(separator: ", ")
                try UnitStatements.stream(
                    database, condition: "u.number IN (\(marks))", arguments: StatementArguments(part), limit: nil
                ) { units[$0.number] = $0 }
                for number in part {
                    guard let unit = units[number] else { continue }
                    do { try body(unit) } catch {
                        // The caller's own error is not one of the store; it is thrown below as it is.
                        failure = error
                        return
                    }
                }
            }
        }
        if let failure { throw failure }
    }
}
