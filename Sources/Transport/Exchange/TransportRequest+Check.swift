extension TransportRequest {
    private static let framingFields: Set<String> = [
        "connection", "content-length", "expect", "host", "proxy-authorization", "te", "trailer", "transfer-encoding",
        "upgrade",
    ]

    /// Checks everything but the deadline, and reads the URL.
    func checkedTarget(allowsFile: Bool, cache: TargetCache) throws(TransportError) -> RequestTarget {
        guard !method.isEmpty, method.utf8.allSatisfy({ 65...90 ~= $0 }) else {
            throw invalid("the method is no word of capital letters")
        }
        guard method != "CONNECT", method != "TRACE" else { throw invalid("the method \(method) is not sent") }
        for header in headers { try check(header) }
        guard maximumBodyBytes >= 0, maximumRedirects >= 0, offset <= UInt64(Int64.max) else {
            throw invalid("a limit or the offset is out of range")
        }
        let target = try cache.target(of: url)
        guard target.scheme != .file || (allowsFile && allowsFileURL) else {
            throw invalid("file URLs are not allowed here")
        }
        return target
    }

    private func check(_ header: TransportHeader) throws(TransportError) {
        guard !header.name.isEmpty, header.name.utf8.allSatisfy(Self.isTokenByte) else {
            throw invalid("the name of a header field is no token")
        }
        guard header.value.utf8.allSatisfy({ $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }) else {
            throw invalid("the value of the header field \(header.name) holds a control character")
        }
        let name = String(decoding: header.name.utf8.map(lowercased), as: UTF8.self)
        guard !Self.framingFields.contains(name), name != "range" || offset == 0 else {
            throw invalid("the header field \(name) is made by the transport")
        }
    }

    /// RFC 9110, 5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    private func invalid(_ reason: String) -> TransportError {
        TransportError(code: .invalidRequest, explanation: reason)
    }
}
