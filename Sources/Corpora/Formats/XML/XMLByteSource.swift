import CXML2

/// Hands the bytes of a file to libxml2 and takes its complaints.
final class XMLByteSource {
    /// The first fault behind which nothing can be read.
    private(set) var fault: CorpusFileError?
    private let input: ByteInput
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
    private var start = 0
    private var end = 0
    private var isFirst = true

    init(_ input: ByteInput) { self.input = input }

    deinit { buffer.deallocate() }

    /// Gives the next bytes, at most up to the end of a tag.
    ///
    /// libxml2 parses all it is given before it reports a tag, and its line is the one where parsing stands; the lines it
    /// keeps for tags end at 65535. Pieces that end with a tag make the two places one.
    func read(_ target: UnsafeMutableRawBufferPointer) -> Int32 {
        if start == end {
            do throws(CorpusFileError) {
                (start, end) = (0, try input.read(into: buffer))
            } catch {
                if fault == nil { fault = error }
                return -1
            }
        }
        // The first four bytes tell the encoding and must come together; more than 512 would be parsed in two steps.
        let limit = min(end, start + min(target.count, 512))
        var stop = min(limit, start + (isFirst ? 4 : 1))
        isFirst = false
        while stop < limit, buffer[stop - 1] != UInt8(ascii: ">") { stop += 1 }
        // UTF-16, low byte first: the other half of the sign.
        if stop < limit, buffer[stop - 1] == UInt8(ascii: ">"), buffer[stop] == 0 { stop += 1 }
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<stop]))
        defer { start = stop }
        return Int32(stop - start)
    }

    /// Takes a complaint; warnings and faults of namespaces do not stop the reading.
    func record(_ error: xmlError) {
        guard fault == nil, error.level == XML_ERR_FATAL || error.level == XML_ERR_ERROR,
            error.domain != XML_FROM_NAMESPACE.rawValue
        else { return }
        let message = error.message.map { String(cString: $0) } ?? "not well formed"
        let cause = message.split(separator: "\n").joined(separator: " ")
        let reason: CorpusFileError.Reason =
            switch error.code {
            // The same code stands for a character that XML does not allow.
            case Int32(XML_ERR_INVALID_CHAR.rawValue) where message.contains("not proper UTF-8"): .invalidUTF8
            case Int32(XML_ERR_INVALID_ENCODING.rawValue): .invalidUTF8
            case Int32(XML_ERR_UNSUPPORTED_ENCODING.rawValue), Int32(XML_ERR_UNKNOWN_ENCODING.rawValue):
                .unknownEncoding(cause)
            default: .malformed("not well formed: \(cause)")
            }
        fault = CorpusFileError(file: input.file, line: Int(error.line), reason: reason)
    }
}
