import FoundationEssentials

/// The rows of a data file of `lexicons/readability`: fields parted by tabs, comments behind `#`.
struct ReadabilityTable {
    /// One line; `number` is 1-based.
    struct Row {
        let number: Int
        let fields: [String]
    }

    let name: String
    let rows: [Row]

    init(name: String, columns: Int, lexicons path: String) throws(ReadabilityDataError) {
        let text: String
        do {
            text = try String(contentsOfFile: "\(path)/readability/\(name)", encoding: .utf8)
        } catch {
            throw ReadabilityDataError(reason: .unreadable, file: name, line: 0)
        }
        try self.init(name: name, columns: columns, parsing: text)
    }

    init(name: String, columns: Int, parsing text: String) throws(ReadabilityDataError) {
        var rows: [Row] = []
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            if line.isEmpty || line.first == "#" { continue }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == columns, let first = fields.first, !first.isEmpty else {
                throw ReadabilityDataError(reason: .malformed, file: name, line: number)
            }
            rows.append(Row(number: number, fields: fields))
        }
        self.name = name
        self.rows = rows
    }
}
