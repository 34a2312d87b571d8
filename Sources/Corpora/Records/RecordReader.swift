/// What a reader finds next in a file.
public enum RecordOutcome: Hashable, Sendable {
    /// A record without fault.
    case record(CorpusRecord)
    /// A record that cannot be used; reading goes on behind it.
    case problem(CorpusFileError)
}

/// Reads the records of one format as a stream, in constant memory.
public protocol RecordReader {
    /// The next record or problem, or nil at the end.
    ///
    /// - Returns: What stands next.
    /// - Throws: ``CorpusFileError`` when nothing behind this place can be read: a cut archive, XML that is not well formed.
    mutating func next() throws(CorpusFileError) -> RecordOutcome?
}

/// Writes records in one format as a stream.
public protocol RecordWriter {
    /// What the format had no place for, counted by name (`note`, `inline element`), over all records written so far.
    var losses: [String: Int] { get }

    /// Writes one record.
    ///
    /// - Parameter record: Any record; what the format cannot hold is counted in ``losses``.
    /// - Throws: ``CorpusFileError`` when the record cannot be written at all, or the disk refuses.
    mutating func write(_ record: CorpusRecord) throws(CorpusFileError)

    /// Writes what stands behind the last record and closes the file.
    ///
    /// - Throws: ``CorpusFileError`` when the disk refuses.
    mutating func finish() throws(CorpusFileError)
}
