import TextProcessing

/// The lines of one file of a snapshot, one unit each.
struct SnapshotLines {
    /// A unit is as long as its texts: what was written is read again.
    private static let lineLimit = 1 << 30
    private let input: TextInput

    init(file: String) throws(SnapshotError) {
        guard SnapshotFolder.exists(file) else { throw .missing(file: file) }
        input = try asSnapshot { () throws(CorpusFileError) in
            try TextInput(file: file, encoding: .utf8, lineLimit: Self.lineLimit)
        }
    }

    /// The next line, whose bytes stay until the one after is read.
    mutating func next() throws(SnapshotError) -> TextInput.Line? {
        guard let line = try asSnapshot({ () throws(CorpusFileError) in try input.nextLine() }) else { return nil }
        if let fault = line.fault { throw error(fault, line) }
        return line
    }

    /// The identifier of the unit of a line.
    func id(of line: TextInput.Line) throws(SnapshotError) -> UnitID {
        guard let id = SnapshotRecord.id(of: line.bytes) else { throw error(.missingPart("id"), line) }
        return id
    }

    /// The unit of a line.
    func unit(of line: TextInput.Line) throws(SnapshotError) -> TranslationUnit {
        do throws(JSONFault) {
            return try SnapshotRecord.unit(of: line)
        } catch {
            throw self.error(error.reason, line)
        }
    }

    private func error(_ reason: CorpusFileError.Reason, _ line: TextInput.Line) -> SnapshotError {
        SnapshotError(CorpusFileError(file: input.file, line: line.number, reason: reason))
    }
}
