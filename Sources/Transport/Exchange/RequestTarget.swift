import CCurl

/// A checked URL with the parts that decisions are made on.
struct RequestTarget: Sendable {
    /// Schemes that the transport speaks.
    enum Scheme: String, Sendable {
        case http, https, file
    }

    /// The URL as it is sent.
    let url: String
    let scheme: Scheme
    /// The host, for messages and to compare; empty for a file.
    let host: String
    /// The port, the scheme's own if the URL names none.
    let port: String

    /// Checks an absolute URL.
    init(_ url: String) throws(TransportError) { try self.init(url, relativeTo: nil) }

    /// Checks what a redirect names, relative to the URL that was asked.
    func following(_ location: String) throws(TransportError) -> RequestTarget {
        let next: RequestTarget
        do throws(TransportError) {
            next = try RequestTarget(location, relativeTo: url)
        } catch {
            throw TransportError(
                code: .refusedRedirect, explanation: "\(host) redirects to what is no URL of http or https")
        }
        guard next.scheme != .file, scheme == .http || next.scheme == .https else {
            throw TransportError(
                code: .refusedRedirect, explanation: "\(host) redirects from \(scheme) to \(next.scheme)")
        }
        return next
    }

    /// Whether both have one scheme, host and port (RFC 6454).
    func isSameOrigin(as other: RequestTarget) -> Bool {
        scheme == other.scheme && port == other.port && host.utf8.elementsEqual(other.host.utf8)
    }

    /// The path of a file URL, percent signs decoded.
    func filePath() throws(TransportError) -> String {
        guard let parts = curl_url() else { throw Self.invalid("memory is short") }
        defer { curl_url_cleanup(parts) }
        guard curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK,
            let path = Self.part(CURLUPART_PATH, of: parts, flags: UInt32(CURLU_URLDECODE))
        else { throw Self.invalid("the file URL has no usable path") }
        return path
    }

    private init(_ url: String, relativeTo base: String?) throws(TransportError) {
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Self.invalid("the URL holds a space, a control character or a letter beyond ASCII")
        }
        // libcurl takes "http:///path" for the host "path".
        if base == nil, !Self.hasAuthority(url) { throw Self.invalid("the URL is none of http or https with a host") }
        guard let parts = curl_url() else { throw Self.invalid("memory is short") }
        defer { curl_url_cleanup(parts) }
        if let base, curl_url_set(parts, CURLUPART_URL, base, 0) != CURLUE_OK { throw Self.invalid("no base URL") }
        switch curl_url_set(parts, CURLUPART_URL, url, UInt32(CURLU_DISALLOW_USER)) {
        case CURLUE_OK: break
        case CURLUE_USER_NOT_ALLOWED: throw Self.invalid("the URL holds a user or password")
        default: throw Self.invalid("the URL cannot be read")
        }
        guard let scheme = Self.part(CURLUPART_SCHEME, of: parts).flatMap(Scheme.init(rawValue:)) else {
            throw Self.invalid("the URL is none of http or https")
        }
        self.scheme = scheme
        if base == nil {
            self.url = url
        } else {
            guard let resolved = Self.part(CURLUPART_URL, of: parts) else { throw Self.invalid("no URL") }
            self.url = resolved
        }
        let name = Self.part(CURLUPART_HOST, of: parts) ?? ""
        guard scheme == .file || !name.isEmpty else { throw Self.invalid("the URL has no host") }
        host = String(decoding: name.utf8.map(lowercased), as: UTF8.self)
        port = scheme == .file ? "" : Self.part(CURLUPART_PORT, of: parts, flags: UInt32(CURLU_DEFAULT_PORT)) ?? ""
    }

    private static func hasAuthority(_ url: String) -> Bool {
        let bytes = url.utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let rest = bytes[bytes.index(after: colon)...]
        guard rest.starts(with: "//".utf8) else { return false }
        let isFile = bytes[..<colon].map(lowercased).elementsEqual("file".utf8)
        let next = rest.dropFirst(2).first
        return isFile || (next != nil && next != UInt8(ascii: "/"))
    }

    private static func part(_ part: CURLUPart, of parts: OpaquePointer, flags: UInt32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(parts, part, &text, flags) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }

    private static func invalid(_ reason: String) -> TransportError {
        TransportError(code: .invalidRequest, explanation: reason)
    }
}
