/// A row of a lexicon folder of spoken-to-signed-translation.
public struct SpokenToSignedRow: Hashable, Sendable {
    /// Line of the file, from 1.
    public let line: Int
    /// Pose or video file: its path below the folder.
    public internal(set) var path: String
    /// Code of the spoken language.
    public let spokenLanguage: String
    /// ISO 639-3 code of the sign language.
    public let signedLanguage: String
    /// First millisecond of the sign; 0 when the file holds only the sign.
    public let start: Int
    /// Last millisecond of the sign; 0 for the end of the file.
    public let end: Int
    /// The word.
    public let words: String
    /// The gloss.
    public let glosses: String
    /// Smaller is preferred.
    public let priority: Int
}

/// Reads and converts the `index.csv` of spoken-to-signed-translation's lexicon folders (RFC 4180 quoting).
public enum SpokenToSignedLexicon {
    private static let columns = [
        "path", "spoken_language", "signed_language", "start", "end", "words", "glosses", "priority",
    ]

    /// Reads the rows of a file.
    ///
    /// - Parameters:
    ///   - text: The file with its line of column names; the columns may stand in any order, `priority` may be absent.
    ///   - file: Its name, for errors.
    /// - Returns: The rows in order.
    /// - Throws: ``GlossError`` with file and the line on which the row begins.
    public static func rows(of text: String, file: String) throws(GlossError) -> [SpokenToSignedRow] {
        var header: [String: Int] = [:]
        var rows: [SpokenToSignedRow] = []
        for record in try CommaSeparatedRecords.records(of: text, file: file) {
            func bad(_ detail: String) -> GlossError { .malformed(file: file, line: record.line, detail: detail) }
            let fields = record.fields
            if header.isEmpty {
                for (position, name) in fields.enumerated() { header[name] = position }
                if let absent = columns.dropLast().first(where: { header[$0] == nil }) {
                    throw bad("no column \(absent)")
                }
                guard header.count == fields.count else { throw bad("a column stands there twice") }
                continue
            }
            guard fields.count == header.count else {
                throw bad("\(fields.count) columns, not \(header.count)")
            }
            func field(_ name: String) -> String { header[name].map { fields[$0] } ?? "" }
            let numbers = ["start", "end", "priority"].map { field($0).isEmpty ? 0 : Int(field($0)) }
            guard let start = numbers[0], let end = numbers[1], let priority = numbers[2] else {
                throw bad("start, end and priority are numbers")
            }
            guard start >= 0, end == 0 || end > start else {
                throw bad("start and end are milliseconds, with an end after the start or 0")
            }
            rows.append(
                SpokenToSignedRow(
                    line: record.line, path: field("path"), spokenLanguage: field("spoken_language"),
                    signedLanguage: field("signed_language"), start: start, end: end, words: field("words"),
                    glosses: field("glosses"), priority: priority))
        }
        return rows
    }

    /// Entries for the rows of Peruvian Sign Language (`prl`) and Spanish, by priority; rows of one gloss are joined.
    ///
    /// A row whose gloss is one letter shows a hand letter: it is for renderers and no sign of the words `a`, `e`, `o`,
    /// `u` and `y`.
    ///
    /// - Parameter rows: Rows of a lexicon folder.
    /// - Returns: Unreviewed entries with the path as medium.
    public static func entries(of rows: [SpokenToSignedRow]) -> [SignEntry] {
        var entries: [SignEntry] = []
        var places: [String: Int] = [:]
        for row in own(rows).sorted(by: { $0.priority < $1.priority }) {
            let name = row.glosses.isEmpty ? row.words : row.glosses
            let gloss = name.uppercased().split(whereSeparator: \.isWhitespace).joined(separator: "_")
            if gloss.isEmpty || isHandLetter(gloss) { continue }
            let place = places[gloss] ?? entries.count
            if place == entries.count {
                places[gloss] = place
                entries.append(SignEntry(gloss: gloss, lemmas: []))
            }
            let word = row.words.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if !word.isEmpty, !entries[place].lemmas.contains(word) { entries[place].lemmas.append(word) }
            if !row.path.isEmpty { entries[place].media.append(row.path) }
        }
        return entries
    }

    /// Reads `index.csv` of a lexicon folder and its entries of Peruvian Sign Language and Spanish.
    ///
    /// Media are absolute paths without links. Rows of other languages are not looked at.
    ///
    /// - Parameter folder: Path of the folder.
    /// - Returns: Unreviewed entries, as of ``entries(of:)``.
    /// - Throws: ``GlossError`` with file and line, also for a file that is not there or lies outside the folder.
    public static func entries(ofFolder folder: String) throws(GlossError) -> [SignEntry] {
        let file = "\(folder)/index.csv"
        let rows = try rows(of: SignLexicon.text(file), file: file)
        let media = try MediaFolder(folder)
        var checked: [SpokenToSignedRow] = []
        for var row in own(rows) {
            do throws(MediaFolder.Refusal) {
                row.path = try media.realPath(of: row.path)
            } catch {
                throw .malformed(file: file, line: row.line, detail: "\(error.rawValue): \(row.path)")
            }
            checked.append(row)
        }
        return entries(of: checked)
    }

    private static func isHandLetter(_ gloss: String) -> Bool {
        Fingerspelling.letters(of: gloss) == [gloss] && !gloss.utf8.contains { (0x30...0x39).contains($0) }
    }

    private static func own(_ rows: [SpokenToSignedRow]) -> [SpokenToSignedRow] {
        rows.filter { $0.signedLanguage == "prl" && $0.spokenLanguage == "es" }
    }
}
