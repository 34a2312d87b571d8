public import TextProcessing

/// An answer as it outlives the process that made it.
public struct SavedAnswer: Sendable, Codable {
    /// Identity of the request, SHA-256.
    public let request: Digest
    /// When it was made, milliseconds since 1970 UTC.
    public let createdAt: Int64
    /// The answer.
    public let answer: TranslationResult

    private enum CodingKeys: String, CodingKey { case request, createdAt, answer }

    init(request: Digest, createdAt: Int64, answer: TranslationResult) {
        self.request = request
        self.createdAt = createdAt
        self.answer = answer
    }

    /// Reads what ``encode(to:)`` wrote.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let digest = Digest(bytes: try container.decode([UInt8].self, forKey: .request)) else {
            throw DecodingError.dataCorruptedError(
                forKey: .request, in: container, debugDescription: "a digest has 32 bytes")
        }
        self.init(
            request: digest, createdAt: try container.decode(Int64.self, forKey: .createdAt),
            answer: try container.decode(TranslationResult.self, forKey: .answer))
    }

    /// Writes all fields.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(request.bytes, forKey: .request)
        try container.encode(createdAt, forKey: .createdAt)
        try container.encode(answer, forKey: .answer)
    }
}
