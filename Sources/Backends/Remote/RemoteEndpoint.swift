import FoundationEssentials
public import Transport

/// Where a service answers, and what every request to it carries.
public struct RemoteEndpoint: Hashable, Sendable {
    /// URL before the paths of the service, without a slash at its end.
    public let url: String
    /// The service's key, where it wants one.
    public let key: RemoteKey?
    /// Fields that the operator adds to every request.
    public let headers: [RemoteHeader]

    /// Creates an endpoint; slashes at the end of the URL are dropped.
    public init(url: String, key: RemoteKey? = nil, headers: [RemoteHeader] = []) {
        var bytes = Array(url.utf8)
        while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        self.url = String(decoding: bytes, as: UTF8.self)
        self.key = key
        self.headers = headers
    }

    /// A request without a body.
    ///
    /// - Parameters:
    ///   - path: What follows the URL, in ASCII.
    ///   - fields: Header fields of the service.
    /// - Returns: A request with the operator's fields.
    public func get(_ path: String, fields: [TransportHeader] = []) -> TransportRequest {
        TransportRequest(url: url + path, headers: fields + ownFields)
    }

    /// A request with a body of JSON.
    ///
    /// - Parameters:
    ///   - path: What follows the URL, in ASCII.
    ///   - value: Strings, numbers, arrays and objects of them.
    ///   - fields: Header fields of the service.
    /// - Returns: A request with the operator's fields.
    public func post(_ path: String, json value: some Encodable, fields: [TransportHeader] = []) -> TransportRequest {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body: Data
        do { body = try encoder.encode(value) } catch { preconditionFailure("texts and finite numbers are JSON") }
        return TransportRequest(
            method: "POST", url: url + path,
            headers: [TransportHeader(name: "Content-Type", value: "application/json; charset=utf-8")] + fields
                + ownFields,
            body: Array(body))
    }

    /// A request with the fields of a form.
    ///
    /// - Parameters:
    ///   - path: What follows the URL, in ASCII.
    ///   - form: Names in ASCII and values.
    /// - Returns: A request with the operator's fields.
    public func post(_ path: String, form: KeyValuePairs<String, String>) -> TransportRequest {
        let text = form.map { "\($0.key)=\(percentEncoded($0.value))" }.joined(separator: "&")
        return TransportRequest(
            method: "POST", url: url + path,
            headers: [TransportHeader(name: "Content-Type", value: "application/x-www-form-urlencoded")] + ownFields,
            body: Array(text.utf8))
    }

    private var ownFields: [TransportHeader] {
        headers.map { TransportHeader(name: $0.name, value: $0.value.secret) }
    }
}

/// A text with all bytes but unreserved ones (RFC 3986, 2.3) as percent signs.
func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: bytes.append(byte)
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): bytes.append(byte)
        default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}
