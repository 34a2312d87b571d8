/// Splits comma-separated values into records (RFC 4180); quoted fields may hold commas, line breaks and doubled quotes.
///
/// Lines end with LF or CR LF, a byte order mark at the start is skipped, and empty lines are no records.
struct CommaSeparatedRecords {
    /// One record.
    struct Record: Hashable {
        /// Line of its first byte, from 1.
        let line: Int
        /// Fields without their quotes.
        let fields: [String]
    }

    private enum State {
        case start, plain, quoted, closed
    }

    private let file: String
    private var state = State.start
    private var line = 1
    private var firstLine = 1
    private var quoteLine = 1
    private var fields: [String] = []
    private var field = String.UnicodeScalarView()
    private var records: [Record] = []

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: The whole file.
    ///   - file: Its name, for errors.
    /// - Returns: The records in order.
    /// - Throws: ``GlossError/malformed(file:line:detail:)`` for a quotation mark that is not closed, or stands where
    ///   none may; a mark that is not closed is reported on its own line.
    static func records(of text: String, file: String) throws(GlossError) -> [Record] {
        var reader = CommaSeparatedRecords(file: file)
        var scalars = text.unicodeScalars[...]
        if scalars.first == "\u{FEFF}" { scalars = scalars.dropFirst() }
        for scalar in scalars { try reader.take(scalar) }
        guard reader.state != .quoted else {
            throw .malformed(file: file, line: reader.quoteLine, detail: "a quotation mark is not closed")
        }
        reader.endRecord()
        return reader.records
    }

    private init(file: String) { self.file = file }

    private mutating func take(_ scalar: Unicode.Scalar) throws(GlossError) {
        defer { if scalar == "\n" { line += 1 } }
        switch (state, scalar) {
        case (.quoted, "\""): state = .closed
        case (.closed, "\""):
            field.append(scalar)
            state = .quoted
        case (.quoted, _): field.append(scalar)
        case (_, ","):
            endField()
        case (_, "\n"): endRecord()
        case (.start, "\""):
            state = .quoted
            quoteLine = line
        case (.closed, "\r"): break
        case (.closed, _):
            throw .malformed(file: file, line: line, detail: "text after a closing quotation mark")
        case (_, "\""):
            throw .malformed(file: file, line: line, detail: "a quotation mark inside a field without quotes")
        default:
            field.append(scalar)
            state = .plain
        }
    }

    private mutating func endField() {
        fields.append(String(field))
        field = String.UnicodeScalarView()
        state = .start
    }

    private mutating func endRecord() {
        if state == .plain, field.last == "\r" { field.removeLast() }
        let isEmpty = fields.isEmpty && field.isEmpty && state != .closed
        if !isEmpty {
            endField()
            records.append(Record(line: firstLine, fields: fields))
        }
        fields = []
        state = .start
        firstLine = line + 1
    }
}
