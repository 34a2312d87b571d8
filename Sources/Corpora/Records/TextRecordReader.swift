/// A reader of a format that is made of lines of text.
public protocol TextRecordReader: RecordReader {
    /// The encoding the file was found to have; the first file's where there are several.
    var encoding: FoundEncoding { get }
    /// What is doubtful about the file as a whole, a guessed encoding for example.
    var warnings: [CorpusFileError] { get }
}

/// What the readers of all line formats are told.
public struct TextReadingOptions: Hashable, Sendable {
    /// What is known of the encoding.
    public var encoding: TextEncoding
    /// Longest line or record accepted, in bytes of UTF-8; longer ones are problems.
    public var lineLimit: Int

    /// Creates options.
    public init(encoding: TextEncoding = .detect, lineLimit: Int = TextInput.defaultLineLimit) {
        self.encoding = encoding
        self.lineLimit = lineLimit
    }
}
