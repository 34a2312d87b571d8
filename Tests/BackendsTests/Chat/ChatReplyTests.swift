import Testing
import Transport

@testable import Backends
@testable import Translation

struct ChatReplyTests {
    private typealias Codes = [BackendError.Code?]

    @Test(
        "replies of the forms that servers send",
        arguments: [
            // Ollama's OpenAI-compatible endpoint.
            #"{"id":"chatcmpl-418","object":"chat.completion","created":1763736000,"model":"qwen3:8b","#
                + #""system_fingerprint":"fp_ollama","choices":[{"index":0,"message":{"role":"assistant","content":"#
                + #""{\"translations\":[{\"id\":1,\"text\":\"wasi\"},{\"id\":2,\"text\":\"\u00f1an\"}]}"},"#
                + #""finish_reason":"stop"}],"usage":{"prompt_tokens":300,"completion_tokens":30,"total_tokens":330}}"#,
            // vLLM, with a model that thinks.
            #"{"id":"chatcmpl-9f","object":"chat.completion","created":1763736000,"model":"m","choices":[{"index":0,"#
                + #""message":{"role":"assistant","reasoning_content":"hmm","refusal":null,"annotations":null,"#
                + #""content":"\n\n{\"translations\": [{\"id\": 1, \"text\": \"wasi\"}, {\"id\": 2, \"text\": \"ñan\"}]}","#
                + #""tool_calls":[]},"logprobs":null,"finish_reason":"stop","stop_reason":null}],"service_tier":null,"#
                + #""usage":{"prompt_tokens":9,"total_tokens":12,"completion_tokens":3},"prompt_logprobs":null}"#,
            // llama.cpp.
            #"{"choices":[{"finish_reason":"stop","index":0,"message":{"role":"assistant","content":"#
                + #""{ \"translations\": [ { \"id\": 1, \"text\": \"wasi\" },{ \"id\": 2, \"text\": \"\\u00f1an\" } ] }"}}],"#
                + #""created":1763736000,"model":"m","object":"chat.completion","usage":{"completion_tokens":1,"#
                + #""prompt_tokens":2,"total_tokens":3},"timings":{"prompt_n":2,"predicted_per_second":9.5}}"#,
            // Content in parts.
            #"{"choices":[{"message":{"role":"assistant","content":[{"type":"text","text":"{\"translations\":"},"#
                + #"{"type":"text","text":"[{\"id\":1,\"text\":\"wasi\"},{\"id\":2,\"text\":\"ñan\"}]}"}]}}]}"#,
        ])
    func servers(body: String) throws {
        let results = try ChatServer.dialect().outputs(
            ChatServer.response(200, body), for: ChatServer.segments(["casa", "camino"]))
        #expect(try results.map { try $0.get().text } == ["wasi", "ñan"])
    }

    @Test(
        "translations are found in what surrounds them",
        arguments: [
            #"{"translations":[{"id":1,"text":"wasi"},{"id":2,"text":"ñan"}]}"#,
            #"{"translations":[{"id":2,"text":"ñan"},{"id":1,"text":"wasi"}]}"#,
            #"[{"id":1,"text":"wasi"},{"id":2,"text":"ñan"}]"#,
            #"{"translations":[{"id":"1","text":"wasi"},{"id":"2","translation":"ñan"}]}"#,
            "Here you go:\n```json\n{\"translations\": [\n {\"id\": 1, \"text\": \"wasi\"},\n {\"id\": 2, \"text\": \"ñan\"}\n]}\n```\nBye {x}",
            #"<think>{"id":1,"text":"no"}</think>{"translations":[{"id":1,"text":"wasi"},{"id":2,"text":"ñan"}]}"#,
            #"{"segments":[{"id":1,"text":"casa"}]} {"translations" : [{"id":1,"text":"wasi"},{"id":2,"text":"ñan"}]}"#,
            #"{"translations":[{"id":1,"text":"\"wasi\""},{"id":2,"text":"Quechua: ñan","note":"[1]"}],"notes":[{"id":1,"text":"x"}]}"#,
        ])
    func wrapped(content: String) throws {
        let results = try ChatServer.dialect().outputs(
            ChatServer.saying(content), for: ChatServer.segments(["casa", "camino"]))
        #expect(try results.map { try $0.get().text } == ["wasi", "ñan"])
    }

