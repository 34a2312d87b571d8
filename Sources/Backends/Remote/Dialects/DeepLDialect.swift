public import Translation
public import Transport

/// DeepL's API, version 2.
///
/// Source: https://github.com/DeepLcom/openapi, and https://developers.deepl.com/docs on XML handling.
public struct DeepLDialect: RemoteDialect {
    private struct Request: Encodable {
        enum CodingKeys: String, CodingKey {
            case text
            case sourceLanguage = "source_lang"
            case targetLanguage = "target_lang"
            case splitSentences = "split_sentences"
            case preserveFormatting = "preserve_formatting"
            case tagHandling = "tag_handling"
            case ignoreTags = "ignore_tags"
            case allowsBetaLanguages = "enable_beta_languages"
        }

        let text: [String]
        let sourceLanguage: String
        let targetLanguage: String
        // Segments are sentences already.
        let splitSentences = "0"
        let preserveFormatting = true
        let tagHandling: String?
        let ignoreTags: [String]?
        let allowsBetaLanguages: Bool?
    }

    private struct Reply: Decodable {
        struct Translation: Decodable { let text: String }
        let translations: [Translation]
    }

    private static let markup = ProtectedMarkup(element: "x")

    /// 50 texts, and as many characters as 128 KiB of JSON always hold.
    public let limits = RemoteLimits(segments: 50, characters: 20_000)
    private let endpoint: RemoteEndpoint
    private let allowsBetaLanguages: Bool

    /// Creates a dialect.
    ///
    /// - Parameters:
    ///   - endpoint: Where the service answers.
    ///   - allowsBetaLanguages: Whether languages are wanted that the service offers on trial, such as Aymara.
    public init(_ endpoint: RemoteEndpoint, allowsBetaLanguages: Bool = false) {
        self.endpoint = endpoint
        self.allowsBetaLanguages = allowsBetaLanguages
    }

    /// One `POST /v2/translate`.
    public func request(_ segments: [SegmentInput], pair: RemotePair) -> TransportRequest {
        let isMarked = ProtectedMarkup.isNeeded(segments)
        return endpoint.post(
            "/v2/translate",
            json: Request(
                text: segments.map { isMarked ? Self.markup.encoded($0) : $0.text }, sourceLanguage: pair.source,
                targetLanguage: pair.target, tagHandling: isMarked ? "xml" : nil,
                ignoreTags: isMarked ? [Self.markup.element] : nil,
                allowsBetaLanguages: allowsBetaLanguages ? true : nil),
            fields: fields)
    }

    /// Reads `translations`.
    public func outputs(
        _ response: TransportResponse, for segments: [SegmentInput]
    ) throws(BackendError) -> [Result<SegmentOutput, BackendError>] {
        let texts = try response.translations(Reply.self).translations.map(\.text)
        let isMarked = ProtectedMarkup.isNeeded(segments)
        return texts.map { .success(SegmentOutput(text: isMarked ? Self.markup.decoded($0) : $0)) }
    }

    /// What has been used of the quota.
    public var healthRequest: TransportRequest? { endpoint.get("/v2/usage", fields: fields) }

    private var fields: [TransportHeader] {
        endpoint.key.map { [TransportHeader(name: "Authorization", value: "DeepL-Auth-Key \($0.secret)")] } ?? []
    }
}
