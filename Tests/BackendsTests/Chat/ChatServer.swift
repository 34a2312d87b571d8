import TextProcessing
import Transport

@testable import Backends
@testable import Translation

/// A dialect with a small prompt, and replies to it.
enum ChatServer {
    static let pair = RemotePair(source: "es", target: "quy")
    static let template = """
        == system ==
        {source_name} > {target_name}.{?orthography_note} {orthography_note}{/orthography_note}

        == user ==
        {?glossary}
        Terms:
        {glossary}
        {/glossary}
        {?examples}
        Examples:
        {examples}
        {/examples}
        {segments}
        """
    static let varieties = """
        == es ==
        name: Spanish
        == quy ==
        name: Chanka
        orthography: Three
          vowels.
        """

    static func dialect(
        url: String = "http://127.0.0.1:11434", key: String? = nil,
        structured: ChatConfiguration.StructuredOutput = .jsonSchema, extraTokens: Int = 0,
        context: @escaping ChatContext.Provider = { _, _ in .empty }
    ) throws -> ChatDialect {
        ChatDialect(
            RemoteEndpoint(url: url, key: key.map { RemoteKey($0) }),
            configuration: ChatConfiguration(
                model: "qwen3:8b", structured: structured, seed: 7, extraTokens: extraTokens),
            prompt: ChatPrompt(
                template: try PromptTemplate(parsing: template, file: "translate.md"),
                varieties: try PromptVarieties(parsing: varieties, file: "varieties.md")), context: context)
    }

    static func response(_ status: Int, _ body: String, headers: [TransportHeader] = []) -> TransportResponse {
        TransportResponse(status: status, headers: TransportHeaders(headers), body: Array(body.utf8))
    }

    /// A reply whose message holds a text.
    static func saying(_ content: String, finish: String = "stop") -> TransportResponse {
        response(
            200,
            #"{"choices":[{"index":0,"message":{"role":"assistant","content":\#(jsonLiteral(content))},"#
                + #""finish_reason":"\#(finish)"}]}"#)
    }

    static func segments(_ texts: [String]) -> [SegmentInput] { texts.map { SegmentInput(text: $0) } }
}