    @Test(
        "a fault of one number is a fault of one segment",
        arguments: [
            (#"[{"id":1,"text":"wasi"},{"id":3,"text":"yaku"}]"#, [nil, .malformedReply, nil]),
            (
                #"[{"id":1,"text":"a"},{"id":1,"text":"b"},{"id":2,"text":"c"},{"id":3,"text":"d"}]"#,
                [.malformedReply, nil, nil]
            ),
            (#"[{"id":1,"text":"a"},{"id":2,"text":"b"},{"id":3,"text":"c"},{"id":9,"text":"d"}]"#, [nil, nil, nil]),
            (#"[{"id":1,"text":"a"},{"id":2,"text":""},{"id":3,"text":"c"}]"#, [nil, .malformedReply, nil]),
            (#"[{"id":1,"text":"a"},{"id":2,"text":"\ud83d"},{"id":3,"text":"c"}]"#, [nil, .malformedReply, nil]),
            (#"[{"id":1,"text":"a"},{"id":2,"text":7},{"id":3,"text":"c"}]"#, [nil, .malformedReply, nil]),
            (
                #"[{"id":1,"text":"a"},{"id":2,"text":"Lo siento, no puedo"},{"id":3,"text":"c"}]"#,
                [nil, .rejectedAnswer, nil]
            ),
            (#"[{"id":1,"text":"a"},{"id":2,"text":"b"},{"id":3,"tex"#, [nil, nil, .malformedReply]),
            (#"[{"id":1,"text":"{P1} }"},{"id":2,"text":"] \" ["},{"id":3,"text":"ñ\n"}]"#, [nil, nil, nil]),
        ] as [(String, [BackendError.Code?])])
    func numbers(list: String, codes: [BackendError.Code?]) throws {
        for content in [list, #"{"translations":"# + list + "}"] {
            let results = try ChatServer.dialect().outputs(
                ChatServer.saying(content, finish: list.hasSuffix("]") ? "stop" : "length"),
                for: ChatServer.segments(["casa", "camino", "agua"]))
            #expect(results.map { $0.error?.code } == codes)
        }
    }

    @Test("a source that speaks of thoughts keeps them", arguments: ["<think>", "a </think> b"])
    func thoughts(source: String) throws {
        let results = try ChatServer.dialect().outputs(
            ChatServer.saying(#"[{"id":1,"text":"\#(source) ñan"}]"#), for: ChatServer.segments([source]))
        #expect(try results[0].get().text == source + " ñan")
    }

    @Test(
        "what fails as a whole",
        arguments: [
            (#"{"translations":[]}"#, "stop", .malformedReply),
            (#"{"translations":{"1":"wasi","2":"ñan"}}"#, "stop", .malformedReply),
            (#"[{"id":0,"text":"wasi"},{"id":1,"text":"ñan"}]"#, "stop", .malformedReply),
            (#"[{"id":2,"text":"wasi"},{"id":3,"text":"ñan"}]"#, "stop", .malformedReply),
            ("wasi\nñan", "stop", .malformedReply),
            ("", "stop", .malformedReply),
            (#"{"translations":[{"id":1,"te"#, "length", .malformedReply),
            ("<think>so", "length", .malformedReply),
            ("I'm sorry, but I can't help with that.", "stop", .rejectedAnswer),
            ("x", "content_filter", .rejectedAnswer),
        ] as [(String, String, BackendError.Code)])
    func whole(content: String, finish: String, code: BackendError.Code) throws {
        let dialect = try ChatServer.dialect()
        let error = #expect(throws: BackendError.self) {
            try dialect.outputs(
                ChatServer.saying(content, finish: finish), for: ChatServer.segments(["casa", "camino"]))
        }
        #expect(error?.code == code)
    }

    @Test(
        "one segment may come back as plain text, if it is whole",
        arguments: [
            ("Traducción: «ñan»", "stop", "ñan", nil),
            ("manq'", "stop", "manq'", nil),
            ("{P1} wasi", "stop", "{P1} wasi", nil),
            ("[P1] wasi", "stop", "[P1] wasi", nil),
            ("{", "stop", nil, .malformedReply),
            ("ñan", "length", nil, .malformedReply),
            (#"{"text":"ñan"}"#, "stop", nil, .malformedReply),
            ("Lo siento, no puedo.", "stop", nil, .rejectedAnswer),
        ] as [(String, String, String?, BackendError.Code?)])
    func plain(content: String, finish: String, text: String?, code: BackendError.Code?) throws {
        let dialect = try ChatServer.dialect(structured: .none)
        var result: Result<SegmentOutput, BackendError>
        do throws(BackendError) {
            result = try dialect.outputs(
                ChatServer.saying(content, finish: finish), for: ChatServer.segments(["camino"]))[0]
        } catch {
            result = .failure(error)
        }
        #expect((try? result.get().text) == text)
        #expect(result.error?.code == code)
    }

    @Test(
        "bad replies of the forms that servers send",
        arguments: [
            (
                404, #"{"error":{"message":"model 'qwen3:8b' not found","type":"api_error","param":null,"code":null}}"#,
                .unavailable, "model"
            ),
            (404, #"{"error":"model 'x' not found, try pulling it first"}"#, .unavailable, "model"),
            (
                404,
                #"{"object":"error","message":"The model `x` does not exist.","type":"NotFoundError","param":null,"code":404}"#,
                .unavailable, "model"
            ),
            (404, "404 page not found", .unavailable, "address"),
            (
                400,
                #"{"error":{"message":"response_format.type must be json_object","type":"invalid_request_error","param":"response_format","code":null}}"#,
                .unavailable, "json-schema"
            ),
            (
                400, #"{"error":{"code":400,"message":"failed to parse grammar","type":"invalid_request_error"}}"#,
                .unavailable, "json-schema"
            ),
            (
                400,
                #"{"object":"error","message":"This model's maximum context length is 4096 tokens","type":"BadRequestError","code":400}"#,
                .refusedInput, "longer"
            ),
            (
                400,
                #"{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error","n_ctx":4096}}"#,
                .refusedInput, "longer"
            ),
            (400, #"{"error":{"message":"bad"}}"#, .refusedInput, "400"),
            (401, #"{"error":"Unauthorized"}"#, .unavailable, "key"),
            (429, #"{"error":{"message":"Rate limit reached","type":"requests"}}"#, .rateLimited, "429"),
            (500, #"{"error":{"code":500,"message":"slot unavailable","type":"server_error"}}"#, .unavailable, "500"),
            (
                503, #"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#, .unavailable,
                "loads"
            ),
            (200, "{}", .malformedReply, "form"),
            (200, #"{"choices":[]}"#, .malformedReply, "form"),
            (
                200, #"{"choices":[{"message":{"role":"assistant","content":null},"finish_reason":"tool_calls"}]}"#,
                .malformedReply, "no translations"
            ),
            (
                200,
                #"{"choices":[{"message":{"role":"assistant","content":null,"refusal":"I can't"},"finish_reason":"stop"}]}"#,
                .rejectedAnswer, "refused"
            ),
            (200, "<html>", .malformedReply, "form"),
            (200, "", .malformedReply, "form"),
        ] as [(Int, String, BackendError.Code, String)])
    func failures(status: Int, body: String, code: BackendError.Code, word: String) throws {
        let dialect = try ChatServer.dialect()
        let response = ChatServer.response(
            status, body, headers: [TransportHeader(name: "Retry-After", value: "7")])
        let error = #expect(throws: BackendError.self) {
            try dialect.outputs(response, for: ChatServer.segments(["casa", "camino"]))
        }
        #expect(error?.code == code)
        #expect(error?.explanation.contains(word) == true, "\(error?.explanation ?? "")")
        if status == 503 || status == 429 { #expect(error?.retryAfter == .seconds(7)) }
    }

    @Test("whatever a reply holds, there is a result for each segment or one error")
    func mutations() throws {
        let dialect = try ChatServer.dialect()
        let segments = ChatServer.segments(["casa", "{P1} \"ñan\"", "agua"])
        let whole = Array(
            #"<think>a</think>```json {"translations":[{"id":1,"text":"wasi"},{"id":2,"text":"\"ñan\" \u00f1"},{"id":3,"text":"(Note: a)"}]} ```"#
                .utf8)
        let signs = Array("{}[]\"\\:,`<>|(*'\n 01u\u{1}".utf8) + [0xC3, 0xFF]
        // A linear congruential generator (Knuth, MMIX): the same mutations each time.
        var state: UInt64 = 20_261_121
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<3000 {
            var bytes = whole
            for _ in 0...next(6) {
                let place = next(bytes.count)
                switch next(4) {
                case 0: bytes[place] = signs[next(signs.count)]
                case 1: bytes.insert(signs[next(signs.count)], at: place)
                case 2: bytes.remove(at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + next(20)))
                }
                if bytes.isEmpty { bytes = whole }
            }
            let finish = next(4) == 0 ? "length" : "stop"
            let response = ChatServer.saying(String(decoding: bytes, as: UTF8.self), finish: finish)
            do throws(BackendError) {
                #expect(try dialect.outputs(response, for: segments).count == 3)
            } catch {
                #expect([.malformedReply, .rejectedAnswer].contains(error.code))
            }
        }
    }
}
