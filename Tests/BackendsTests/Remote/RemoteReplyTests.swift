import Testing
import TextProcessing
import Transport

@testable import Backends
@testable import Translation

/// Replies that one service alone gives.
struct RemoteReplyTests {
    private static func outputs(
        _ service: ServiceCase, _ status: Int, _ body: String, _ segments: [SegmentInput]
    ) throws -> [Result<SegmentOutput, BackendError>] {
        try service.makeDialect(RemoteEndpoint(url: "http://127.0.0.1:9")).outputs(
            TransportResponse(status: status, headers: TransportHeaders(), body: Array(body.utf8)), for: segments)
    }

    @Test(
        "LibreTranslate's HTML, with entities replaced by the service or not",
        arguments: [
            ("a < {n} & 'b'", #"a &lt; <span translate=\"no\">{n}</span> &amp; &#x27;b&#x27;"#),
            ("a < {n} & 'b'", #"a < <span translate=\"no\">{n}</span> & 'b'"#),
            ("&lt; {n}", #"&lt; <span translate=\"no\">{n}</span>"#),
        ])
    func libreTranslate(text: String, reply: String) throws {
        let start = Array(text.utf8).firstIndex(of: UInt8(ascii: "{")) ?? 0
        let segment = SegmentInput(text: text, protectedSpans: [ByteRange(start, start + 3)])
        let results = try Self.outputs(.libreTranslate, 200, #"{"translatedText": ["\#(reply)"]}"#, [segment])
        #expect(try results.map { try $0.get().text } == [text])
    }

    @Test("LibreTranslate may answer a list of one as a text")
    func oneText() throws {
        let results = try Self.outputs(
            .libreTranslate, 200, #"{"translatedText": "Wasi"}"#, [SegmentInput(text: "Casa")])
        #expect(try results.map { try $0.get().text } == ["Wasi"])
    }

    @Test(
        "quotas that come as 403",
        arguments: [
            (
                ServiceCase.google,
                #"{"error": {"code": 403, "message": "x", "errors": [{"reason": "dailyLimitExceeded"}]}}"#,
                BackendError.Code.quotaExceeded
            ),
            (
                .google, #"{"error": {"code": 403, "errors": [{"reason": "userRateLimitExceeded"}]}}"#, .rateLimited
            ),
            (.google, #"{"error": {"code": 403, "message": "Daily Limit Exceeded"}}"#, .quotaExceeded),
            (.google, #"{"error": {"code": 403, "message": "User Rate Limit Exceeded"}}"#, .rateLimited),
            (.google, #"{"error": {"code": 403, "errors": [{"reason": "accessNotConfigured"}]}}"#, .unavailable),
            (.google, "<html>", .unavailable),
            (.azure, #"{"error": {"code": 403001, "message": "x"}}"#, .quotaExceeded),
            (.azure, #"{"error": {"code": 403000, "message": "x"}}"#, .unavailable),
        ])
    func quotas(service: ServiceCase, body: String, code: BackendError.Code) {
        let error = #expect(throws: BackendError.self) {
            try Self.outputs(service, 403, body, [SegmentInput(text: "Casa")])
        }
        #expect(error?.code == code)
    }

    @Test(
        "Apertium's marks become unknown words",
        arguments: [
            ("The *wasi is #be @casa.", "The wasi is be casa.", ["wasi", "be", "casa"]),
            ("*mʼa, *ñan-2 *mʼa", "mʼa, ñan-2 mʼa", ["mʼa", "ñan"]),
            ("<apertium-notrans>*</apertium-notrans>5 &amp; <apertium-notrans>{n}</apertium-notrans>", "*5 & {n}", []),
            ("*kan\u{303}u", "kan\u{303}u", ["kan\u{303}u"]),
            ("*", "", []),
        ])
    func marks(reply: String, text: String, unknown: [String]) throws {
        let body = #"{"responseData": {"translatedText": \#(jsonLiteral(reply))}, "responseStatus": 200}"#
        let output = try Self.outputs(.apertium, 200, body, [SegmentInput(text: "x")])[0].get()
        #expect(output.text == text)
        #expect(output.unknownWords == unknown)
    }

    @Test(
        "another gateway's results keep their meaning",
        arguments: [
            (#"{"status": "abstained", "text": "Casa"}"#, .noAnswer),
            (#"{"status": "failed", "text": "Casa"}"#, .noAnswer),
            (
                #"{"status": "translated", "text": "Wasi", "segments": [], "target": {"how": "macrolanguage-default"}}"#,
                .noAnswer
            ),
            (#"{"status": "translated", "text": "Wasi"}"#, .malformedReply),
            (#"{"status": "other"}"#, .malformedReply),
            (#"{"status": "error", "error": {"status": 400, "code": "translation.no-route"}}"#, .noAnswer),
            (#"{"status": "error", "error": {"status": 400, "code": "translation.text-too-long"}}"#, .refusedInput),
            (#"{"status": "error", "error": {"status": 429, "code": "translation.overloaded"}}"#, .rateLimited),
            (#"{"status": "error", "error": {"status": 500, "code": "server.internal"}}"#, .unavailable),
        ] as [(String, BackendError.Code)])
    func chaka(item: String, code: BackendError.Code) throws {
        let good =
            #"{"status": "translated", "text": "Wasi", "segments": [{"unknownWords": ["a", "a"]}], "#
            + #""target": {"how": "exact"}, "quality": {"score": 0.25, "reasons": []}}"#
        let results = try Self.outputs(
            .chaka, 200, #"{"items": [\#(good), \#(item)]}"#,
            [SegmentInput(text: "Casa"), SegmentInput(text: "Casa")])
        #expect(results.map(\.failureCode) == [nil, code])
        let output = try results[0].get()
        #expect(output.text == "Wasi")
        #expect(output.unknownWords == ["a"])
        #expect(output.confidence == 0.25)
        #expect(output.unitID == nil)
    }

    @Test("another gateway answers a single text by a problem")
    func problem() throws {
        let body = #"{"type": "about:blank", "status": 400, "code": "translation.no-route"}"#
        let results = try Self.outputs(.chaka, 400, body, [SegmentInput(text: "Casa")])
        #expect(results.map(\.failureCode) == [.noAnswer])
    }
}
