import HTTPTypes

/// Where clients put a key: the headers of the systems whose clients are to work unchanged.
enum Credentials {
    private static let keyHeader = HTTPField.Name("X-Api-Key")

    /// The key of the headers, or nil: `Authorization: Bearer` (RFC 6750), `Authorization: DeepL-Auth-Key`, `X-Api-Key`.
    static func key(in headers: HTTPFields) -> String? {
        if let authorization = headers[.authorization], let key = key(ofAuthorization: authorization) { return key }
        return keyHeader.flatMap { headers[$0] }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The key of an `Authorization` header; nil for another scheme.
    static func key(ofAuthorization value: String) -> String? {
        let parts = value.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard parts.count == 2, ["bearer", "deepl-auth-key"].contains(parts[0].lowercased()) else { return nil }
        let key = parts[1].filter { $0 != " " }
        return key.isEmpty ? nil : key
    }
}
