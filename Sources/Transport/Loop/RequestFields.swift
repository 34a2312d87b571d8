import CCurl

/// The header fields of a request in libcurl's form.
enum RequestFields {
    /// What another origin may see after a redirect: nothing that could be a credential.
    private static let harmless: Set<String> = [
        "accept", "accept-encoding", "accept-language", "cache-control", "content-language", "content-type", "if-range",
        "user-agent",
    ]

    /// Makes the list, which the caller frees; nil when it is empty.
    static func list(
        _ headers: [TransportHeader], isForeign: Bool, hasBody: Bool
    ) -> UnsafeMutablePointer<curl_slist>? {
        var list: UnsafeMutablePointer<curl_slist>?
        var hasContentType = false
        for header in headers {
            let name = String(decoding: header.name.utf8.map(lowercased), as: UTF8.self)
            if isForeign, !harmless.contains(name) { continue }
            if name == "content-type" { hasContentType = true }
            // libcurl takes "name:" for the order to leave the field out, and "name;" for one without a value.
            let isEmpty = header.value.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
            list = appended(isEmpty ? "\(header.name);" : "\(header.name): \(header.value)", to: list)
        }
        if hasBody {
            // A pause for "100 Continue" and a form's type are libcurl's own additions.
            list = appended("Expect:", to: list)
            if !hasContentType { list = appended("Content-Type:", to: list) }
        }
        return list
    }

    private static func appended(
        _ line: String, to list: UnsafeMutablePointer<curl_slist>?
    ) -> UnsafeMutablePointer<curl_slist>? {
        guard let longer = curl_slist_append(list, line) else { preconditionFailure("no memory for a header field") }
        return longer
    }
}
