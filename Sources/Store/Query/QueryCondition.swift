import Corpora
import GRDB
import TextProcessing

/// A query as a condition of SQL on `unit u`.
struct QueryCondition {
    private(set) var sql = "1 = 1"
    private(set) var arguments: StatementArguments = []
    private let function: PatternFunction?

    init(_ query: UnitQuery) throws {
        function = try query.pattern.map { try PatternFunction($0) }
        add(query.source, "u.source_id = ?")
        add(query.domain, "u.domain = ?")
        add(query.licence, "u.licence = ?")
        add(query.contributor, "u.contributor = ?")
        add(query.document, "u.document = ?")
        for tag in query.tags { add(tag, "EXISTS (SELECT * FROM json_each(u.tags) t WHERE t.value = ?)") }
        add(query.created, "u.created_at")
        add(query.changed, "u.changed_at")
        addVariantCondition(query)
    }

    /// Makes the regular expression known to a connection; must run before the statement is made.
    func prepare(_ database: Database) {
        if let function { database.add(function: function.function) }
    }

    /// Why the regular expression failed while the condition was used; to throw in place of what SQLite makes of it.
    var failure: UnitQueryError? { function?.failure }

    /// Only units behind a number.
    mutating func `continue`(after number: Int64) {
        sql += " AND u.number > ?"
        arguments += [number]
    }

    private mutating func add(_ value: String?, _ condition: String) {
        guard let value else { return }
        sql += " AND \(condition)"
        arguments += [value]
    }

    private mutating func add(_ range: Range<Int64>?, _ column: String) {
        guard let range else { return }
        sql += " AND \(column) >= ? AND \(column) < ?"
        arguments += [range.lowerBound, range.upperBound]
    }

    private mutating func addVariantCondition(_ query: UnitQuery) {
        var conditions: [String] = []
        var values: StatementArguments = []
        if let variety = query.variety {
            conditions.append("w.variety = ?")
            values += [variety.tag]
        }
        if !query.states.isEmpty {
            let states = query.states.map(\.rawValue).sorted()
            conditions.append("w.state IN (\(states.map { _ in "?" }.joined(separator: ", ")))")
            values += StatementArguments(states)
        }
        if query.pattern != nil { conditions.append("\(PatternFunction.name)(w.text)") }
        guard !query.text.isEmpty else {
            guard !conditions.isEmpty else { return }
            let all = (["w.unit_number = u.number"] + conditions).joined(separator: " AND ")
            sql += " AND EXISTS (SELECT * FROM variant w WHERE \(all))"
            arguments += values
            return
        }
        guard let match = SearchIndex.match(query.text) else {
            // A search for signs only has no word to find.
            sql += " AND 0 = 1"
            return
        }
        conditions.append("w.number IN (\(SearchIndex.selection))")
        values += [match]
        sql += " AND u.number IN (SELECT w.unit_number FROM variant w WHERE \(conditions.joined(separator: " AND ")))"
        arguments += values
    }
}
