/// What is wrong at one place of a lexicon or unit file.
public struct CorpusFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Kinds of faults.
    public enum Reason: Hashable, Sendable {
        /// The file could not be read.
        case unreadable(String)
        /// The file could not be written.
        case unwritable(String)
        /// The line is not UTF-8.
        case invalidUTF8
        /// The file has no row of column names.
        case missingColumns
        /// A column the format needs is absent.
        case missingColumn(String)
        /// A column the format does not know.
        case unknownColumn(String)
        /// A column name stands twice.
        case duplicateColumn(String)
        /// A header line the format needs is absent.
        case missingHeader(String)
        /// A header line has a value the format does not know.
        case invalidHeader(String, value: String)
        /// The row has not as many fields as there are columns.
        case wrongColumnCount(found: Int, expected: Int)
        /// A field that must have a value is empty.
        case emptyField(String)
        /// An alternative between two `|` is empty.
        case emptyAlternative(String)
        /// Forms and their sources are not equally many.
        case sourceCount(column: String, forms: Int, sources: Int)
        /// Another row has the same identifier.
        case duplicateKey(String, firstLine: Int)
        /// The field holds a NUL character.
        case nulCharacter
        /// The file breaks a rule of its format, said in words.
        case malformed(String)
        /// An element or field that the format demands is absent.
        case missingPart(String)
        /// A part has a value that the format does not know.
        case invalidValue(part: String, value: String)
        /// The record has no text in any language.
        case noText
        /// A record or line is longer than the limit.
        case tooLong(limit: Int)
        /// The files of one set have different numbers of lines.
        case unequalFiles(String)
        /// The bytes cannot be read as text in any known encoding.
        case unknownEncoding(String)
    }

    /// The file as it was named.
    public let file: String
    /// Line, 1-based; 0 for the file as a whole.
    public let line: Int
    /// What is wrong.
    public let reason: Reason

    /// Creates an error.
    public init(file: String, line: Int, reason: Reason) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch reason {
        case .unreadable: "corpus.unreadable"
        case .unwritable: "corpus.unwritable"
        case .invalidUTF8: "corpus.invalid-utf8"
        case .missingColumns: "corpus.missing-columns"
        case .missingColumn: "corpus.missing-column"
        case .unknownColumn: "corpus.unknown-column"
        case .duplicateColumn: "corpus.duplicate-column"
        case .missingHeader: "corpus.missing-header"
        case .invalidHeader: "corpus.invalid-header"
        case .wrongColumnCount: "corpus.wrong-column-count"
        case .emptyField: "corpus.empty-field"
        case .emptyAlternative: "corpus.empty-alternative"
        case .sourceCount: "corpus.source-count"
        case .duplicateKey: "corpus.duplicate-key"
        case .nulCharacter: "corpus.nul-character"
        case .malformed: "corpus.malformed"
        case .missingPart: "corpus.missing-part"
        case .invalidValue: "corpus.invalid-value"
        case .noText: "corpus.no-text"
        case .tooLong: "corpus.too-long"
        case .unequalFiles: "corpus.unequal-files"
        case .unknownEncoding: "corpus.unknown-encoding"
        }
    }

    /// `lexicons/civic.tsv:12: 9 fields, expected 10`.
    public var description: String { "\(file)\(line > 0 ? ":\(line)" : ""): \(explanation)" }

    private var explanation: String {
        switch reason {
        case .unreadable(let cause): "cannot be read: \(cause)"
        case .unwritable(let cause): "cannot be written: \(cause)"
        case .invalidUTF8: "not UTF-8"
        case .missingColumns: "no row of column names"
        case .missingColumn(let name): "no column \(name)"
        case .unknownColumn(let name): "unknown column \(name)"
        case .duplicateColumn(let name): "column \(name) stands twice"
        case .missingHeader(let name): "no header line \"# \(name): ...\""
        case .invalidHeader(let name, let value): "header \(name) has the unknown value \"\(value)\""
        case .wrongColumnCount(let found, let expected): "\(found) fields, expected \(expected)"
        case .emptyField(let name): "\(name) is empty"
        case .emptyAlternative(let name): "\(name) has an empty alternative"
        case .sourceCount(let column, let forms, let sources): "\(column) has \(forms) forms and \(sources) sources"
        case .duplicateKey(let key, let line): "\(key) stands already in line \(line)"
        case .nulCharacter: "NUL character"
        case .malformed(let fault): fault
        case .missingPart(let name): "no \(name)"
        case .invalidValue(let part, let value): "\(part) has the unknown value \"\(value)\""
        case .noText: "no text in any language"
        case .tooLong(let limit): "longer than \(limit) bytes"
        case .unequalFiles(let counts): "the files have different numbers of lines: \(counts)"
        case .unknownEncoding(let cause): "encoding: \(cause)"
        }
    }
}
