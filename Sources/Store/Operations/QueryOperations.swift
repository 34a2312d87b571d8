public import Corpora
import GRDB

extension GatewayDatabase {
    /// Gives the units that a query finds, one at a time, in the order in which they were added.
    ///
    /// Reads one state of the database from the first unit to the last, whatever is written meanwhile; a second connection
    /// is used, so writers do not wait. Memory does not grow with the number of units.
    ///
    /// - Parameters:
    ///   - query: Which units.
    ///   - after: Only units added after this one (the last of the page before, which may have been withdrawn since); nil
    ///     to begin.
    ///   - limit: Most units to give, or nil for all.
    ///   - body: Takes a unit.
    /// - Throws: ``StoreError``, ``UnitQueryError`` for a regular expression that cannot be read or takes too long, or
    ///   what `body` throws.
    public func forEachUnit(
        matching query: UnitQuery = UnitQuery(), after: UnitID? = nil, limit: Int? = nil,
        _ body: (StoredUnit) throws -> Void
    ) throws {
        var condition = try QueryCondition(query)
        var failure: (any Error)?
        do {
            try read { database in
                condition.prepare(database)
                if let after {
                    guard let number = try RevisionStatements.unitNumber(database, id: after) else {
                        throw StoreError.unknownUnit(id: after.rawValue)
                    }
                    condition.continue(after: number)
                }
                do {
                    try UnitStatements.stream(
                        database, condition: condition.sql, arguments: condition.arguments, limit: limit
                    ) { unit in
                        do { try body(unit) } catch {
                            failure = error
                            throw error
                        }
                    }
                } catch  where failure != nil {
                    // The caller's own error is not one of the store; it is thrown below as it is.
                    return
                }
            }
        } catch {
            throw condition.failure ?? error
        }
        if let failure { throw failure }
    }

    /// A page of the units that a query finds, see ``forEachUnit(matching:after:limit:_:)``.
    ///
    /// - Parameters:
    ///   - query: Which units.
    ///   - after: The last unit of the page before, or nil to begin.
    ///   - limit: Most units to give.
    /// - Returns: The units; fewer than `limit` at the end.
    /// - Throws: ``StoreError`` or ``UnitQueryError``.
    public func units(matching query: UnitQuery, after: UnitID? = nil, limit: Int) throws -> [StoredUnit] {
        var units: [StoredUnit] = []
        try forEachUnit(matching: query, after: after, limit: limit) { units.append($0) }
        return units
    }

    /// How many units a query finds.
    ///
    /// - Parameter query: Which units.
    /// - Returns: Their number.
    /// - Throws: ``StoreError`` or ``UnitQueryError``.
    public func count(matching query: UnitQuery) throws -> Int {
        let condition = try QueryCondition(query)
        do {
            return try read { database in
                condition.prepare(database)
                return try Int.fetchOne(
                    database, sql: "SELECT COUNT(*) FROM unit u WHERE \(condition.sql)",
                    arguments: condition.arguments) ?? 0
            }
        } catch {
            throw condition.failure ?? error
        }
    }
}
