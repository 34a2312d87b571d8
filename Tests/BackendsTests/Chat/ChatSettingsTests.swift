import Testing
import TextProcessing
import Transport

@testable import Backends
@testable import Translation

struct ChatSettingsTests {
    private static func settings(_ options: [String: String], kind: String = "openai") -> RemoteBackendSettings {
        RemoteBackendSettings(
            id: "local", kind: kind, url: "http://127.0.0.1:11434", locality: "local-network", licence: "Apache-2.0",
            options: options,
            directions: [
                .init(from: "es-PE", to: "quy", quality: 0.3), .init(from: "es", to: "ayr", quality: 0.3),
            ])
    }

    private static func profiles() throws -> [RemoteServiceProfile] {
        [
            .chat(
                prompt: ChatPrompt(
                    template: try PromptTemplate(parsing: "== user ==\n{segments}", file: "t"),
                    varieties: try PromptVarieties(parsing: "", file: "v")))
        ] + RemoteServiceProfile.all
    }

    @Test(
        "an entry that is right",
        arguments: [
            ["model": "qwen3:8b"],
            ["model": "m", "structured": "none", "seed": "0", "extraTokens": "4000"],
        ])
    func good(options: [String: String]) throws {
        let backend = try makeRemoteBackend(
            settings: Self.settings(options), transport: try CurlTransport(), profiles: try Self.profiles())
        #expect(backend.description.id == "local")
        #expect(backend.description.directions.count == 2)
    }

    @Test(
        "an entry that is wrong names its field",
        arguments: [
            ([:], "model", .missingField), (["model": "two words"], "model", .invalidValue),
            (["model": "m", "structured": "yes"], "structured", .invalidValue),
            (["model": "m", "seed": "-1"], "seed", .invalidValue),
            (["model": "m", "extraTokens": "many"], "extraTokens", .invalidValue),
            (["model": "m", "serviceId": "x"], "serviceId", .invalidValue),
        ] as [([String: String], String, RemoteSettingsError.Code)])
    func bad(options: [String: String], field: String, code: RemoteSettingsError.Code) throws {
        let (transport, profiles) = (try CurlTransport(), try Self.profiles())
        let error = #expect(throws: RemoteSettingsError.self) {
            try makeRemoteBackend(settings: Self.settings(options), transport: transport, profiles: profiles)
        }
        #expect(error?.code == code)
        #expect(error?.field == "backends.services[local].\(field)")
    }

    @Test("the options reach the request")
    func request() throws {
        let profile = try #require(try Self.profiles().first)
        let dialect = profile.makeDialect(
            RemoteEndpoint(url: "http://h"),
            ["model": "m", "structured": "json-object", "seed": "9", "extraTokens": "500"])
        let body = try JSONTree(parsing: dialect.request(ChatServer.segments(["ab"]), pair: ChatServer.pair).body)
        #expect(body["model"] == "m")
        #expect(body["seed"] == .number(9))
        #expect(body["max_tokens"] == .number(590))
        #expect(body["response_format"] == ["type": "json_object"])
        #expect(profile.code(try LanguageVariety(parsing: "es-PE"), false) == "es")
        #expect(RemoteServiceProfile.bhashini.code(.chankaQuechua, true) == nil)
    }
}
