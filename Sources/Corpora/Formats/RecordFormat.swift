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
