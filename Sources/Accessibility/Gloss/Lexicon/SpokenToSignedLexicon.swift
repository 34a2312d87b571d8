/// A row of a lexicon folder of spoken-to-signed-translation.
public struct SpokenToSignedRow: Hashable, Sendable {
    /// Pose or video file below the folder.
    public let path: String
    /// Code of the spoken language.
    public let spokenLanguage: String
    /// ISO 639-3 code of the sign language.
    public let signedLanguage: String
    /// First frame or millisecond of the sign; 0 when the file holds only the sign.
    public let start: Int
    /// Last frame or millisecond of the sign; 0 for the end of the file.
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
    /// - Throws: ``GlossError`` with file and line.
    public static func rows(of text: String, file: String) throws(GlossError) -> [SpokenToSignedRow] {
        var header: [String: Int] = [:]
        var rows: [SpokenToSignedRow] = []
        for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if raw.isEmpty { continue }
            guard let fields = fields(of: raw) else {
                throw .malformed(file: file, line: index + 1, detail: "a quotation mark is not closed")
            }
            if header.isEmpty {
                for (position, name) in fields.enumerated() { header[name] = position }
                if let absent = columns.dropLast().first(where: { header[$0] == nil }) {
                    throw .malformed(file: file, line: index + 1, detail: "no column \(absent)")
                }
                continue
            }
            guard fields.count == header.count else {
                throw .malformed(file: file, line: index + 1, detail: "\(fields.count) columns, not \(header.count)")
            }
            func field(_ name: String) -> String { header[name].map { fields[$0] } ?? "" }
            let numbers = ["start", "end", "priority"].map { field($0).isEmpty ? 0 : Int(field($0)) }
            guard let start = numbers[0], let end = numbers[1], let priority = numbers[2] else {
                throw .malformed(file: file, line: index + 1, detail: "start, end and priority are numbers")
            }
            rows.append(
                SpokenToSignedRow(
                    path: field("path"), spokenLanguage: field("spoken_language"),
                    signedLanguage: field("signed_language"), start: start, end: end, words: field("words"),
                    glosses: field("glosses"), priority: priority))
        }
        return rows
    }

    /// Entries for the rows of Peruvian Sign Language (`prl`) and Spanish, by priority; rows of one gloss are joined.
    ///
    /// - Parameter rows: Rows of a lexicon folder.
    /// - Returns: Unreviewed entries with the path as medium.
    public static func entries(of rows: [SpokenToSignedRow]) -> [SignEntry] {
        var entries: [SignEntry] = []
        var places: [String: Int] = [:]
        let own = rows.filter { $0.signedLanguage == "prl" && $0.spokenLanguage == "es" }
        for row in own.sorted(by: { $0.priority < $1.priority }) {
            let name = row.glosses.isEmpty ? row.words : row.glosses
            let gloss = name.uppercased().replacing(" ", with: "_")
            if gloss.isEmpty { continue }
            let place = places[gloss] ?? entries.count
            if place == entries.count {
                places[gloss] = place
                entries.append(SignEntry(gloss: gloss, lemmas: []))
            }
            let word = row.words.lowercased()
            if !word.isEmpty, !entries[place].lemmas.contains(word) { entries[place].lemmas.append(word) }
            if !row.path.isEmpty { entries[place].media.append(row.path) }
        }
        return entries
    }

    private static func fields(of line: Substring) -> [String]? {
        var fields: [String] = [""]
        var isQuoted = false
        var wasQuote = false
        for scalar in line.unicodeScalars {
            if scalar == "\"" {
                if wasQuote { fields[fields.count - 1].unicodeScalars.append("\"") }
                wasQuote = isQuoted && !wasQuote
                isQuoted.toggle()
                continue
            }
            wasQuote = false
            if scalar == ",", !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].unicodeScalars.append(scalar)
            }
        }
        return isQuoted ? nil : fields
    }
}
