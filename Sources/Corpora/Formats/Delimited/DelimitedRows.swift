import Foundation

/// The rows of a file of columns as a stream; the fields of a row stay until the next is read.
final class DelimitedRows {
    enum Outcome: Hashable {
        case row
        case fault(CorpusFileError.Reason)
    }

    let input: TextInput
    /// `# key: value` lines before the first row, keys in lower case.
    private(set) var headers: [String: String] = [:]
    /// Line on which the row begins, 1-based.
    private(set) var line = 0
    /// Number of fields of the row.
    var count: Int { fields.count }

    private var fields: [Range<Int>] = []
    private var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    /// The row's bytes where they are not those of the line: unquoted or unescaped.
    private var scratch: [UInt8] = []
    private var isInScratch = false

    private var delimiter: UInt8?
    private let isQuoted: Bool
    private let isEscaped: Bool
    private let lineLimit: Int
    private var mayHaveHeaders: Bool

    /// Opens a file; with `hasHeaders`, lines that begin with `#` before the first row are header lines.
    init(
        file: String, style: DelimitedOptions.Style, hasHeaders: Bool, text: TextReadingOptions
    ) throws(CorpusFileError) {
        input = try TextInput(file: file, encoding: text.encoding, lineLimit: text.lineLimit)
        mayHaveHeaders = hasHeaders
        lineLimit = text.lineLimit
        switch style {
        case .tabs(let areEscaped):
            delimiter = 0x09
            isEscaped = areEscaped
            isQuoted = false
        case .quoted(let delimiter):
            self.delimiter = delimiter
            isEscaped = false
            isQuoted = true
        }
    }

    /// Whether a field of the row is empty.
    func isEmpty(_ field: Int) -> Bool { fields[field].isEmpty }

    /// A field of the row, or nil when it is not valid text.
    func text(_ field: Int) -> String? {
        let range = fields[field]
        if isInScratch {
            return scratch.withUnsafeBufferPointer {
                String(validating: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
            }
        }
        return String(validating: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    /// Reads the next row; empty lines are skipped, and `#` lines in a file that has header lines.
    func next() throws(CorpusFileError) -> Outcome? {
        while let next = try input.nextLine() {
            line = next.number
            if let fault = next.fault { return .fault(fault) }
            if next.bytes.isEmpty { continue }
            if next.bytes[0] == UInt8(ascii: "#"), mayHaveHeaders || !headers.isEmpty {
                if mayHaveHeaders { readHeader(next.bytes) }
                continue
            }
            mayHaveHeaders = false
            return try read(next)
        }
        return nil
    }

    private func read(_ line: TextInput.Line) throws(CorpusFileError) -> Outcome {
        let delimiter = self.delimiter ?? Self.delimiter(in: line.bytes)
        self.delimiter = delimiter
        fields.removeAll(keepingCapacity: true)
        isInScratch = false
        bytes = line.bytes
        if isQuoted, Self.holds(UInt8(ascii: "\""), line.bytes) { return try readQuoted(line, delimiter) }
        if isEscaped, Self.holds(UInt8(ascii: "\\"), line.bytes) {
            readEscaped(line.bytes, delimiter)
            return .row
        }
        var start = 0
        guard let base = line.bytes.baseAddress else { return .row }
        while let found = memchr(base + start, Int32(delimiter), line.bytes.count - start) {
            let end = UnsafeRawPointer(base).distance(to: found)
            fields.append(start..<end)
            start = end + 1
        }
        fields.append(start..<line.bytes.count)
        return .row
    }

    private static func holds(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.baseAddress.map { memchr($0, Int32(byte), bytes.count) != nil } ?? false
    }

    private func readEscaped(_ line: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8) {
        scratch.removeAll(keepingCapacity: true)
        isInScratch = true
        var start = 0
        var index = 0
        while index < line.count {
            let byte = line[index]
            index += 1
            if byte == delimiter {
                fields.append(start..<scratch.count)
                start = scratch.count
            } else if byte == UInt8(ascii: "\\"), index < line.count, let meant = Self.meant(by: line[index]) {
                scratch.append(meant)
                index += 1
            } else {
                scratch.append(byte)
            }
        }
        fields.append(start..<scratch.count)
    }

    /// What a letter after `\` stands for; nil: the `\` is a `\`, as in files that know no escapes.
    private static func meant(by letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "\\"): letter
        default: nil
        }
    }

    /// Reads a row with quotes, which may go over many lines.
    ///
    /// Source: RFC 4180 (2005), section 2.
    private func readQuoted(_ first: TextInput.Line, _ delimiter: UInt8) throws(CorpusFileError) -> Outcome {
        scratch.removeAll(keepingCapacity: true)
        isInScratch = true
        var line = first
        var fieldStart = 0
        var place = QuotePlace.fieldStart
        var fault: CorpusFileError.Reason?
        while true {
            for byte in line.bytes {
                switch place {
                case .quoted:
                    if byte == UInt8(ascii: "\"") { place = .afterQuote } else { scratch.append(byte) }
                case .afterQuote where byte == UInt8(ascii: "\""):
                    scratch.append(byte)
                    place = .quoted
                case .fieldStart where byte == UInt8(ascii: "\""): place = .quoted
                case _ where byte == delimiter:
                    fields.append(fieldStart..<scratch.count)
                    fieldStart = scratch.count
                    place = .fieldStart
                case .afterQuote:
                    fault = fault ?? .malformed("text behind a closing quote")
                    place = .plain
                default:
                    scratch.append(byte)
                    place = .plain
                }
            }
            guard place == .quoted else { break }
            scratch += line.ending.bytes
            guard scratch.count <= lineLimit else { return .fault(.tooLong(limit: lineLimit)) }
            guard let next = try input.nextLine() else { return .fault(.malformed("a quote is not closed")) }
            fault = fault ?? next.fault
            line = next
        }
        fields.append(fieldStart..<scratch.count)
        return fault.map { .fault($0) } ?? .row
    }

    private enum QuotePlace { case fieldStart, plain, quoted, afterQuote }

    /// The most frequent of tab, semicolon and comma outside quotes; comma when there is none.
    private static func delimiter(in line: UnsafeBufferPointer<UInt8>) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in line {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() } else if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let candidates: [UInt8] = [0x09, UInt8(ascii: ";"), UInt8(ascii: ",")]
        let best = candidates.map { counts[$0] ?? 0 }.max() ?? 0
        return best == 0 ? UInt8(ascii: ",") : candidates.first { counts[$0] == best } ?? UInt8(ascii: ",")
    }

    private func readHeader(_ line: UnsafeBufferPointer<UInt8>) {
        let text = String(decoding: line.dropFirst(), as: UTF8.self)
        guard let colon = text.firstIndex(of: ":") else { return }
        let key = trimmed(text[..<colon]).lowercased()
        if !key.isEmpty { headers[key] = trimmed(text[text.index(after: colon)...]) }
    }
}
