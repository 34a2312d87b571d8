import FoundationEssentials

/// What a worker writes, one JSON object a line (docs/worker-protocol.md); unknown fields are ignored.
enum WorkerReply: Equatable {
    /// What the worker is, said once before anything else.
    struct Hello: Decodable, Equatable {
        /// Languages any of which is translated into any of the others.
        struct Directions: Decodable, Equatable {
            let sources: [String]
            let targets: [String]
        }

        let protocolVersion: Int
        let engine: String
        let model: String
        let licence: String?
        let isNonCommercial: Bool?
        let directions: [Directions]

        private enum CodingKeys: String, CodingKey {
            case protocolVersion = "protocol"
            case isNonCommercial = "non_commercial"
            case engine, model, licence, directions
        }

        /// Whether the worker says that it translates between these codes.
        func translates(from source: String, to target: String) -> Bool {
            directions.contains { $0.sources.contains(source) && $0.targets.contains(target) }
        }
    }

    /// The answer to one segment: a text or an error.
    struct Answer: Decodable, Equatable {
        struct Fault: Decodable, Equatable {
            let code: String
        }

        let text: String?
        let score: Double?
        let alternatives: [String]?
        let error: Fault?
    }

    case hello(Hello)
    case result(id: UInt64, [Answer])
    /// The whole request failed.
    case failure(id: UInt64, code: String)
    case pong(id: UInt64)
    /// No message of this protocol; `id` is the request it belongs to, where that can be told.
    case unreadable(id: UInt64?)

    /// Reads a line.
    init(line: LineAssembler.Line) {
        switch line {
        case .cut(let beginning): self = .unreadable(id: Self.identifier(in: beginning))
        case .whole(let bytes):
            do {
                self = try Self.read(JSONDecoder().decode(Wire.self, from: Data(bytes)), bytes)
            } catch {
                self = .unreadable(id: Self.identifier(in: bytes.prefix(256)))
            }
        }
    }

    private struct Wire: Decodable {
        let type: String
        let id: UInt64?
        let results: [Answer]?
        let error: Answer.Fault?
    }

    private static func read(_ wire: Wire, _ bytes: [UInt8]) throws -> WorkerReply {
        switch (wire.type, wire.id) {
        case ("hello", _): .hello(try JSONDecoder().decode(Hello.self, from: Data(bytes)))
        case ("pong", .some(let id)): .pong(id: id)
        case ("result", .some(let id)):
            if let error = wire.error {
                .failure(id: id, code: error.code)
            } else if let results = wire.results {
                .result(id: id, results)
            } else {
                .unreadable(id: id)
            }
        default: .unreadable(id: wire.id)
        }
    }

    /// The number after the first `"id":` of a line that is no JSON, cut off or spoiled further on.
    private static func identifier(in bytes: some Sequence<UInt8>) -> UInt64? {
        let text = String(decoding: Array(bytes), as: UTF8.self)
        guard let key = text.firstRange(of: "\"id\":") else { return nil }
        let digits = text[key.upperBound...].drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber }
        let next = text[digits.endIndex...].first
        // A number that the cut has shortened would name another request.
        return next == "," || next == "}" || next == " " ? UInt64(digits) : nil
    }
}
