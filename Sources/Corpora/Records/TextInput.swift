import Foundation

/// One line of a text file.
public struct TextLine: Hashable, Sendable {
    /// Number, 1-based.
    public let number: Int
    /// The line without its end, or what is wrong with it.
    public let content: Result<String, CorpusFileError>
}

/// The lines of a text file as a stream of UTF-8 in constant memory, whatever its encoding; gzip is unpacked.
///
/// Lines end with LF or CRLF; a file whose first 64 KiB hold CR but no LF is of an old Macintosh, and CR ends its lines.
public final class TextInput {
    /// How a line ended.
    enum Ending: Hashable, Sendable {
        case none, lineFeed, carriageReturn, both

        /// The bytes of it.
        var bytes: [UInt8] {
            switch self {
            case .none: []
            case .lineFeed: [0x0A]
            case .carriageReturn: [0x0D]
            case .both: [0x0D, 0x0A]
            }
        }
    }

    /// A line as bytes that stay until the next one is read.
    struct Line {
        let number: Int
        let bytes: UnsafeBufferPointer<UInt8>
        let ending: Ending
        /// Why the line cannot be used; that it is not UTF-8 shows only when it is made a string.
        let fault: CorpusFileError.Reason?
    }

    /// Longest line that is accepted unless told otherwise: 1 MiB.
    public static let defaultLineLimit = 1 << 20
    static let chunkSize = 1 << 16

    /// The file as it was named; `-` is standard input.
    public let file: String
    /// The encoding it is read in.
    public let encoding: FoundEncoding
    /// What is doubtful about the file as a whole.
    public let warnings: [CorpusFileError]

    private let input: ByteInput
    private let lineLimit: Int
    private var decoding: TextDecoding
    private let chunk: UnsafeMutableRawBufferPointer
    private var text: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var start = 0
    private var end = 0
    private var hasEnded = false
    private var mayHoldNUL = false
    private let endsAtCarriageReturn: Bool
    private var lineNumber = 0

    /// Opens a file and finds its encoding.
    ///
    /// - Parameters:
    ///   - file: Path, or `-` for standard input.
    ///   - encoding: What is known of its encoding.
    ///   - lineLimit: Longest line accepted, in bytes of UTF-8.
    /// - Throws: ``CorpusFileError/Reason/unreadable(_:)``, ``CorpusFileError/Reason/unknownEncoding(_:)``.
    public convenience init(
        file: String, encoding: TextEncoding = .detect, lineLimit: Int = defaultLineLimit
    ) throws(CorpusFileError) {
        try self.init(file: file, encoding: encoding, lineLimit: lineLimit, declaration: { _, _ in nil })
    }

