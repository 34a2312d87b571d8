/// What the readers of the line formats need to know beside the files.
public struct TextFormatOptions: Hashable, Sendable {
    /// Languages: of the files of Moses in their order, of columns and fields with tags that are not registered, source
    /// and target of PO.
    public var languages: [String]
    /// How columns are read; its style follows the format.
    public var delimited: DelimitedOptions
    /// Whether TSV has quotes.
    public var isQuoted: Bool

    /// Creates options.
    public init(languages: [String] = [], delimited: DelimitedOptions = DelimitedOptions(), isQuoted: Bool = false) {
        self.languages = languages
        self.delimited = delimited
        self.isQuoted = isQuoted
    }
}

extension RecordFormat {
    /// Opens files in a format that is made of lines; nil for a format that is XML.
    ///
    /// - Parameters:
    ///   - files: One path; for Moses as many as there are languages.
    ///   - options: What else is known.
    /// - Returns: A reader.
    /// - Throws: ``CorpusFileError`` when a file cannot be read, or for Moses when files and languages do not match.
    public func textReader(
        files: [String], options: TextFormatOptions = TextFormatOptions()
    ) throws(CorpusFileError) -> (any TextRecordReader)? {
        let file = files.first ?? "-"
        let text = options.delimited.text
        switch self {
        case .tsv, .csv:
            var delimited = options.delimited
            delimited.languages += options.languages
            if self == .csv, case .tabs = delimited.style { delimited.style = .csv }
            if self == .tsv, options.isQuoted { delimited.style = .quoted(delimiter: 0x09) }
            return try DelimitedReader(file: file, options: delimited)
        case .moses:
            guard files.count >= 2, files.count == options.languages.count else {
                throw Self.unpaired(file)
            }
            return try MosesReader(files: files, languages: options.languages, options: text)
        case .jsonl: return try JSONLinesReader(file: file, options: text)
        case .hf: return try TranslationJSONReader(file: file, languages: options.languages, options: text)
        case .po:
            return try POReader(
                file: file, sourceLanguage: options.languages.first,
                targetLanguage: options.languages.dropFirst().first, options: text)
        case .tmx, .xliff, .xliff2, .tbx, .eaf: return nil
        }
    }

    /// Begins files in a format that is made of lines; nil for a format that is XML.
    ///
    /// - Parameters:
    ///   - files: One path, `-` for standard output; for Moses as many as there are languages.
    ///   - languages: Languages of the files of Moses; source and target of PO.
    ///   - columns: Columns of TSV and CSV, or nil for those that the records use.
    /// - Returns: A writer.
    /// - Throws: ``CorpusFileError`` when a file cannot be written, or the languages do not suit the format.
    public func textWriter(
        files: [String], languages: [String] = [], columns: [String]? = nil
    ) throws(CorpusFileError) -> (any RecordWriter)? {
        let file = files.first ?? "-"
        switch self {
        case .tsv, .csv:
            return try DelimitedWriter(
                output: try ByteOutput(file: file), style: self == .tsv ? .tsv : .csv, columns: columns)
        case .moses:
            guard files.count >= 2, files.count == languages.count else { throw Self.unpaired(file) }
            var outputs: [ByteOutput] = []
            for file in files { outputs.append(try ByteOutput(file: file)) }
            return MosesWriter(outputs: outputs, languages: languages)
        case .jsonl: return JSONLinesWriter(output: try ByteOutput(file: file))
        case .hf: return TranslationJSONWriter(output: try ByteOutput(file: file))
        case .po:
            guard languages.count == 2 else {
                let fault = "PO needs a source and a target language"
                throw CorpusFileError(file: file, line: 0, reason: .malformed(fault))
            }
            return try POWriter(
                output: try ByteOutput(file: file), sourceLanguage: languages[0], targetLanguage: languages[1])
        case .tmx, .xliff, .xliff2, .tbx, .eaf: return nil
        }
    }

    private static func unpaired(_ file: String) -> CorpusFileError {
        let fault = "Moses needs a language for each of two or more files"
        return CorpusFileError(file: file, line: 0, reason: .malformed(fault))
    }
}
