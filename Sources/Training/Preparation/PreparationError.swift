/// What is wrong with a file that training was asked to read.
public enum PreparationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A file cannot be read.
    case unreadable(file: String, cause: String)
    /// A line is not UTF-8. `line` is 1-based.
    case invalidUTF8(file: String, line: Int)
    /// Two files that should be parallel have different numbers of lines.
    case lineCounts(source: String, sourceLines: Int, target: String, targetLines: Int)
    /// A table has no column of this name.
    case missingColumn(file: String, column: String)
    /// A row of a table has another number of fields than the row of names. `line` is 1-based.
    case fieldCount(file: String, line: Int, found: Int, expected: Int)

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch self {
        case .unreadable: "training.unreadable"
        case .invalidUTF8: "training.invalid-utf8"
        case .lineCounts: "training.line-counts"
        case .missingColumn: "training.missing-column"
        case .fieldCount: "training.field-count"
        }
    }

    /// One line for a person: the place and the reason.
    public var description: String {
        switch self {
        case .unreadable(let file, let cause): "\(file): cannot be read: \(cause)"
        case .invalidUTF8(let file, let line): "\(file):\(line): not UTF-8"
        case .lineCounts(let source, let sourceLines, let target, let targetLines):
            "\(source) has \(sourceLines) lines, \(target) has \(targetLines)"
        case .missingColumn(let file, let column): "\(file): no column \(column)"
        case .fieldCount(let file, let line, let found, let expected):
            "\(file):\(line): \(found) fields, expected \(expected)"
        }
    }
}
