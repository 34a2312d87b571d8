import TextProcessing

extension RemoteServiceProfile {
    /// A server of a chat model: option `model`, and if wanted `structured`, `seed`, `extraTokens`.
    ///
    /// - Parameters:
    ///   - prompt: What the model is told.
    ///   - context: Terms and examples for a request.
    /// - Returns: The profile of kind `openai`.
    public static func chat(
        prompt: ChatPrompt, context: @escaping ChatContext.Provider = { _, _ in .empty }
    ) -> RemoteServiceProfile {
        RemoteServiceProfile(
            kind: "openai",
            options: [
                "model": [], "structured": ChatConfiguration.StructuredOutput.allCases.map(\.rawValue), "seed": [],
                "extraTokens": [],
            ],
            code: { variety, _ in variety.withoutRegion.tag }, checkOptions: wrongChatOption,
            makeDialect: { endpoint, options in
                ChatDialect(
                    endpoint,
                    configuration: ChatConfiguration(
                        model: options["model"] ?? "",
                        structured: options["structured"].flatMap { .init(rawValue: $0) } ?? .jsonSchema,
                        seed: options["seed"].flatMap { Int($0) } ?? 1,
                        extraTokens: options["extraTokens"].flatMap { Int($0) } ?? 0),
                    prompt: prompt, context: context)
            })
    }

    @Sendable private static func wrongChatOption(_ options: [String: String]) -> (name: String, explanation: String)? {
        if options["model"] == nil { return ("model", "") }
        for name in ["seed", "extraTokens"] {
            guard let text = options[name] else { continue }
            guard let number = Int(text), 0...1_000_000 ~= number else {
                return (name, "is a whole number from 0 to 1,000,000")
            }
        }
        return nil
    }
}
