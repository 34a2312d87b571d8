public import Translation
public import Transport

/// Google's Cloud Translation, edition Basic (v2).
///
/// Source: https://cloud.google.com/translate/docs/reference/rest/v2/translate and https://cloud.google.com/translate/quotas.
public struct GoogleDialect: RemoteDialect {
    private struct Request: Encodable {
        let q: [String]
        let source: String
        let target: String
        let format: String
    }

    private struct Reply: Decodable {
        struct Data: Decodable { let translations: [Translation] }
        struct Translation: Decodable { let translatedText: String }
        let data: Data
    }

    private struct Failure: Decodable {
        struct Detail: Decodable {
            let errors: [Item]?
            let message: String?
        }
        struct Item: Decodable { let reason: String? }
        let error: Detail
    }

    private static let markup = ProtectedMarkup(element: "span", attributes: " translate=\"no\"")

    /// 128 texts, and the length that the service recommends for a request.
    public let limits = RemoteLimits(segments: 128, characters: 5000)
    private let endpoint: RemoteEndpoint

    /// Creates a dialect for an endpoint.
    public init(_ endpoint: RemoteEndpoint) { self.endpoint = endpoint }

    /// One `POST /language/translate/v2`, the key in a header field, where no log of a proxy has it.
    public func request(_ segments: [SegmentInput], pair: RemotePair) -> TransportRequest {
        let isMarked = ProtectedMarkup.isNeeded(segments)
        return endpoint.post(
            "/language/translate/v2",
            json: Request(
                q: segments.map { isMarked ? Self.markup.encoded($0) : $0.text }, source: pair.source,
                target: pair.target, format: isMarked ? "html" : "text"),
            fields: endpoint.key.map { [TransportHeader(name: "X-Goog-Api-Key", value: $0.secret)] } ?? [])
    }

    /// Reads `data.translations`; a quota that is used up comes as 403 with a reason.
    public func outputs(
        _ response: TransportResponse, for segments: [SegmentInput]
    ) throws(BackendError) -> [Result<SegmentOutput, BackendError>] {
        if response.status == 403, let error = quotaError(response) { throw error }
        let texts = try response.translations(Reply.self).data.translations.map(\.translatedText)
        let isMarked = ProtectedMarkup.isNeeded(segments)
        return texts.map { .success(SegmentOutput(text: isMarked ? Self.markup.decoded($0) : $0)) }
    }

    /// None: every request is paid for or counted.
    public var healthRequest: TransportRequest? { nil }

    private func quotaError(_ response: TransportResponse) -> BackendError? {
        guard let detail = response.json(Failure.self)?.error else { return nil }
        let reasons = (detail.errors ?? []).compactMap { $0.reason?.lowercased() }
        let message = detail.message?.lowercased() ?? ""
        if reasons.contains("dailylimitexceeded") || message.hasPrefix("daily limit exceeded") {
            return BackendError(.quotaExceeded, "the service's daily quota is used up (403)")
        }
        if reasons.contains(where: { $0.hasSuffix("ratelimitexceeded") })
            || message.hasPrefix("user rate limit exceeded")
        {
            return BackendError(.rateLimited, "the service asks for fewer requests (403)")
        }
        return nil
    }
}
