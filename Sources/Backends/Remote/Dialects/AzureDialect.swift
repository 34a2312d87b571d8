public import Translation
public import Transport

/// Azure AI Translator, version 3.0, in the cloud or as a container.
///
/// Source: https://learn.microsoft.com/azure/ai-services/translator/text-translation/reference/v3/translate and
/// `prevent-translation`, `status-response-codes` and `service-limits` beside it.
public struct AzureDialect: RemoteDialect {
    private struct Text: Encodable {
        enum CodingKeys: String, CodingKey { case text = "Text" }
        let text: String
    }

    private struct Item: Decodable {
        struct Translation: Decodable { let text: String }
        let translations: [Translation]
    }

    private struct Failure: Decodable {
        struct Detail: Decodable { let code: Int }
        let error: Detail
    }

    private static let markup = ProtectedMarkup(element: "span", attributes: " class=\"notranslate\"")

    /// 1,000 texts and 50,000 characters.
    public let limits = RemoteLimits(segments: 1000, characters: 50_000)
    private let endpoint: RemoteEndpoint
    private let region: String?

    /// Creates a dialect.
    ///
    /// - Parameters:
    ///   - endpoint: Where the service answers.
    ///   - region: Region of the resource, which every key but a global one needs.
    public init(_ endpoint: RemoteEndpoint, region: String?) {
        self.endpoint = endpoint
        self.region = region
    }

    /// One `POST /translate`.
    public func request(_ segments: [SegmentInput], pair: RemotePair) -> TransportRequest {
        let isMarked = ProtectedMarkup.isNeeded(segments)
        var path = "/translate?api-version=3.0&from=\(percentEncoded(pair.source))&to=\(percentEncoded(pair.target))"
        if isMarked { path += "&textType=html" }
        var fields: [TransportHeader] = []
        if let key = endpoint.key {
            fields.append(TransportHeader(name: "Ocp-Apim-Subscription-Key", value: key.secret))
        }
        if let region { fields.append(TransportHeader(name: "Ocp-Apim-Subscription-Region", value: region)) }
        return endpoint.post(
            path, json: segments.map { Text(text: isMarked ? Self.markup.encoded($0) : $0.text) }, fields: fields)
    }

    /// Reads the first translation of each item; a free quota that is used up comes as 403 with a code.
    public func outputs(
        _ response: TransportResponse, for segments: [SegmentInput]
    ) throws(BackendError) -> [Result<SegmentOutput, BackendError>] {
        if response.status == 403, response.json(Failure.self)?.error.code == 403_001 {
            throw BackendError(.quotaExceeded, "the free quota is used up (403001)")
        }
        let items = try response.translations([Item].self)
        let isMarked = ProtectedMarkup.isNeeded(segments)
        return items.map { item in
            guard let text = item.translations.first?.text else { return .failure(RemoteStatus.unreadable) }
            return .success(SegmentOutput(text: isMarked ? Self.markup.decoded(text) : text))
        }
    }

    /// The list of languages, which needs no key.
    public var healthRequest: TransportRequest? { endpoint.get("/languages?api-version=3.0&scope=translation") }
}
