/// The exchange formats that are XML.
public enum XMLFormat: String, Hashable, Sendable, CaseIterable {
    /// Translation memories: TMX 1.4b.
    case tmx
    /// Documents in translation: XLIFF 1.2 when written; the version of the file, 1.x or 2.x, when read.
    case xliff
    /// Documents in translation: XLIFF 2.1 when written; the version of the file, 1.x or 2.x, when read.
    case xliff2
    /// Terms: TBX-Basic of ISO 30042:2008 when written; that of 2019 as well when read.
    case tbx
    /// Annotated recordings: ELAN's EAF 3.0 when written; 2.8 as well when read.
    case eaf

    /// Opens a file for reading.
    ///
    /// - Parameters:
    ///   - input: The bytes, from the beginning.
    ///   - options: What the file does not say of itself.
    /// - Returns: A reader of its records.
    /// - Throws: ``CorpusFileError`` when options that the format needs are absent.
    public func reader(of input: ByteInput, options: XMLFormatOptions = .init()) throws(CorpusFileError)
        -> any RecordReader
    {
        switch self {
        case .tmx: try TMXReader(input, options: options)
        case .xliff, .xliff2: try XLIFFReader(input, options: options)
        case .tbx: try TBXReader(input)
        case .eaf: try EAFReader(input, options: options)
        }
    }

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - output: Where it goes.
    ///   - options: What the records do not say.
    /// - Returns: A writer of records.
    public func writer(to output: ByteOutput, options: XMLFormatOptions = .init()) -> any RecordWriter {
        switch self {
        case .tmx: TMXWriter(output, options: options)
        case .xliff: XLIFF1Writer(output, options: options)
        case .xliff2: XLIFF2Writer(output, options: options)
        case .tbx: TBXWriter(output, options: options)
        case .eaf: EAFWriter(output, options: options)
        }
    }
}
