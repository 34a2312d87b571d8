/// A tab-separated file as a linguist edits it: `# key: value` header lines, a row of column names, rows.
///
/// UTF-8 with or without a byte order mark, lines ended by LF or CRLF. Empty lines and further `#` lines are skipped.
/// A faulty row becomes a problem and the rest is read.
struct TabularFile: Sendable {
    /// One row of data.
    struct Row: Sendable {
        /// Line in the file, 1-based.
        let line: Int
        /// One field a column.
        let fields: [String]
    }

    /// The file as it was named.
    let file: String
    /// Header values by key in lower case.
    private(set) var headers: [String: String] = [:]
    /// Column names in order; empty when there is no row of them.
    private(set) var columns: [String] = []
    /// Line of the column names, 1-based.
    private(set) var columnLine = 0
    /// Rows with as many fields as columns.
    private(set) var rows: [Row] = []
    /// What is wrong, in order of lines.
    private(set) var problems: [CorpusFileError] = []

    /// Reads the bytes of a file.
    init(bytes: [UInt8], file: String) {
        self.file = file
        let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let lines = bytes.dropFirst(isMarked ? 3 : 0).split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, var line) in lines.enumerated() {
            if line.last == 0x0D { line = line.dropLast() }
            guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
            guard let text = String(validating: line, as: UTF8.self) else {
                report(.invalidUTF8, line: index + 1)
                continue
            }
            if line.contains(0) { report(.nulCharacter, line: index + 1) } else { read(text, line: index + 1) }
        }
        if columns.isEmpty { report(.missingColumns, line: 0) }
    }

    /// Position of a column, or nil.
    func position(of column: String) -> Int? { columns.firstIndex(of: column) }

    private mutating func read(_ text: String, line: Int) {
        if text.utf8.first == UInt8(ascii: "#") {
            readHeader(text.dropFirst())
            return
        }
        let fields = text.split(separator: "\t", omittingEmptySubsequences: false).map { trimmed($0) }
        if columns.isEmpty {
            columns = fields
            columnLine = line
            for (index, name) in fields.enumerated() where fields[..<index].contains(name) {
                report(.duplicateColumn(name), line: line)
            }
        } else if fields.count == columns.count {
            rows.append(Row(line: line, fields: fields))
        } else {
            report(.wrongColumnCount(found: fields.count, expected: columns.count), line: line)
        }
    }

    private mutating func readHeader(_ text: Substring) {
        guard columns.isEmpty, let colon = text.firstIndex(of: ":") else { return }
        let key = trimmed(text[..<colon]).lowercased()
        if !key.isEmpty { headers[key] = trimmed(text[text.index(after: colon)...]) }
    }

    private mutating func report(_ reason: CorpusFileError.Reason, line: Int) {
        problems.append(CorpusFileError(file: file, line: line, reason: reason))
    }
}

/// A text without spaces and tabs at both ends.
func trimmed(_ text: Substring) -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    var text = text.drop(while: isSpace)
    while let last = text.last, isSpace(last) { text = text.dropLast() }
    return String(text)
}
