import TestSupport
import Testing

@testable import Backends

extension ServiceCase {
    static let chat = ServiceCase(
        testDescription: "OpenAI-compatible chat", codes: ChatServer.pair,
        makeDialect: { endpoint in
            ChatDialect(
                endpoint, configuration: ChatConfiguration(model: "m"),
                prompt: ChatPrompt(template: template, varieties: varieties))
        },
        texts: { request in
            let messages = try JSONTree(parsing: request.body)["messages"]?.array
            let content = try #require(messages?.last?["content"]?.string)
            let segments = try #require(try JSONTree(parsing: Array(content.utf8))["segments"]?.array)
            return try segments.map { try #require($0["text"]?.string) }
        },
        reply: { texts in
            let items = texts.enumerated().map { #"{"id":\#($0 + 1),"text":\#(jsonLiteral($1))}"# }
            let content = #"{"translations":["# + items.joined(separator: ",") + "]}"
            return #"{"choices":[{"index":0,"message":{"role":"assistant","content":"# + jsonLiteral(content)
                + #"},"finish_reason":"stop"}]}"#
        }, refusal: (401, #"{"error":{"message":"Incorrect API key provided","code":"invalid_api_key"}}"#),
        numbersTexts: true)

    static let bhashini = ServiceCase(
        testDescription: "Bhashini", codes: RemotePair(source: "es", target: "qu"),
        makeDialect: { BhashiniDialect($0, service: "nmt") },
        texts: { request in
            let input = try JSONTree(parsing: request.body)["inputData"]?["input"]?.array
            return try #require(input).map { try #require($0["source"]?.string) }
        },
        reply: { texts in
            let output = texts.map { #"{"source":"","target":\#(jsonLiteral($0))}"# }.joined(separator: ",")
            return
                #"{"pipelineResponse":[{"taskType":"translation","config":null,"output":[\#(output)],"audio":null}]}"#
        }, refusal: (401, #"{"message":"Unauthorized"}"#))

    private static let template = mustParse { try PromptTemplate(parsing: "== user ==\n{segments}", file: "t") }
    private static let varieties = mustParse { try PromptVarieties(parsing: "", file: "v") }

    private static func mustParse<Value>(_ parse: () throws -> Value) -> Value {
        do { return try parse() } catch { fatalError("\(error)") }
    }
}
