public import Translation
public import Transport

/// The pipeline of Bhashini, India's platform of language services, and of Dhruva servers that speak ULCA.
///
/// Source: https://bhashini.gitbook.io/bhashini-apis, "Pipeline Compute Call".
public struct BhashiniDialect: RemoteDialect {
    private struct Request: Encodable {
        struct Language: Encodable {
            let sourceLanguage: String
            let targetLanguage: String
        }

        struct Configuration: Encodable {
            let language: Language
            let serviceId: String?
        }

        struct Task: Encodable {
            let taskType = "translation"
            let config: Configuration
        }

        struct Input: Encodable { let source: String }

        struct Inputs: Encodable { let input: [Input] }

        let pipelineTasks: [Task]
        let inputData: Inputs
    }

    private struct Reply: Decodable {
        struct Step: Decodable {
            let taskType: String
            let output: [Output]?
        }

        struct Output: Decodable { let target: String? }

        let pipelineResponse: [Step]
    }

    /// A moderate batch: the documents name no limit.
    public let limits = RemoteLimits(segments: 25, characters: 5000)
    private let endpoint: RemoteEndpoint
    private let service: String?

    /// Creates a dialect.
    ///
    /// - Parameters:
    ///   - endpoint: The callback URL that the pipeline's configuration names, with the inference key.
    ///   - service: Identifier of the translation service; the server chooses by language when nil.
    public init(_ endpoint: RemoteEndpoint, service: String? = nil) {
        self.endpoint = endpoint
        self.service = service
    }

    /// One compute call with one task.
    public func request(_ segments: [SegmentInput], pair: RemotePair) -> TransportRequest {
        let language = Request.Language(sourceLanguage: pair.source, targetLanguage: pair.target)
        return endpoint.post(
            Self.path(after: endpoint.url),
            json: Request(
                pipelineTasks: [.init(config: .init(language: language, serviceId: service))],
                inputData: .init(input: segments.map { .init(source: $0.text) })),
            fields: endpoint.key.map { [TransportHeader(name: "Authorization", value: $0.secret)] } ?? [])
    }

    /// Reads `output` of the translation; an entry without a text fails its own segment.
    public func outputs(
        _ response: TransportResponse, for segments: [SegmentInput]
    ) throws(BackendError) -> [Result<SegmentOutput, BackendError>] {
        let steps = try response.translations(Reply.self).pipelineResponse
        guard let output = steps.first(where: { $0.taskType == "translation" })?.output else {
            throw RemoteStatus.unreadable
        }
        guard output.count == segments.count else {
            throw BackendError(.malformedReply, "\(output.count) translations for \(segments.count) texts")
        }
        return output.map { output in
            let text = String((output.target ?? "").trimming(\.isWhitespace))
            guard !text.isEmpty else { return .failure(BackendError(.malformedReply, "no translation for it")) }
            return .success(SegmentOutput(text: text))
        }
    }

    /// None: the documents name no call that costs nothing.
    public var healthRequest: TransportRequest? { nil }

    /// The path of Dhruva, unless the operator's URL ends in one.
    private static func path(after url: String) -> String {
        url.hasSuffix("/pipeline") || url.hasSuffix("/compute") ? "" : "/services/inference/pipeline"
    }
}
