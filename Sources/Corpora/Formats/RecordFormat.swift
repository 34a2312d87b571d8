/// The file formats that records are read from and written to, under their names on the command line.
public enum RecordFormat: String, Hashable, Sendable, CaseIterable {
    /// Translation Memory eXchange 1.4b.
    case tmx
    /// XLIFF 1.2.
    case xliff
    /// XLIFF 2.1.
    case xliff2
    /// Columns separated by tabs.
    case tsv
    /// Columns separated by commas, semicolons or tabs, in quotes where needed.
    case csv
    /// Two or more aligned plain text files, as Moses trains on.
    case moses
    /// JSON Lines of ours, which keep everything.
    case jsonl
    /// JSON Lines as translation sets on Hugging Face have them.
    case hf
    /// GNU gettext.
    case po
    /// TermBase eXchange, TBX-Basic.
    case tbx
    /// Tiers of ELAN.
    case eaf

    /// Guesses the format from the ending of a file's name, `.gz` aside; nil when it says nothing.
    ///
    /// XLIFF 2 has the ending of XLIFF 1.2, `hf` that of `jsonl`, and Moses none of its own.
    public init?(fileName: String) {
        var name = fileName.lowercased()
        if name.hasSuffix(".gz") { name.removeLast(3) }
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
        switch name[name.index(after: dot)...] {
        case "tmx": self = .tmx
        case "xlf", "xliff": self = .xliff
        case "tsv", "tab": self = .tsv
        case "csv": self = .csv
        case "jsonl", "ndjson": self = .jsonl
        case "po", "pot": self = .po
        case "tbx": self = .tbx
        case "eaf": self = .eaf
        default: return nil
        }
    }
}

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
                let fault = "Moses needs a language for each of two or more files"
                throw CorpusFileError(file: file, line: 0, reason: .malformed(fault))
            }
            return try MosesReader(files: files, languages: options.languages, options: text)
        case .jsonl: return try JSONLinesReader(file: file, options: text)
        case .hf: return try TranslationJSONReader(file: file, languages: options.languages, options: text)
        case .po:
            return try POReader(
                file: file, sourceLanguage: options.languages.first ?? "en",
                targetLanguage: options.languages.dropFirst().first, options: text)
        case .tmx, .xliff, .xliff2, .tbx, .eaf: return nil
        }
    }
}
