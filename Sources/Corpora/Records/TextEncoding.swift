/// How the bytes of a text file are to be read.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    /// By byte order mark, by the pattern of NUL bytes, by the file's own declaration (PO), else UTF-8.
    ///
    /// A file without any of these is Windows-1252 when, in its first 64 KiB, fewer than a tenth of the lines with bytes
    /// above 0x7F are UTF-8: one bad line in a UTF-8 file is a problem of that line and changes nothing for the others.
    case detect
    /// UTF-8, with or without a byte order mark.
    case utf8
    /// UTF-16; without byte order mark the NUL pattern decides, and little endian if it does not.
    case utf16
    /// ISO 8859-1 and its superset Windows-1252, which is what files labelled so hold.
    case latin1
}

/// The encoding a text file turned out to have.
public enum FoundEncoding: String, Hashable, Sendable {
    /// UTF-8, ASCII included.
    case utf8 = "UTF-8"
    /// UTF-16, low byte first.
    case utf16LittleEndian = "UTF-16LE"
    /// UTF-16, high byte first.
    case utf16BigEndian = "UTF-16BE"
    /// Windows-1252, ISO 8859-1 included.
    case windows1252 = "windows-1252"
}

/// What the first bytes of a file say of its encoding.
struct EncodingEvidence {
    /// The encoding.
    let found: FoundEncoding
    /// Bytes of the byte order mark.
    let markLength: Int
    /// Line of the first byte that is not UTF-8, when that is why it is read as Windows-1252.
    let firstInvalidLine: Int?

    /// Weighs the first bytes of a file.
    ///
    /// - Throws: ``CorpusFileError/Reason/unknownEncoding(_:)``.
    init(of bytes: UnsafeRawBufferPointer, asked: TextEncoding, file: String) throws(CorpusFileError) {
        let mark = try Self.mark(of: bytes, file: file)
        switch asked {
        case .utf8:
            if let mark, mark.found != .utf8 {
                throw Self.unknown("the byte order mark says \(mark.found.rawValue), but UTF-8 is asked for", file)
            }
            self.init(found: .utf8, markLength: mark?.length ?? 0)
        case .latin1:
            self.init(found: .windows1252, markLength: 0)
        case .utf16:
            if let mark, mark.found == .utf8 {
                throw Self.unknown("the byte order mark says UTF-8, but UTF-16 is asked for", file)
            }
            let found = mark?.found ?? Self.nulPattern(of: bytes) ?? .utf16LittleEndian
            self.init(found: found, markLength: mark?.length ?? 0)
        case .detect:
            if let mark {
                self.init(found: mark.found, markLength: mark.length)
            } else if let found = Self.nulPattern(of: bytes) {
                self.init(found: found, markLength: 0)
            } else if let line = Self.lineThatShowsWindows1252(bytes) {
                guard !bytes.contains(0) else { throw Self.unknown("binary data", file) }
                self.init(found: .windows1252, markLength: 0, firstInvalidLine: line)
            } else {
                self.init(found: .utf8, markLength: 0)
            }
        }
    }

    private init(found: FoundEncoding, markLength: Int, firstInvalidLine: Int? = nil) {
        self.found = found
        self.markLength = markLength
        self.firstInvalidLine = firstInvalidLine
    }

    private static func mark(
        of bytes: UnsafeRawBufferPointer, file: String
    ) throws(CorpusFileError) -> (found: FoundEncoding, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            throw unknown("UTF-32 is not supported", file)
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }

    /// In Latin script nearly every second byte of UTF-16 is NUL, here at least 7 of 10; in no other text.
    private static func nulPattern(of bytes: UnsafeRawBufferPointer) -> FoundEncoding? {
        let pairs = min(bytes.count, 4096) / 2
        guard pairs >= 2 else { return nil }
        var even = 0
        var odd = 0
        for index in 0..<pairs {
            even += bytes[2 * index] == 0 ? 1 : 0
            odd += bytes[2 * index + 1] == 0 ? 1 : 0
        }
        if odd * 10 >= pairs * 7, even * 10 < pairs { return .utf16LittleEndian }
        if even * 10 >= pairs * 7, odd * 10 < pairs { return .utf16BigEndian }
        return nil
    }

    /// Line of the first byte that is not UTF-8, when hardly a line with bytes above 0x7F is UTF-8.
    private static func lineThatShowsWindows1252(_ bytes: UnsafeRawBufferPointer) -> Int? {
        var first: Int?
        var invalid = 0
        var valid = 0
        var number = 0
        var start = 0
        while start < bytes.count {
            number += 1
            let end = bytes[start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D })
            // A line that the chunk cuts may end inside a letter, so it says nothing, unless it is the only one.
            if end == nil, number > 1, bytes.count >= TextInput.chunkSize { break }
            let line = bytes[start..<(end ?? bytes.count)]
            if line.contains(where: { $0 >= 0x80 }) {
                if String(validating: line, as: UTF8.self) == nil {
                    invalid += 1
                    first = first ?? number
                } else {
                    valid += 1
                }
            }
            start = (end ?? bytes.count) + 1
            if let end, bytes[end] == 0x0D, start < bytes.count, bytes[start] == 0x0A { start += 1 }
        }
        return valid * 9 < invalid ? first : nil
    }

    private static func unknown(_ cause: String, _ file: String) -> CorpusFileError {
        CorpusFileError(file: file, line: 0, reason: .unknownEncoding(cause))
    }
}
