import TestSupport
import Testing
import TextProcessing
import Transport

@testable import Backends
@testable import Translation

/// A service as the contract suite sees it.
struct ServiceCase: Sendable, CustomTestStringConvertible {
    static let key = "s3cr3t-k3y"
    static let pair = LanguagePair(source: .spanish, target: .chankaQuechua)

    let testDescription: String
    let codes: RemotePair
    let makeDialect: @Sendable (RemoteEndpoint) -> any RemoteDialect
    /// The texts of a request, as they were sent.
    let texts: @Sendable (ScriptedConnection.Request) throws -> [String]
    /// The documented reply that holds these translations.
    let reply: @Sendable ([String]) -> String
    /// The documented reply to a refused key, and its status.
    let refusal: (status: Int, body: String)
    /// Segments that travel in one request.
    var batch = 3
    /// Whether translations carry the numbers of their texts, so that a missing one fails its own alone.
    var numbersTexts = false

    static let all = [libreTranslate, deepL, google, azure, apertium, chaka, chat, bhashini]

    /// A server that answers every request with the texts it holds, each after a mark.
    func echoing(
        observe: @escaping @Sendable (ScriptedConnection.Request) -> Void = { _ in }
    ) throws -> ScriptedServer {
        try ScriptedServer.answering { request in
            observe(request)
            guard let texts = try? texts(request) else { return ScriptedServer.answer(400, body: "{}") }
            return ScriptedServer.answer(200, body: reply(texts.map { "q: " + $0 }))
        }
    }

    func backend(
        _ url: String, timeout: Duration = .seconds(20), limits: RemoteLimits? = nil, concurrency: Int = 2,
        maximumReplyBytes: Int = 1 << 20
    ) throws -> RemoteBackend {
        RemoteBackend(
            dialect: makeDialect(RemoteEndpoint(url: url, key: RemoteKey(Self.key))),
            configuration: RemoteConfiguration(
                id: "remote", locality: .localNetwork,
                directions: [RemoteDirection(Self.pair, codes: codes, quality: 0.5, scores: ["chrF2++": 40])],
                licence: "test", pricePerMillion: 20,
                limits: limits ?? RemoteLimits(segments: batch, characters: 1000), concurrency: concurrency,
                timeout: timeout, maximumReplyBytes: maximumReplyBytes),
            transport: try CurlTransport())
    }

    /// Sends texts with much time.
    func translate(_ texts: [String], with backend: RemoteBackend) async -> [Result<SegmentOutput, BackendError>] {
        await backend.translate(
            texts.map { SegmentInput(text: $0) }, pair: Self.pair, deadline: .now + .seconds(60))
    }
}

extension ServiceCase {
    private static func strings(_ tree: JSONTree?) throws -> [String] {
        try #require(tree?.array).map { try #require($0.string) }
    }

    private static func list(_ texts: [String], _ form: (String) -> String) -> String {
        "[" + texts.map { form(jsonLiteral($0)) }.joined(separator: ",") + "]"
    }

    static let libreTranslate = ServiceCase(
        testDescription: "LibreTranslate", codes: RemotePair(source: "es", target: "qu"),
        makeDialect: { LibreTranslateDialect($0) }, texts: { try strings(JSONTree(parsing: $0.body)["q"]) },
        reply: { #"{"translatedText": "# + list($0) { $0 } + "}" },
        refusal: (403, #"{"error": "Invalid API key"}"#))

    static let deepL = ServiceCase(
        testDescription: "DeepL", codes: RemotePair(source: "ES", target: "QU"), makeDialect: { DeepLDialect($0) },
        texts: { try strings(JSONTree(parsing: $0.body)["text"]) },
        reply: {
            #"{"translations": "#
                + list($0) { #"{"detected_source_language": "ES", "text": \#($0)}"# } + "}"
        }, refusal: (403, #"{"message": "Forbidden"}"#))

    static let google = ServiceCase(
        testDescription: "Google", codes: RemotePair(source: "es", target: "qu"), makeDialect: { GoogleDialect($0) },
        texts: { try strings(JSONTree(parsing: $0.body)["q"]) },
        reply: { #"{"data": {"translations": "# + list($0) { #"{"translatedText": \#($0)}"# } + "}}" },
        refusal: (403, #"{"error": {"code": 403, "message": "Denied", "errors": [{"reason": "forbidden"}]}}"#))

    static let azure = ServiceCase(
        testDescription: "Azure", codes: RemotePair(source: "es", target: "qu"),
        makeDialect: { AzureDialect($0, region: "brazilsouth") },
        texts: { request in
            try #require(JSONTree(parsing: request.body).array).map { try #require($0["Text"]?.string) }
        }, reply: { list($0) { #"{"translations": [{"text": \#($0), "to": "qu"}]}"# } },
        refusal: (401, #"{"error": {"code": 401000, "message": "Unauthorized"}}"#))

    static let apertium = ServiceCase(
        testDescription: "Apertium-APy", codes: RemotePair(source: "spa", target: "quy"),
        makeDialect: { ApertiumServiceDialect($0) }, texts: { [try #require(formFields($0.body)["q"])] },
        reply: {
            #"{"responseData": {"translatedText": \#(jsonLiteral($0.joined()))}, "#
                + #""responseDetails": null, "responseStatus": 200}"#
        }, refusal: (401, #"{"status": "error", "code": 401}"#), batch: 1)

    static let chaka = ServiceCase(
        testDescription: "Chaka", codes: RemotePair(source: "es", target: "quy"), makeDialect: { ChakaDialect($0) },
        texts: { try strings(JSONTree(parsing: $0.body)["items"]) },
        reply: {
            #"{"items": "#
                + list($0) {
                    #"{"status": "translated", "text": \#($0), "target": {"asked": "quy", "served": "quy", "#
                        + #""how": "exact"}, "quality": {"score": 0.5, "reasons": []}, "machineTranslated": true, "#
                        + #""segments": [{"status": "translated", "unknownWords": []}]}"#
                } + "}"
        }, refusal: (401, #"{"code": "key.unknown", "status": 401}"#))
}