    /// Opens a file that may declare its encoding in its first bytes.
    init(
        file: String, encoding asked: TextEncoding, lineLimit: Int,
        declaration: (UnsafeRawBufferPointer, String) throws(CorpusFileError) -> TextEncoding?
    ) throws(CorpusFileError) {
        let input = try ByteInput(file: file)
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunkSize, alignment: 16)
        let first: Int
        let evidence: EncodingEvidence
        do throws(CorpusFileError) {
            first = try Self.fill(chunk, from: input)
            let bytes = UnsafeRawBufferPointer(rebasing: chunk[..<first])
            let declared = asked == .detect ? try declaration(bytes, file) : nil
            evidence = try EncodingEvidence(of: bytes, asked: declared ?? asked, file: file)
        } catch {
            chunk.deallocate()
            throw error
        }
        self.file = file
        self.input = input
        self.chunk = chunk
        self.lineLimit = lineLimit
        encoding = evidence.found
        warnings =
            evidence.firstInvalidLine.map { line in
                let cause = "the first byte that is not UTF-8; the file is read as Windows-1252"
                return [CorpusFileError(file: file, line: line, reason: .unknownEncoding(cause))]
            } ?? []
        decoding = TextDecoding(encoding: evidence.found)
        capacity = Self.chunkSize * decoding.largestExpansion * 2 + 8
        text = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        hasEnded = first < chunk.count
        end = decoding.decode(
            UnsafeRawBufferPointer(rebasing: chunk[evidence.markLength..<first]), into: text, isLast: hasEnded)
        let decoded = UnsafeBufferPointer(start: text, count: end)
        mayHoldNUL = decoded.contains(0)
        endsAtCarriageReturn = !decoded.contains(0x0A) && decoded.contains(0x0D)
    }

    deinit {
        chunk.deallocate()
        text.deallocate()
    }

    /// The next line as a string, or nil at the end.
    ///
    /// - Returns: The line, or what is wrong with it.
    /// - Throws: ``CorpusFileError/Reason/unreadable(_:)`` when the file cannot be read further.
    public func next() throws(CorpusFileError) -> TextLine? {
        guard let line = try nextLine() else { return nil }
        var reason = line.fault
        if reason == nil {
            if let text = String(validating: line.bytes, as: UTF8.self) {
                return TextLine(number: line.number, content: .success(text))
            }
            reason = invalidText
        }
        let fault = CorpusFileError(file: file, line: line.number, reason: reason ?? invalidText)
        return TextLine(number: line.number, content: .failure(fault))
    }

    /// What a line that is not valid suffers from.
    var invalidText: CorpusFileError.Reason {
        switch encoding {
        case .utf16LittleEndian, .utf16BigEndian: .malformed("half a surrogate pair of UTF-16")
        case .utf8, .windows1252: .invalidUTF8
        }
    }

    /// The next line as bytes, or nil at the end.
    func nextLine() throws(CorpusFileError) -> Line? {
        var scanned = start
        var isTooLong = false
        while true {
            if let stop = lineEnd(from: scanned) {
                // The LF of a CRLF may lie in the next chunk.
                if text[stop] == 0x0D, stop + 1 == end, !hasEnded {
                    let length = stop - start
                    try refill()
                    scanned = start + length
                    continue
                }
                let isPair = text[stop] == 0x0D && stop + 1 < end && text[stop + 1] == 0x0A
                let next = stop + (isPair ? 2 : 1)
                defer { start = next }
                if text[stop] == 0x0D { return line(to: stop, isPair ? .both : .carriageReturn, isTooLong) }
                let hasReturn = stop > start && text[stop - 1] == 0x0D
                return line(to: hasReturn ? stop - 1 : stop, hasReturn ? .both : .lineFeed, isTooLong)
            }
            if hasEnded {
                guard start < end || isTooLong else { return nil }
                defer { start = end }
                return line(to: end, .none, isTooLong)
            }
            if end - start > lineLimit {
                // The rest of the line is read and forgotten; a CR at its end may belong to a CRLF.
                isTooLong = true
                start = end - 1
            }
            let length = end - start
            try refill()
            scanned = start + length
        }
    }

    private func line(to stop: Int, _ ending: Ending, _ isTooLong: Bool) -> Line {
        lineNumber += 1
        let bytes = UnsafeBufferPointer(start: text + start, count: stop - start)
        var fault: CorpusFileError.Reason?
        if isTooLong || bytes.count > lineLimit {
            fault = .tooLong(limit: lineLimit)
        } else if mayHoldNUL, memchr(text + start, 0, bytes.count) != nil {
            fault = .nulCharacter
        }
        return Line(number: lineNumber, bytes: bytes, ending: ending, fault: fault)
    }

    /// Where the first line end at or behind a place begins.
    private func lineEnd(from place: Int) -> Int? {
        guard place < end else { return nil }
        let feed = memchr(text + place, 0x0A, end - place).map { UnsafeRawPointer(text).distance(to: $0) }
        guard endsAtCarriageReturn else { return feed }
        let stop = feed ?? end
        return memchr(text + place, 0x0D, stop - place).map { UnsafeRawPointer(text).distance(to: $0) } ?? feed
    }

    private func refill() throws(CorpusFileError) {
        if start > 0 {
            memmove(text, text + start, end - start)
            end -= start
            start = 0
        }
        let needed = end + Self.chunkSize * decoding.largestExpansion + 8
        if needed > capacity {
            capacity = max(needed, capacity * 2)
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
            larger.update(from: text, count: end)
            text.deallocate()
            text = larger
        }
        let count: Int
        do throws(CorpusFileError) {
            count = try Self.fill(chunk, from: input)
        } catch {
            throw CorpusFileError(file: file, line: lineNumber + 1, reason: error.reason)
        }
        hasEnded = count < chunk.count
        let added = decoding.decode(
            UnsafeRawBufferPointer(rebasing: chunk[..<count]), into: text + end, isLast: hasEnded)
        if !mayHoldNUL { mayHoldNUL = memchr(text + end, 0, added) != nil }
        end += added
    }

    /// Fills a chunk as far as the file goes.
    private static func fill(
        _ chunk: UnsafeMutableRawBufferPointer, from input: ByteInput
    ) throws(CorpusFileError) -> Int {
        var count = 0
        while count < chunk.count {
            let read = try input.read(into: UnsafeMutableRawBufferPointer(rebasing: chunk[count...]))
            if read == 0 { break }
            count += read
        }
        return count
    }
}
