import FoundationEssentials
public import TextProcessing

/// A lexicon as it stands in `lexicons/`: entries, and what is wrong in the file.
///
/// Columns: `id`, `pos`, `domain`, one a variety (`es`, `quy`, `ay` for `ayr`, `en`), a `_source` column beside a variety
/// where every form names its attestation, `flags`. Alternatives are separated by `|`, their sources in the same order.
public struct LexiconFile: Sendable {
    /// The file as it was named.
    public let file: String
    /// Digest of the bytes.
    public let digest: Digest
    /// Header values by key in lower case: `licence`, `review`.
    public let headers: [String: String]
    /// Entries of the rows without fault, in order of lines.
    public let entries: [LexiconEntry]
    /// What is wrong, in order of lines.
    public let problems: [CorpusFileError]

    /// Name of the file without folders and ending: the identity of the lexicon in the store.
    public var name: String { stem(of: file) }

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
    ///   - file: Name for messages and for ``name``.
    public init(bytes: [UInt8], file: String) {
        let table = TabularFile(bytes: bytes, file: file)
        var reader = LexiconRowReader(table: table)
        self.file = file
        digest = Digest(of: bytes)
        headers = table.headers
        entries = reader.readEntries()
        problems = (table.problems + reader.problems).sorted { $0.line < $1.line }
    }
}

/// Reads a file's bytes, naming the file in the error.
func readBytes(_ path: String) throws(CorpusFileError) -> [UInt8] {
    do {
        return Array(try Data(contentsOf: URL(filePath: path)))
    } catch {
        throw CorpusFileError(file: path, line: 0, reason: .unreadable("\(error)"))
    }
}

/// `civic` of `lexicons/civic.tsv`.
func stem(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
}

private struct LexiconRowReader {
    let table: TabularFile
    private(set) var problems: [CorpusFileError] = []
    private var varieties: [(column: Int, source: Int?, variety: LanguageVariety)] = []

    init(table: TabularFile) {
        self.table = table
        guard !table.columns.isEmpty else { return }
        for name in ["licence", "review"] where table.headers[name, default: ""].isEmpty {
            report(.missingHeader(name), line: 1)
        }
        for name in ["id", "pos", "domain", "flags"] where table.position(of: name) == nil {
            report(.missingColumn(name), line: table.columnLine)
        }
        for (index, name) in table.columns.enumerated() where !["id", "pos", "domain", "flags"].contains(name) {
            if let variety = variety(ofColumn: name) {
                varieties.append((index, table.position(of: name + "_source"), variety))
            } else if !name.hasSuffix("_source") || table.position(of: String(name.dropLast(7))) == nil {
                report(.unknownColumn(name), line: table.columnLine)
            }
        }
    }

    mutating func readEntries() -> [LexiconEntry] {
        guard let id = table.position(of: "id"), let pos = table.position(of: "pos"),
            let domain = table.position(of: "domain"), let flags = table.position(of: "flags")
        else { return [] }
        var firstLines: [String: Int] = [:]
        var entries: [LexiconEntry] = []
        for row in table.rows {
            do throws(CorpusFileError) {
                for (name, column) in [("id", id), ("pos", pos)] where row.fields[column].isEmpty {
                    throw fault(.emptyField(name), row)
                }
                if let line = firstLines[row.fields[id]] {
                    throw fault(.duplicateKey(row.fields[id], firstLine: line), row)
                }
                let entry = LexiconEntry(
                    id: row.fields[id], partOfSpeech: row.fields[pos], domain: row.fields[domain],
                    forms: try forms(of: row),
                    flags: row.fields[flags].split(separator: ",").map { trimmed($0) }.filter { !$0.isEmpty })
                firstLines[entry.id] = row.line
                entries.append(entry)
            } catch {
                problems.append(error)
            }
        }
        return entries
    }

    private func forms(of row: TabularFile.Row) throws(CorpusFileError) -> [LexiconForm] {
        var forms: [LexiconForm] = []
        for (column, source, variety) in varieties {
            let name = table.columns[column]
            let texts = try alternatives(row, column: column)
            let sources = try source.map { (source) throws(CorpusFileError) in try alternatives(row, column: source) }
            if let sources, sources.count != texts.count {
                throw fault(.sourceCount(column: name, forms: texts.count, sources: sources.count), row)
            }
            for (index, text) in texts.enumerated() {
                forms.append(
                    LexiconForm(
                        variety: variety, text: composedForm(text, variety: variety), attestation: sources?[index]))
            }
        }
        if forms.isEmpty { throw fault(.emptyField(table.columns[varieties.first?.column ?? 0]), row) }
        return forms
    }

    private func alternatives(_ row: TabularFile.Row, column: Int) throws(CorpusFileError) -> [String] {
        if row.fields[column].isEmpty { return [] }
        let parts = row.fields[column].split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
        if parts.contains("") { throw fault(.emptyAlternative(table.columns[column]), row) }
        return parts
    }

    private func fault(_ reason: CorpusFileError.Reason, _ row: TabularFile.Row) -> CorpusFileError {
        CorpusFileError(file: table.file, line: row.line, reason: reason)
    }

    private mutating func report(_ reason: CorpusFileError.Reason, line: Int) {
        problems.append(CorpusFileError(file: table.file, line: line, reason: reason))
    }
}
