public import Translation
public import Transport

/// Servers of chat models that speak as OpenAI's does: Ollama, vLLM, llama.cpp and others.
///
/// Sources: https://platform.openai.com/docs/api-reference/chat, https://docs.ollama.com/api/openai-compatibility,
/// https://docs.vllm.ai (OpenAI-compatible server), llama.cpp `tools/server/README.md`.
public struct ChatDialect: RemoteDialect {
    private let endpoint: RemoteEndpoint
    private let configuration: ChatConfiguration
    private let prompt: ChatPrompt
    private let context: ChatContext.Provider

    /// Creates a dialect.
    ///
    /// - Parameters:
    ///   - endpoint: Where the server is, with or without `/v1` at the end.
    ///   - configuration: The model and how it is asked.
    ///   - prompt: What it is told.
    ///   - context: Terms and examples for a request.
    public init(
        _ endpoint: RemoteEndpoint, configuration: ChatConfiguration, prompt: ChatPrompt,
        context: @escaping ChatContext.Provider = { _, _ in .empty }
    ) {
        self.endpoint = endpoint
        self.configuration = configuration
        self.prompt = prompt
        self.context = context
    }

    /// As the operator sets them: what a model reads and how well it keeps to a list differ.
    public var limits: RemoteLimits { configuration.limits }

    /// One `POST /v1/chat/completions`, texts as JSON inside of the last message.
    public func request(_ segments: [SegmentInput], pair: RemotePair) -> TransportRequest {
        endpoint.post(
            path("/chat/completions"),
            json: ChatRequest(
                model: configuration.model,
                messages: prompt.messages(segments, pair: pair, context: context(segments, pair)),
                seed: configuration.seed, maximumTokens: tokens(for: segments),
                format: ChatResponseFormat(configuration.structured)),
            fields: fields)
    }

    /// Reads the translations by their numbers; a number that is missing or doubled fails its own segment.
    public func outputs(
        _ response: TransportResponse, for segments: [SegmentInput]
    ) throws(BackendError) -> [Result<SegmentOutput, BackendError>] {
        if let error = failure(of: response) { throw error }
        guard let reply = response.json(ChatReply.self), let choice = reply.choices.first else {
            throw RemoteStatus.unreadable
        }
        if choice.message.refusal?.isEmpty == false || choice.finishReason == "content_filter" {
            throw ChatCleaner.refused
        }
        let isCut = choice.finishReason == "length"
        let said = choice.message.content?.text ?? ""
        guard let content = ChatThinking.removed(from: said, sources: segments.map(\.text)) else {
            throw BackendError(.malformedReply, "the model was cut off while it thought; allow it more extra tokens")
        }
        let answer = ChatAnswer(content)
        if answer.texts.isEmpty, segments.count == 1, !answer.isStructured, !isCut {
            return [Self.output(content, for: segments[0])]
        }
        guard !answer.texts.isEmpty else {
            if !answer.isStructured, ChatRefusal(source: "").isRefusal(content) { throw ChatCleaner.refused }
            throw BackendError(.malformedReply, isCut ? "the answer is cut off" : "the answer holds no translations")
        }
        let numbers = answer.texts.keys.sorted()
        if let first = numbers.first, first != 1, numbers == Array(first..<(first + segments.count)) {
            // As many as wanted, counted from elsewhere: each would go to its neighbour.
            throw BackendError(.malformedReply, "the model numbers the segments otherwise")
        }
        return segments.enumerated().map { index, segment in
            let texts = answer.texts[index + 1] ?? []
            if texts.count == 1 { return Self.output(texts[0], for: segment) }
            let reason = texts.isEmpty ? isCut ? "the answer is cut off before it" : "no translation for it" : nil
            return .failure(BackendError(.malformedReply, reason ?? "\(texts.count) translations for it"))
        }
    }

    /// The list of models.
    public var healthRequest: TransportRequest? { endpoint.get(path("/models"), fields: fields) }

    private func path(_ path: String) -> String { (endpoint.url.hasSuffix("/v1") ? "" : "/v1") + path }

    private var fields: [TransportHeader] {
        endpoint.key.map { [TransportHeader(name: "Authorization", value: "Bearer \($0.secret)")] } ?? []
    }

    /// Room for answers of twice the length: Andean words come apart into about one token for two letters.
    private func tokens(for segments: [SegmentInput]) -> Int {
        let characters = segments.reduce(0) { $0 + $1.text.unicodeScalars.count }
        return 64 + 24 * segments.count + characters + configuration.extraTokens
    }

    private static func output(_ text: String, for segment: SegmentInput) -> Result<SegmentOutput, BackendError> {
        do throws(BackendError) {
            return .success(SegmentOutput(text: try ChatCleaner(source: segment.text).cleaned(text)))
        } catch {
            return .failure(error)
        }
    }

    /// What a status means here; the server's words are read, never passed on.
    private func failure(of response: TransportResponse) -> BackendError? {
        guard let error = RemoteStatus.failure(of: response) else { return nil }
        guard let problem = response.json(ChatProblem.self) else { return error }
        switch response.status {
        case 404 where problem.isAboutModel:
            return BackendError(.unavailable, "the server has no model of the configured name (404)")
        case 400, 422, 500, 501:
            if problem.isAboutModel {
                return BackendError(.unavailable, "the server has no model of the configured name (\(response.status))")
            }
            if problem.isAboutFormat, configuration.structured != .none {
                return BackendError(
                    .unavailable,
                    "the server does not take structured: \(configuration.structured.rawValue) (\(response.status))")
            }
            if problem.isAboutLength {
                return BackendError(.refusedInput, "longer than the model reads (\(response.status))")
            }
            return error
        case 503 where problem.message.lowercased().contains("loading"):
            return BackendError(.unavailable, "the server loads its model (503)", retryAfter: error.retryAfter)
        default: return error
        }
    }
}
