/// Reads TSV and CSV: one record a row, columns by name.
///
/// A column is a language (`es`, `quy`; `quy/1` for a second text), a part of a text (`quy.state`, `quy.orthography`,
/// `quy.origin`), a part of every text (`state`) or a part of the record (`key`, `domain`, `note` ...), see
/// `docs/formats.md`. An empty field says nothing: where the text is empty there is no variant. A row without any text is a
/// problem. `# key: value` lines before the names give licence, domain and the like to all rows, and `review` a state to
/// all texts.
public struct DelimitedReader: TextRecordReader {
    private let rows: DelimitedRows
    private let plan: DelimitedPlan
    private let template: CorpusRecord
    private let state: VariantState?
    private var problems: [CorpusFileError]

    /// The encoding the file was found to have.
    public var encoding: FoundEncoding { rows.input.encoding }
    /// What is doubtful about the file as a whole.
    public var warnings: [CorpusFileError] { rows.input.warnings }
    /// Values of the `# key: value` lines before the names, by key in lower case.
    public var headers: [String: String] { rows.headers }

    /// Opens a file and reads the names of its columns.
    ///
    /// - Parameters:
    ///   - file: Path, or `-` for standard input.
    ///   - options: How it is to be read.
    /// - Throws: ``CorpusFileError`` when it cannot be read or no column is a text.
    public init(file: String, options: DelimitedOptions = DelimitedOptions()) throws(CorpusFileError) {
        rows = try DelimitedRows(
            file: file, style: options.style, hasHeaders: options.columns == nil, text: options.text)
        let names: [String]
        if let columns = options.columns { names = columns } else { names = try Self.names(rows) }
        plan = DelimitedPlan(names: names, options: options)
        let line = options.columns == nil ? rows.line : 0
        guard !plan.texts.isEmpty else { throw CorpusFileError(file: file, line: line, reason: .missingColumns) }
        problems = plan.faults.map { CorpusFileError(file: file, line: line, reason: $0) }
        let headers = rows.headers
        var template = CorpusRecord(variants: [])
        for field in RecordField.allCases where ![.key, .position, .note, .properties].contains(field) {
            guard let value = headers[field.rawValue], !value.isEmpty else { continue }
            do throws(FieldFault) {
                try field.set(value, in: &template)
            } catch {
                problems.append(CorpusFileError(file: file, line: 1, reason: error.reason))
            }
        }
        self.template = template
        // "unreviewed (no speaker has checked it)" is a state with a remark.
        let review = headers["review"].map { String($0.prefix { $0.isLetter || $0 == "-" }) }
        state = review.flatMap(VariantState.init(rawValue:))
        if let review, state == nil {
            problems.append(CorpusFileError(file: file, line: 1, reason: .invalidHeader("review", value: review)))
        }
        problems.reverse()
    }

    private static func names(_ rows: DelimitedRows) throws(CorpusFileError) -> [String] {
        switch try rows.next() {
        case nil: throw CorpusFileError(file: rows.input.file, line: 0, reason: .missingColumns)
        case .fault(let reason): throw CorpusFileError(file: rows.input.file, line: rows.line, reason: reason)
        case .row:
            var names: [String] = []
            for index in 0..<rows.count {
                guard let name = rows.text(index) else {
                    throw CorpusFileError(file: rows.input.file, line: rows.line, reason: rows.input.invalidText)
                }
                names.append(name)
            }
            return names
        }
    }

    /// The next record or problem, or nil at the end.
    public mutating func next() throws(CorpusFileError) -> RecordOutcome? {
        if let problem = problems.popLast() { return .problem(problem) }
        guard let outcome = try rows.next() else { return nil }
        let reason: CorpusFileError.Reason
        switch outcome {
        case .fault(let fault): reason = fault
        case .row where rows.count != plan.count: reason = .wrongColumnCount(found: rows.count, expected: plan.count)
        case .row:
            do throws(RowFault) {
                return .record(try record())
            } catch {
                reason = error.reason
            }
        }
        return .problem(CorpusFileError(file: rows.input.file, line: rows.line, reason: reason))
    }

    private struct RowFault: Error {
        let reason: CorpusFileError.Reason
    }

    private func record() throws(RowFault) -> CorpusRecord {
        var record = template
        record.line = rows.line
        record.variants.reserveCapacity(plan.texts.count)
        for (index, place) in plan.texts where !rows.isEmpty(index) {
            record.variants.append(RecordVariant(language: place.language, text: try text(index), state: state))
        }
        guard !record.variants.isEmpty else { throw RowFault(reason: .noText) }
        for (index, column) in plan.others where !rows.isEmpty(index) {
            let text = try text(index)
            do throws(FieldFault) {
                try set(text, column: column, in: &record)
            } catch {
                throw RowFault(reason: error.reason)
            }
        }
        return record
    }

    private func set(
        _ text: String, column: DelimitedColumn, in record: inout CorpusRecord
    ) throws(FieldFault) {
        switch column {
        case .field(let field): try field.set(text, in: &record)
        case .property(let name): record.properties.append(Property(name: name, value: text))
        case .loans:
            let words = text.split { $0 == " " || $0 == "|" || $0 == "," }
            record.tags += words.map { "loan:\($0)" }
        case .everyVariant(let field):
            for index in record.variants.indices { try field.set(text, in: &record.variants[index]) }
        case .variantField(let place, let field):
            guard let index = variantIndex(of: place) else { return }
            try field.set(text, in: &record.variants[index])
        case .text, .ignored: break
        }
    }

    /// Place among the row's texts, which are those of the columns that are not empty.
    private func variantIndex(of place: TextColumn) -> Int? {
        var position = 0
        for text in plan.texts where !rows.isEmpty(text.index) {
            if text.place == place { return position }
            position += 1
        }
        return nil
    }

    private func text(_ index: Int) throws(RowFault) -> String {
        guard let text = rows.text(index) else { throw RowFault(reason: rows.input.invalidText) }
        return text
    }
}
