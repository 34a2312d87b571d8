/// Body of a good reply, as OpenAI documents it and Ollama, vLLM and llama.cpp send it; what we do not read is left out.
struct ChatReply: Decodable {
    struct Choice: Decodable {
        enum CodingKeys: String, CodingKey {
            case message
            case finishReason = "finish_reason"
        }

        let message: Message
        let finishReason: String?
    }

    struct Message: Decodable {
        let content: Content?
        /// Set where the server tells refusals from answers.
        let refusal: String?
    }

    /// A text, or the parts of one.
    struct Content: Decodable {
        struct Part: Decodable { let text: String? }

        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            // A text first; what is neither fails as a list of parts.
            if let text = try? container.decode(String.self) {
                self.text = text
            } else {
                text = try container.decode([Part].self).compactMap(\.text).joined()
            }
        }
    }

    let choices: [Choice]
}

/// Body of a bad reply: OpenAI's and llama.cpp's object, Ollama's text, vLLM's flat object.
struct ChatProblem: Decodable {
    private struct Detail: Decodable { let message: String? }

    private enum CodingKeys: String, CodingKey { case error, message }

    /// What the server says; it may quote texts and goes nowhere.
    let message: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        // Each form in its turn; the last one must be there.
        if let text = try? container.decode(String.self, forKey: .error) {
            message = text
        } else if let detail = try? container.decode(Detail.self, forKey: .error) {
            message = detail.message ?? ""
        } else {
            message = try container.decode(String.self, forKey: .message)
        }
    }

    /// Whether the server does not know the way in which it is to answer.
    var isAboutFormat: Bool {
        contains(["response_format", "json_schema", "json_object", "guided", "grammar", "structured output"])
    }

    /// Whether the request is longer than the model reads.
    var isAboutLength: Bool {
        contains(["context length", "context size", "context_length", "context window", "too long", "max_tokens"])
    }

    /// Whether the model is not there.
    var isAboutModel: Bool { contains(["model"]) && contains(["not found", "does not exist", "no such", "not exist"]) }

    private func contains(_ phrases: [String]) -> Bool {
        let text = message.lowercased()
        return phrases.contains { text.contains($0) }
    }
}
