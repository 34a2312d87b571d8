public import Translation
public import Transport

/// Another gateway of this kind, by its own `/v1/translate`: each text has a result of its own.
public struct ChakaDialect: RemoteDialect {
    private struct Request: Encodable {
        let items: [String]
        let source: String
        let target: String
    }

    private struct Reply: Decodable { let items: [Item] }

    private struct Item: Decodable {
        struct Target: Decodable { let how: String }
        struct Quality: Decodable { let score: Double }
        struct Segment: Decodable { let unknownWords: [String] }
        struct Problem: Decodable {
            let status: Int
            let code: String
        }

        let status: String
        let text: String?
        let target: Target?
        let quality: Quality?
        let segments: [Segment]?
        let error: Problem?
    }

    private struct Problem: Decodable { let code: String }

    /// The batch that a gateway takes unless configured otherwise.
    public let limits = RemoteLimits(segments: 128, characters: 1_000_000)
    private let endpoint: RemoteEndpoint

    /// Creates a dialect for an endpoint.
    public init(_ endpoint: RemoteEndpoint) { self.endpoint = endpoint }

    /// One `POST /v1/translate`; the other gateway finds what must not be touched by itself.
    public func request(_ segments: [SegmentInput], pair: RemotePair) -> TransportRequest {
        endpoint.post(
            "/v1/translate",
            json: Request(items: segments.map(\.text), source: pair.source, target: pair.target), fields: fields)
    }

    /// Reads `items`: what the other gateway did not translate is no answer here, and another variety is none either.
    public func outputs(
        _ response: TransportResponse, for segments: [SegmentInput]
    ) throws(BackendError) -> [Result<SegmentOutput, BackendError>] {
        // A request of one text fails as a whole where a batch has an error of the item.
        if segments.count == 1, response.status >= 400, let code = response.json(Problem.self)?.code,
            let error = Self.abstention(code)
        {
            return [.failure(error)]
        }
        return try response.translations(Reply.self).items.map(Self.output)
    }

    /// Whether the other gateway is ready.
    public var healthRequest: TransportRequest? { endpoint.get("/readyz", fields: fields) }

    private var fields: [TransportHeader] {
        endpoint.key.map { [TransportHeader(name: "Authorization", value: "Bearer \($0.secret)")] } ?? []
    }

    private static func output(_ item: Item) -> Result<SegmentOutput, BackendError> {
        switch item.status {
        case "translated", "copied":
            guard let text = item.text, let segments = item.segments, let target = item.target else {
                return .failure(RemoteStatus.unreadable)
            }
            guard target.how == "exact" || target.how == "region-generalized" else {
                return .failure(BackendError(.noAnswer, "the other gateway serves another variety"))
            }
            var unknown: [String] = []
            for word in segments.flatMap(\.unknownWords) where !unknown.contains(word) { unknown.append(word) }
            // Its units are in another store: their identifiers mean nothing here.
            return .success(SegmentOutput(text: text, unknownWords: unknown, confidence: item.quality?.score))
        case "abstained", "failed":
            return .failure(BackendError(.noAnswer, "the other gateway did not translate it (\(item.status))"))
        case "error":
            guard let problem = item.error else { return .failure(RemoteStatus.unreadable) }
            return .failure(
                abstention(problem.code)
                    ?? BackendError(
                        problem.status == 429 ? .rateLimited : problem.status < 500 ? .refusedInput : .unavailable,
                        "the other gateway has an error for it (\(problem.status))"))
        default: return .failure(RemoteStatus.unreadable)
        }
    }

    /// The error for a code that speaks of one text and not of the service.
    private static func abstention(_ code: String) -> BackendError? {
        switch code {
        case "translation.no-route", "translation.source-undetermined", "translation.forbidden-by-policy":
            BackendError(.noAnswer, "the other gateway has no way for it")
        case "translation.text-too-long": BackendError(.refusedInput, "longer than the other gateway takes")
        default: nil
        }
    }
}
