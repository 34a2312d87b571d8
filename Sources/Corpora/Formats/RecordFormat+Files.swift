/// What is told about files of any format.
public struct RecordFileOptions: Hashable, Sendable {
    /// Languages: of the Moses files in order, of columns beside the registered tags, or source and target of a format
    /// that does not say them.
    public var languages: [String]
    /// How TSV and CSV are read.
    public var delimited: DelimitedOptions
    /// Tiers of ELAN with their languages, `["GLOSA": "prl"]` in order.
    public var tiers: [(name: String, language: String)] {
        get { tierList.map { ($0.name, $0.language) } }
        set { tierList = newValue.map { XMLFormatOptions.Tier(name: $0.name, language: $0.language) } }
    }
    private var tierList: [XMLFormatOptions.Tier] = []

    /// Creates options.
    public init(languages: [String] = [], delimited: DelimitedOptions = DelimitedOptions()) {
        self.languages = languages
        self.delimited = delimited
    }

    fileprivate var xml: XMLFormatOptions {
        var options = XMLFormatOptions()
        options.sourceLanguage = languages.first
        options.targetLanguage = languages.dropFirst().first
        options.tiers = tierList
        return options
    }
}

extension RecordFormat {
    /// A reader of files of this format.
    ///
    /// - Parameters:
    ///   - files: One file; of Moses one a language.
    ///   - options: What is known of them.
    /// - Returns: The reader, at the beginning of the file.
    /// - Throws: ``CorpusFileError`` when a file cannot be opened or is of another format.
    public func reader(
        files: [String], options: RecordFileOptions = RecordFileOptions()
    ) throws(CorpusFileError) -> any RecordReader {
        var text = TextFormatOptions(languages: options.languages, delimited: options.delimited)
        if self == .csv { text.delimited.style = .csv }
        if let reader = try textReader(files: files, options: text) { return reader }
        guard let xml = XMLFormat(rawValue: rawValue), let file = files.first else {
            throw CorpusFileError(file: files.first ?? "", line: 0, reason: .malformed("not a format of one file"))
        }
        return try xml.reader(of: ByteInput(file: file), options: options.xml)
    }

    /// A writer of files of this format.
    ///
    /// - Parameters:
    ///   - files: One file; of Moses one a language.
    ///   - languages: Languages to be written: source and target where the format has two.
    /// - Returns: The writer.
    /// - Throws: ``CorpusFileError`` when a file cannot be created.
    public func writer(files: [String], languages: [String]) throws(CorpusFileError) -> any RecordWriter {
        if let writer = try textWriter(files: files, languages: languages, columns: nil) { return writer }
        guard let xml = XMLFormat(rawValue: rawValue), let file = files.first else {
            throw CorpusFileError(file: files.first ?? "", line: 0, reason: .malformed("not a format of one file"))
        }
        var options = RecordFileOptions(languages: languages).xml
        if self == .eaf { options.tiers = languages.map { .init(name: $0, language: $0) } }
        return try xml.writer(to: ByteOutput(file: file), options: options)
    }
}
