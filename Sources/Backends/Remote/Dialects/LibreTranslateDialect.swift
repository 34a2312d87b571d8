public import Translation
public import Transport

/// LibreTranslate and what speaks like it.
///
/// Source: https://github.com/LibreTranslate/LibreTranslate, `libretranslate/app.py` of 1.6.
public struct LibreTranslateDialect: RemoteDialect {
    private struct Request: Encodable {
        let q: [String]
        let source: String
        let target: String
        let format: String
        // The field's name in the service's own words.
        let api_key: String?
    }

    private struct Reply: Decodable {
        /// One text where the service answers a list of one as it answers a text.
        enum Texts: Decodable {
            case one(String)
            case many([String])

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                // A list first; what is neither fails as a text.
                if let texts = try? container.decode([String].self) {
                    self = .many(texts)
                } else {
                    self = .one(try container.decode(String.self))
                }
            }
        }

        let translatedText: Texts
    }

    private static let markup = ProtectedMarkup(element: "span", attributes: " translate=\"no\"")

    /// No limits of its own; the operator of a service sets them.
    public let limits = RemoteLimits(segments: 1000, characters: 1_000_000)
    private let endpoint: RemoteEndpoint
    private let isPlainOnly: Bool

    /// Creates a dialect.
    ///
    /// - Parameters:
    ///   - endpoint: Where the service answers.
    ///   - isPlainOnly: Whether the service refuses HTML, so that nothing can be protected.
    public init(_ endpoint: RemoteEndpoint, isPlainOnly: Bool = false) {
        self.endpoint = endpoint
        self.isPlainOnly = isPlainOnly
    }

    /// One `POST /translate` with a list.
    public func request(_ segments: [SegmentInput], pair: RemotePair) -> TransportRequest {
        let isMarked = isMarked(segments)
        return endpoint.post(
            "/translate",
            json: Request(
                q: segments.map { isMarked ? Self.markup.encoded($0) : $0.text }, source: pair.source,
                target: pair.target, format: isMarked ? "html" : "text", api_key: endpoint.key?.secret))
    }

    /// Reads `translatedText`.
    public func outputs(
        _ response: TransportResponse, for segments: [SegmentInput]
    ) throws(BackendError) -> [Result<SegmentOutput, BackendError>] {
        let texts: [String] =
            switch try response.translations(Reply.self).translatedText {
            case .one(let text): [text]
            case .many(let texts): texts
            }
        guard texts.count == segments.count else {
            throw BackendError(.malformedReply, "\(texts.count) translations for \(segments.count) texts")
        }
        guard isMarked(segments) else { return texts.map { .success(SegmentOutput(text: $0)) } }
        return zip(texts, segments).map { text, segment in
            // The service may have replaced entities already; what reads as one may then be the text's own.
            let unescapes = !MarkupEntity.isPresent(in: segment.text)
            return .success(SegmentOutput(text: Self.markup.decoded(text, unescapes: unescapes)))
        }
    }

    /// The list of languages, which shows that the models are loaded.
    public var healthRequest: TransportRequest? { endpoint.get("/languages") }

    /// Whether a batch travels as HTML: in plain text the service replaces what reads as an entity.
    private func isMarked(_ segments: [SegmentInput]) -> Bool {
        !isPlainOnly
            && (ProtectedMarkup.isNeeded(segments) || segments.contains { MarkupEntity.isPresent(in: $0.text) })
    }
}
