public import TextProcessing

/// Why a text could not be written in braille.
public enum BrailleError: Error, Hashable, Sendable {
    /// There is no table for this language, or none of this grade.
    case noTable(LanguageVariety, grade: Int)
    /// A table is missing or has faults; the reason names file and line as liblouis tells them.
    case invalidTable(name: String, reason: String)
    /// A line of text is longer than the limit in characters; `line` is 1-based.
    case tooLarge(line: Int, limit: Int)
    /// liblouis gave up; `line` is 1-based.
    case failed(table: String, line: Int)

    /// The registered code.
    public var code: String {
        switch self {
        case .noTable: "braille.no-table"
        case .invalidTable: "braille.invalid-table"
        case .tooLarge: "braille.too-large"
        case .failed: "braille.failed"
        }
    }
}
