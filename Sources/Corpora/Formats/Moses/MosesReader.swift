/// Reads aligned plain text: one file a language, line N of each is one content.
///
/// A line without text in at least two languages is a problem. Where a file ends before the others, reading stops with an
/// error that names the number of lines of each.
public struct MosesReader: TextRecordReader {
    private let inputs: [TextInput]
    private let languages: [String]

    /// The encoding the first file was found to have.
    public var encoding: FoundEncoding { inputs[0].encoding }
    /// What is doubtful about the files as wholes.
    public var warnings: [CorpusFileError] { inputs.flatMap(\.warnings) }

    /// Opens the files.
    ///
    /// - Parameters:
    ///   - files: Two or more paths.
    ///   - languages: One tag a file.
    ///   - options: Encoding and limit of every file.
    /// - Throws: ``CorpusFileError`` when a file cannot be read.
    public init(
        files: [String], languages: [String], options: TextReadingOptions = TextReadingOptions()
    ) throws(CorpusFileError) {
        precondition(files.count >= 2 && files.count == languages.count, "two or more files, one language each")
        var inputs: [TextInput] = []
        for file in files {
            inputs.append(try TextInput(file: file, encoding: options.encoding, lineLimit: options.lineLimit))
        }
        self.inputs = inputs
        self.languages = languages
    }

    /// The next record or problem, or nil at the end.
    public mutating func next() throws(CorpusFileError) -> RecordOutcome? {
        var record = CorpusRecord(variants: [])
        var fault: CorpusFileError?
        var emptySide: Int?
        var ended: [Int] = []
        for (index, input) in inputs.enumerated() {
            guard let line = try input.next() else {
                ended.append(index)
                continue
            }
            record.line = line.number
            switch line.content {
            case .failure(let error): fault = fault ?? error
            case .success(let text) where text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }:
                emptySide = emptySide ?? index
            case .success(let text): record.variants.append(RecordVariant(language: languages[index], text: text))
            }
        }
        if ended.count == inputs.count { return nil }
        if !ended.isEmpty { throw try unequal(ended: ended, line: record.line) }
        if let fault { return .problem(fault) }
        if record.variants.isEmpty { return .problem(problem(0, record.line, .noText)) }
        if record.variants.count == 1, let side = emptySide {
            return .problem(problem(side, record.line, .emptyField(languages[side])))
        }
        return .record(record)
    }

    private func problem(_ index: Int, _ line: Int, _ reason: CorpusFileError.Reason) -> CorpusFileError {
        CorpusFileError(file: inputs[index].file, line: line, reason: reason)
    }

    /// Counts what is left of the longer files.
    private func unequal(ended: [Int], line: Int) throws(CorpusFileError) -> CorpusFileError {
        var counts: [String] = []
        for (index, input) in inputs.enumerated() {
            var count = ended.contains(index) ? line - 1 : line
            if !ended.contains(index) { while try input.nextLine() != nil { count += 1 } }
            counts.append("\(languages[index]) \(count)")
        }
        return problem(ended[0], line, .unequalFiles(counts.joined(separator: ", ")))
    }
}
