import Foundation

/// Writes TSV or CSV, one record a row, with the columns that the records use.
///
/// Which columns those are shows only behind the last record, so the records go to a temporary file of our JSON Lines
/// first; with columns given they go straight to the output, and what has no column is lost and counted. Texts that are
/// empty are not written.
public struct DelimitedWriter: RecordWriter {
    /// What the file had no place for, counted by name.
    public private(set) var losses: [String: Int] = [:]

    private let output: ByteOutput
    private let cells: DelimitedCells
    private var columns: [DelimitedColumn]?
    private var spool: (file: String, writer: JSONLinesWriter)?
    private var used: Set<DelimitedColumn> = []
    private var places: [TextColumn] = []

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - output: Where it goes.
    ///   - style: TSV or CSV; without a delimiter CSV is written with commas.
    ///   - columns: Names of the columns in order, or nil for those that the records use.
    /// - Throws: ``CorpusFileError/Reason/unknownColumn(_:)``, ``CorpusFileError/Reason/unwritable(_:)``.
    public init(
        output: ByteOutput, style: DelimitedOptions.Style = .tsv, columns: [String]? = nil
    ) throws(CorpusFileError) {
        self.output = output
        cells = DelimitedCells(style: style)
        if let names = columns {
            var columns: [DelimitedColumn] = []
            for name in names {
                let column = DelimitedColumn(name: name) { !$0.contains(".") }
                switch column {
                case .text, .variantField, .field: columns.append(column ?? .ignored)
                default: throw CorpusFileError(file: output.file, line: 1, reason: .unknownColumn(name))
                }
            }
            self.columns = columns
            try output.write(cells.row(columns.map(\.name)))
        } else {
            let file = FileManager.default.temporaryDirectory.appending(path: "chaka-\(UUID().uuidString).jsonl").path
            spool = (file, JSONLinesWriter(output: try ByteOutput(file: file)))
        }
    }

    /// Writes one record.
    ///
    /// - Parameter record: Any record with a text.
    /// - Throws: ``CorpusFileError/Reason/noText``, ``CorpusFileError/Reason/nulCharacter``, or the disk's refusal.
    public mutating func write(_ record: CorpusRecord) throws(CorpusFileError) {
        let values = values(of: record)
        guard record.variants.contains(where: { !$0.text.isEmpty }) else {
            throw CorpusFileError(file: output.file, line: record.line, reason: .noText)
        }
        for (_, value) in values where value.utf8.contains(0) {
            throw CorpusFileError(file: output.file, line: record.line, reason: .nulCharacter)
        }
        if let columns {
            try write(values, columns: columns)
            return
        }
        for (column, _) in values {
            used.insert(column)
            if case .text(let place) = column, !places.contains(place) { places.append(place) }
        }
        try spool?.writer.write(record)
    }

    /// Writes the rows that were held back and closes the file.
    ///
    /// - Throws: ``CorpusFileError`` when the disk refuses.
    public mutating func finish() throws(CorpusFileError) {
        if var spool {
            self.spool = nil
            // A temporary file that stays behind is the system's to clear.
            defer { try? FileManager.default.removeItem(atPath: spool.file) }
            try spool.writer.finish()
            let columns = usedColumns
            try output.write(cells.row(columns.map(\.name)))
            let options = TextReadingOptions(encoding: .utf8, lineLimit: .max / 4)
            var reader = try JSONLinesReader(file: spool.file, options: options)
            while let outcome = try reader.next() {
                switch outcome {
                case .record(let record): try write(values(of: record, isCounting: false), columns: columns)
                case .problem(let error): throw error
                }
            }
        }
        try output.close()
    }

    private var usedColumns: [DelimitedColumn] {
        let texts = places.flatMap { place in
            [.text(place)] + VariantField.allCases.map { DelimitedColumn.variantField(place, $0) }
        }
        let fields = RecordField.allCases.map(DelimitedColumn.field)
        return (fields.prefix(2) + texts + fields.dropFirst(2)).filter(used.contains)
    }

    /// All that a record says, by column; what no column can say is counted.
    private mutating func values(
        of record: CorpusRecord, isCounting: Bool = true
    ) -> [(column: DelimitedColumn, value: String)] {
        var values: [(column: DelimitedColumn, value: String)] = []
        var emptyValues = 0
        for field in RecordField.allCases {
            guard let value = field.text(in: record) else { continue }
            if value.isEmpty { emptyValues += 1 } else { values.append((.field(field), value)) }
        }
        let written = record.variants.filter { !$0.text.isEmpty }
        emptyValues += record.variants.count - written.count
        for (place, variant) in zip(TextColumn.places(of: written), written) {
            values.append((.text(place), variant.text))
            for field in VariantField.allCases {
                guard let value = field.text(in: variant) else { continue }
                if value.isEmpty { emptyValues += 1 } else { values.append((.variantField(place, field), value)) }
            }
        }
        if isCounting, emptyValues > 0 { losses["empty value", default: 0] += emptyValues }
        return values
    }

    private mutating func write(
        _ values: [(column: DelimitedColumn, value: String)], columns: [DelimitedColumn]
    ) throws(CorpusFileError) {
        var row = [String](repeating: "", count: columns.count)
        for (column, value) in values {
            if let index = columns.firstIndex(of: column) {
                row[index] = value
                if cells.changes(value) { losses.count("line break or tab") }
            } else {
                losses.count(column.lossName)
            }
        }
        try output.write(cells.row(row))
    }
}

extension DelimitedColumn {
    /// Under what a value without a column is counted.
    fileprivate var lossName: String {
        switch self {
        case .variantField(_, let field): field.rawValue
        case .text: "text"
        default: name
        }
    }
}
