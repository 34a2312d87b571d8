/// How a file of columns is to be read.
public struct DelimitedOptions: Hashable, Sendable {
    /// What becomes of a column whose name says nothing to us.
    public enum UnknownColumns: Hashable, Sendable {
        /// It is a problem that names the column; its values are not read.
        case refuse
        /// Its values become properties of the record.
        case keep
        /// Its values are not read.
        case ignore
    }

    /// How fields stand in lines.
    public enum Style: Hashable, Sendable {
        /// Separated by tabs; `\t`, `\n`, `\r` and `\\` stand for characters unless `areEscaped` is false.
        case tabs(areEscaped: Bool)
        /// Separated by tab, comma or semicolon (nil: found in the first row), in quotes where needed (RFC 4180, 2005).
        case quoted(delimiter: UInt8?)

        /// TSV as we write it.
        public static let tsv = Style.tabs(areEscaped: true)
        /// CSV with any of its delimiters.
        public static let csv = Style.quoted(delimiter: nil)
    }

    /// How fields stand in lines.
    public var style: Style
    /// Names of the columns of a file without a row of them, or nil when the file names them.
    ///
    /// A column called `-` is not read.
    public var columns: [String]?
    /// Our names of columns that the file names otherwise: `["Castellano": "es", "Fuente": "document"]`.
    public var columnNames: [String: String]
    /// Names that are languages beside the registered tags.
    public var languages: [String]
    /// What becomes of a column whose name says nothing to us.
    public var unknownColumns: UnknownColumns
    /// Encoding and limit.
    public var text: TextReadingOptions

    /// Creates options.
    public init(
        style: Style = .tsv, columns: [String]? = nil, columnNames: [String: String] = [:], languages: [String] = [],
        unknownColumns: UnknownColumns = .refuse, text: TextReadingOptions = TextReadingOptions()
    ) {
        self.style = style
        self.columns = columns
        self.columnNames = columnNames
        self.languages = languages
        self.unknownColumns = unknownColumns
        self.text = text
    }
}
