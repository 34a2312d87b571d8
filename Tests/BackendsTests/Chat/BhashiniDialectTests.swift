import Testing
import Transport

@testable import Backends
@testable import Translation

struct BhashiniDialectTests {
    private static let segments = ChatServer.segments(["casa", "\"manq'\" ñ"])

    private static func dialect(
        _ url: String = "https://dhruva-api.bhashini.gov.in", service: String? = "ai4bharat/nmt"
    ) -> BhashiniDialect {
        BhashiniDialect(RemoteEndpoint(url: url, key: RemoteKey("inference-key")), service: service)
    }

    @Test("the compute call", arguments: ["ai4bharat/nmt", nil])
    func request(service: String?) throws {
        let request = Self.dialect(service: service).request(
            Self.segments, pair: RemotePair(source: "en", target: "hi"))
        #expect(request.method == "POST")
        #expect(request.url == "https://dhruva-api.bhashini.gov.in/services/inference/pipeline")
        #expect(request.headers.contains(TransportHeader(name: "Authorization", value: "inference-key")))
        var configuration: [String: JSONTree] = ["language": ["sourceLanguage": "en", "targetLanguage": "hi"]]
        configuration["serviceId"] = service.map { .string($0) }
        let expected: JSONTree = [
            "pipelineTasks": [["taskType": "translation", "config": .object(configuration)]],
            "inputData": ["input": [["source": "casa"], ["source": "\"manq'\" ñ"]]],
        ]
        #expect(try JSONTree(parsing: request.body) == expected)
    }

    @Test(
        "a callback URL is used as it is",
        arguments: ["https://h/services/inference/pipeline", "https://h/ulca/compute", "https://h/a/pipeline/"])
    func callback(url: String) {
        let request = Self.dialect(url).request(Self.segments, pair: RemotePair(source: "en", target: "hi"))
        #expect(request.url == (url.hasSuffix("/") ? String(url.dropLast()) : url))
    }

    @Test("the documented reply")
    func reply() throws {
        let body =
            #"{"pipelineResponse":[{"taskType":"translation","config":null,"output":["#
            + #"{"source":"casa","target":" घर "},{"source":"x","target":"\u00f1 manq'"}],"audio":null}]}"#
        let results = try Self.dialect().outputs(ChatServer.response(200, body), for: Self.segments)
        #expect(try results.map { try $0.get().text } == ["घर", "ñ manq'"])
    }

    @Test("an entry without a text fails its segment")
    func missing() throws {
        let body = #"{"pipelineResponse":[{"taskType":"translation","output":[{"source":"a"},{"target":"b"}]}]}"#
        let results = try Self.dialect().outputs(ChatServer.response(200, body), for: Self.segments)
        #expect(results.map { $0.error?.code } == [.malformedReply, nil])
    }

    @Test(
        "bad replies",
        arguments: [
            (200, #"{"pipelineResponse":[{"taskType":"translation","output":[{"target":"a"}]}]}"#, .malformedReply),
            (200, #"{"pipelineResponse":[{"taskType":"translation","output":null}]}"#, .malformedReply),
            (200, #"{"pipelineResponse":[{"taskType":"asr","output":[{"source":"a"}]}]}"#, .malformedReply),
            (200, #"{"pipelineResponse":[]}"#, .malformedReply),
            (200, "{}", .malformedReply),
            (200, "", .malformedReply),
            (401, #"{"message":"Unauthorized"}"#, .unavailable),
            (403, #"{"detail":{"message":"Invalid API key"}}"#, .unavailable),
            (422, #"{"detail":[{"loc":["body"],"msg":"field required"}]}"#, .refusedInput),
            (429, "", .rateLimited),
            (500, #"{"detail":{"kind":"DHRUVA-101","message":"Failed"}}"#, .unavailable),
        ] as [(Int, String, BackendError.Code)])
    func failures(status: Int, body: String, code: BackendError.Code) {
        let error = #expect(throws: BackendError.self) {
            try Self.dialect().outputs(ChatServer.response(status, body), for: Self.segments)
        }
        #expect(error?.code == code)
    }
}
