/// The status line and header fields of an answer while they come, line by line.
struct ResponseHead {
    private(set) var status = 0
    private(set) var headers = TransportHeaders()
    /// Whether all lines are there; the lines after that are trailers.
    private(set) var isComplete = false
    private var byteCount = 0

    /// Most bytes of a head.
    static let maximumBytes = 256 << 10

    /// Takes a line with its end; false when the head is too large or no head.
    mutating func append(_ line: UnsafeRawBufferPointer) -> Bool {
        guard !isComplete else { return true }
        byteCount += line.count
        guard byteCount <= Self.maximumBytes else { return false }
        if line.starts(with: "HTTP/".utf8) {
            // Interim answers (RFC 9110, 15.2) come before the one that counts.
            status = Self.status(of: line)
            headers = TransportHeaders()
            return 100...999 ~= status
        }
        guard line.contains(where: { $0 != 0x0D && $0 != 0x0A }) else {
            isComplete = status >= 200
            return true
        }
        headers.append(line: line)
        return true
    }

    /// The number that a field holds, if it is one.
    func number(_ name: String) -> Int64? { headers[name].flatMap { Int64($0) } }

    /// The first byte's place that `Content-Range: bytes first-last/length` names (RFC 9110, 14.4).
    var rangeStart: UInt64? {
        guard let range = headers["content-range"], range.utf8.starts(with: "bytes ".utf8) else { return nil }
        return UInt64(range.dropFirst(6).prefix { $0 != "-" })
    }

    private static func status(of line: UnsafeRawBufferPointer) -> Int {
        guard let blank = line.firstIndex(of: 0x20) else { return 0 }
        let digits = line[(blank + 1)...].prefix(3)
        guard digits.count == 3, digits.allSatisfy({ 48...57 ~= $0 }) else { return 0 }
        return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
    }
}
