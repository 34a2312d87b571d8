import GRDB

/// The full-text index over the texts of all variants; all SQL on it stands here.
///
/// FTS5 without a copy of the text (`content=''`) and without lengths (`columnsize=0`): the index of 500,000 pairs takes
/// 35 MB. It holds ``SearchText`` forms, whose words are separated by spaces and hold nothing else that the `ascii`
/// tokenizer would part. A row has the number of its variant.
enum SearchIndex {
    /// Makes the table.
    ///
    /// New words are gathered in up to 32 MiB of memory and written with the transaction, and eight parts of a level are
    /// merged at once instead of four: an import spends half the time that it does with FTS5's own values.
    static func create(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE VIRTUAL TABLE variant_search USING fts5(text, content='', columnsize=0, tokenize='ascii');
                INSERT INTO variant_search (variant_search, rank) VALUES ('hashsize', 33554432);
                INSERT INTO variant_search (variant_search, rank) VALUES ('automerge', 8);
                """)
    }

    static let insertion = "INSERT INTO variant_search (rowid, text) VALUES (?, ?)"

    static func insert(_ text: String, number: Int64, _ database: Database) throws {
        try database.cachedStatement(sql: insertion).execute(arguments: [number, SearchText.form(of: text)])
    }

    /// Takes a variant out; the text must be the one that was indexed.
    static func remove(_ text: String, number: Int64, _ database: Database) throws {
        try database.cachedStatement(
            sql: "INSERT INTO variant_search (variant_search, rowid, text) VALUES ('delete', ?, ?)"
        ).execute(arguments: [number, SearchText.form(of: text)])
    }

    /// Merges all parts of the index into one, so that nothing of a removed text is left in it.
    static func optimize(_ database: Database) throws {
        try database.execute(sql: "INSERT INTO variant_search (variant_search) VALUES ('optimize')")
    }

    /// Makes the index anew from the texts.
    static func rebuild(_ database: Database) throws {
        try database.execute(sql: "INSERT INTO variant_search (variant_search) VALUES ('delete-all')")
        let rows = try Row.fetchCursor(database, sql: "SELECT number, text FROM variant ORDER BY number")
        let statement = try DirectStatement(database, sql: insertion)
        while let row = try rows.next() {
            statement.bind(row[0] as Int64)
            statement.bind(SearchText.form(of: row[1]))
            try statement.run()
        }
    }

    /// What is wrong inside the index, or nil.
    static func problem(_ database: Database) throws -> String? {
        do {
            try database.execute(sql: "INSERT INTO variant_search (variant_search) VALUES ('integrity-check')")
            return nil
        } catch let error as DatabaseError {
            return "full-text index: \(error.message ?? "damaged")"
        }
    }

    /// The numbers of the variants that an FTS5 expression finds; the expression is its argument.
    static let selection = "SELECT rowid FROM variant_search WHERE variant_search MATCH ?"

    /// The FTS5 expression for conditions that all hold; nil when one of them has no word.
    static func match(_ conditions: [UnitQuery.TextCondition]) -> String? {
        var parts: [String] = []
        for condition in conditions {
            // Forms hold no quotation mark.
            switch condition {
            case .words(let text):
                let words = SearchText.words(of: text)
                if words.isEmpty { return nil }
                parts += words.map { "\"\($0)\"" }
            case .phrase(let text), .prefix(let text):
                let form = SearchText.form(of: text)
                if form.isEmpty { return nil }
                if case .prefix = condition { parts.append("\"\(form)\" *") } else { parts.append("\"\(form)\"") }
            }
        }
        return parts.joined(separator: " AND ")
    }
}
