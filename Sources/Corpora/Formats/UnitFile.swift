import TextProcessing

/// A file of translation units as it stands in `corpora/`: units, and what is wrong in the file.
///
/// Columns: `key`, `domain`, one a variety (`es`, `quy`, `ay` for `ayr`, `en`), `loans` (separated by `|` or `,`), `note`.
/// Header lines: `source` (the file's name without ending if absent), `licence`, `review` (the state of every variant),
/// `origin`, `orthography`.
public struct UnitFile: Sendable {
    /// The file as it was named.
    public let file: String
    /// Identifier of the source of every unit.
    public let sourceID: String
    /// Header values by key in lower case.
    public let headers: [String: String]
    /// Units of the rows without fault, in order of lines.
    public let units: [TranslationUnit]
    /// What is wrong, in order of lines.
    public let problems: [CorpusFileError]

    /// Reads a file.
    ///
    /// - Throws: ``CorpusFileError`` when the file cannot be read at all; faulty lines are ``problems``.
    public init(path: String) throws(CorpusFileError) {
        self.init(bytes: try readBytes(path), file: path)
    }

    /// Parses the bytes of a file.
    ///
    /// - Parameters:
    ///   - bytes: Content of the file.
    ///   - file: Name for messages and for the default ``sourceID``.
    public init(bytes: [UInt8], file: String) {
        let table = TabularFile(bytes: bytes, file: file)
        var reader = UnitRowReader(table: table, sourceID: table.headers["source"] ?? stem(of: file))
        self.file = file
        sourceID = reader.sourceID
        headers = table.headers
        units = reader.readUnits()
        problems = (table.problems + reader.problems).sorted { $0.line < $1.line }
    }
}

private struct UnitRowReader {
    let table: TabularFile
    let sourceID: String
    private(set) var problems: [CorpusFileError] = []
    private var state = VariantState.unreviewed
    private var varieties: [(column: Int, variety: LanguageVariety)] = []

    init(table: TabularFile, sourceID: String) {
        self.table = table
        self.sourceID = sourceID
        guard !table.columns.isEmpty else { return }
        for name in ["licence", "review"] where table.headers[name, default: ""].isEmpty {
            report(.missingHeader(name), line: 1)
        }
        if let review = table.headers["review"] {
            // "unreviewed (no speaker has checked it)" is a state with a remark.
            let word = review.prefix { $0.isLetter || $0 == "-" }
            if let known = VariantState(rawValue: String(word)) {
                state = known
            } else {
                report(.invalidHeader("review", value: review), line: 1)
            }
        }
        for name in ["key", "domain"] where table.position(of: name) == nil {
            report(.missingColumn(name), line: table.columnLine)
        }
        for (index, name) in table.columns.enumerated() where !["key", "domain", "loans", "note"].contains(name) {
            if let variety = variety(ofColumn: name) {
                if varieties.contains(where: { $0.variety == variety }) {
                    report(.duplicateColumn(name), line: table.columnLine)
                    continue
                }
                varieties.append((index, variety))
            } else {
                report(.unknownColumn(name), line: table.columnLine)
            }
        }
    }

    mutating func readUnits() -> [TranslationUnit] {
        guard let key = table.position(of: "key"), let domain = table.position(of: "domain") else { return [] }
        let note = table.position(of: "note")
        var firstLines: [String: Int] = [:]
        var units: [TranslationUnit] = []
        for row in table.rows {
            let variants = variants(of: row)
            if row.fields[key].isEmpty {
                report(.emptyField("key"), line: row.line)
            } else if let line = firstLines[row.fields[key]] {
                report(.duplicateKey(row.fields[key], firstLine: line), line: row.line)
            } else if variants.isEmpty {
                report(.emptyField(varieties.first.map { table.columns[$0.column] } ?? "text"), line: row.line)
            } else {
                firstLines[row.fields[key]] = row.line
                units.append(
                    TranslationUnit(
                        sourceID: sourceID, key: row.fields[key], domain: row.fields[domain],
                        licence: table.headers["licence"] ?? "unstated", contributor: table.headers["contributor"],
                        note: note.map { row.fields[$0] } ?? "", tags: loans(of: row), variants: variants))
            }
        }
        return units
    }

    /// The first filled variety is the one the others were translated from.
    private func variants(of row: TabularFile.Row) -> [Variant] {
        let filled = varieties.filter { !row.fields[$0.column].isEmpty }
        return filled.map { column, variety in
            Variant(
                variety: variety, text: row.fields[column], origin: .imported, state: state,
                translatedFrom: filled.first.flatMap {
                    $0.variety == variety ? nil : VariantKey(variety: $0.variety)
                })
        }
    }

    private func loans(of row: TabularFile.Row) -> [String] {
        guard let column = table.position(of: "loans") else { return [] }
        return row.fields[column].split { $0 == " " || $0 == "|" || $0 == "," }.map { "loan:\($0)" }
    }

    private mutating func report(_ reason: CorpusFileError.Reason, line: Int) {
        problems.append(CorpusFileError(file: table.file, line: line, reason: reason))
    }
}
