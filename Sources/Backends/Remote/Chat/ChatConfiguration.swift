/// What the operator says of a chat model.
public struct ChatConfiguration: Hashable, Sendable {
    /// How the server is made to answer in JSON.
    public enum StructuredOutput: String, Hashable, Sendable, CaseIterable {
        /// `response_format` with a schema: vLLM, llama.cpp, Ollama from 0.5.
        case jsonSchema = "json-schema"
        /// `response_format` with any object.
        case jsonObject = "json-object"
        /// By the prompt alone.
        case none
    }

    /// The model as the server names it.
    public let model: String
    /// How the server is made to answer in JSON.
    public let structured: StructuredOutput
    /// Seed of the sampler, so that equal requests get equal answers where the server can.
    public let seed: Int
    /// Tokens beyond those of an answer, for models that think aloud first.
    public let extraTokens: Int
    /// What one request may hold.
    public let limits: RemoteLimits

    /// Creates a configuration.
    public init(
        model: String, structured: StructuredOutput = .jsonSchema, seed: Int = 1, extraTokens: Int = 0,
        limits: RemoteLimits = RemoteLimits(segments: 8, characters: 4000)
    ) {
        self.model = model
        self.structured = structured
        self.seed = seed
        self.extraTokens = extraTokens
        self.limits = limits
    }
}
