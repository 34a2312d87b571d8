/// One message of a conversation.
struct ChatMessage: Hashable, Sendable, Encodable {
    let role: String
    let content: String
}

/// Body of `POST /v1/chat/completions`, the fields that every server knows.
struct ChatRequest: Encodable {
    enum CodingKeys: String, CodingKey {
        case model, messages, temperature, seed, stream
        case maximumTokens = "max_tokens"
        case format = "response_format"
    }

    let model: String
    let messages: [ChatMessage]
    let temperature = 0
    let seed: Int
    let maximumTokens: Int
    let stream = false
    let format: ChatResponseFormat?
}

/// `response_format`: any JSON object, or one of the form of our answers.
struct ChatResponseFormat: Encodable {
    struct Schema: Encodable {
        let name = "translations"
        let strict = true
        let schema = Form.object(["translations": .array(of: .object(["id": .integer, "text": .string]))])
    }

    /// A JSON Schema, as much of it as is needed here.
    indirect enum Form: Encodable {
        case integer
        case string
        case array(of: Form)
        case object([String: Form])

        enum CodingKeys: String, CodingKey { case type, items, properties, required, additionalProperties }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            switch self {
            case .integer: try container.encode("integer", forKey: .type)
            case .string: try container.encode("string", forKey: .type)
            case .array(let items):
                try container.encode("array", forKey: .type)
                try container.encode(items, forKey: .items)
            case .object(let properties):
                try container.encode("object", forKey: .type)
                try container.encode(properties, forKey: .properties)
                try container.encode(properties.keys.sorted(), forKey: .required)
                try container.encode(false, forKey: .additionalProperties)
            }
        }
    }

    enum CodingKeys: String, CodingKey {
        case type
        case schema = "json_schema"
    }

    let type: String
    let schema: Schema?

    /// The field for a way of making the server answer in JSON; nil where the prompt alone does.
    init?(_ structured: ChatConfiguration.StructuredOutput) {
        switch structured {
        case .jsonSchema: (type, schema) = ("json_schema", Schema())
        case .jsonObject: (type, schema) = ("json_object", nil)
        case .none: return nil
        }
    }
}
