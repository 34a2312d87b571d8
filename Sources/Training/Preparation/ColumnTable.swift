import TextProcessing

/// A tab-separated table whose first row names the columns.
struct ColumnTable {
    /// One row of data.
    struct Row {
        /// Line in the file, 1-based.
        let line: Int
        /// One field a column, without spaces at its ends.
        let fields: [String]
    }

    let file: String
    let columns: [String]
    let rows: [Row]

    /// Reads a table; lines that begin with `#` before the row of names and empty lines are skipped.
    init(path: String) throws(PreparationError) {
        try self.init(lines: TextLines.read(path), file: path)
    }

    init(lines: [String], file: String) throws(PreparationError) {
        var columns: [String] = []
        var rows: [Row] = []
        for (index, line) in lines.enumerated() {
            if line.isEmpty || columns.isEmpty && line.hasPrefix("#") { continue }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(Self.trimmed)
            if columns.isEmpty {
                columns = fields
            } else if fields.count == columns.count {
                rows.append(Row(line: index + 1, fields: fields))
            } else {
                throw .fieldCount(file: file, line: index + 1, found: fields.count, expected: columns.count)
            }
        }
        self.file = file
        self.columns = columns
        self.rows = rows
    }

    /// Position of a column by name.
    func column(named name: String) throws(PreparationError) -> Int {
        guard let position = columns.firstIndex(of: name) else {
            throw .missingColumn(file: file, column: name)
        }
        return position
    }

    /// Position of the column of a variety: its tag, its macrolanguage, or a member of it.
    func column(of variety: LanguageVariety) throws(PreparationError) -> Int {
        if let position = columns.firstIndex(of: variety.withoutRegion.tag) { return position }
        for (position, name) in columns.enumerated() where (2...3).contains(name.utf8.count) {
            // A column name that is no tag is an ordinary answer here, not a failure.
            guard let column = try? LanguageVariety(parsing: name) else { continue }
            if VarietyRegistry.macrolanguage(of: variety) == column { return position }
            if VarietyRegistry.macrolanguage(of: column) == variety { return position }
        }
        throw .missingColumn(file: file, column: variety.tag)
    }

    private static func trimmed(_ field: Substring) -> String {
        var field = field.drop { $0 == " " }
        while field.last == " " { field.removeLast() }
        return String(field)
    }
}
