import Foundation
import HTTPTypes
import Testing

@testable import Server

struct TextRouteTests {
    private static let routes = ["/v1/identify", "/v1/normalize", "/v1/segment", "/v1/analyze"]

    @Test(
        "every route on a text names the field of a bad request",
        arguments: routes,
        [
            ("{", "request.malformed-json", nil), ("", "request.malformed-json", nil),
            ("[]", "request.malformed-json", nil), (#""hola""#, "request.malformed-json", nil),
            (#"{"text": "\ud800"}"#, "request.malformed-json", nil),
            (#"{"text": "a", "text": "b"}"#, "request.malformed-json", nil),
            (String(repeating: #"{"text":"#, count: 1000), "request.malformed-json", nil),
            ("{}", "request.missing-field", "/text"), (#"{"text": null}"#, "request.missing-field", "/text"),
            (#"{"text": 5}"#, "request.invalid-field", "/text"),
            (#"{"text": ["a"]}"#, "request.invalid-field", "/text"),
            (#"{"text": "a", "txet": "b"}"#, "request.invalid-field", "/txet"),
            (#"{"text": "a", "a/b~c": 1}"#, "request.invalid-field", "/a~1b~0c"),
            (#"{"text": "a", "offsetUnit": "bytes"}"#, "request.invalid-field", "/offsetUnit"),
            (#"{"text": "12345678901"}"#, "translation.text-too-long", "/text"),
        ] as [(String, String, String?)])
    func badRequests(path: String, row: (body: String, code: String, pointer: String?)) async throws {
        let answer = try await TestGateway.respond(
            .post, path, row.body, settings: ["limits.itemCharacters": "10"])
        let json = try answer.json
        #expect(answer.status == 400)
        #expect(json["code"] as? String == row.code)
        #expect(json["pointer"] as? String == row.pointer)
    }

    @Test(
        "an option that a route does not have is refused, one with a bad value is named",
        arguments: [
            ("/v1/identify", "language", "es", "request.invalid-field"),
            ("/v1/segment", "profile", "quz-to-quy", "request.invalid-field"),
            ("/v1/analyze", "profile", "quz-to-quy", "request.invalid-field"),
            ("/v1/normalize", "profile", "none", "orthography.unknown-profile"),
            ("/v1/normalize", "language", "zz", "language.unknown"),
            ("/v1/segment", "language", "", "language.malformed-tag"),
            ("/v1/analyze", "language", "es", "language.no-grammar"),
        ])
    func options(path: String, option: String, value: String, code: String) async throws {
        let answer = try await TestGateway.respond(.post, path, #"{"text": "hola", "\#(option)": "\#(value)"}"#)
        #expect(answer.status == 400)
        #expect(try answer.json["code"] as? String == code)
        #expect(try answer.json["pointer"] as? String == "/\(option)")
    }

    @Test(
        "the type of the body is application/json and no other",
        arguments: [
            ("application/json", 200), ("APPLICATION/JSON ; charset=utf-8", 200), (nil, 200),
            ("application/json-patch+json", 415), ("application/jsonl", 415), ("text/plain", 415), ("", 415),
        ] as [(String?, Int)])
    func mediaTypes(type: String?, status: Int) async throws {
        let answer = try await TestGateway.respond(.post, "/v1/identify", #"{"text": "hola"}"#, type: type)
        #expect(answer.status == status)
    }

    @Test(
        "odd texts are answered", arguments: routes,
        ["", " ", #"\n\t"#, #"\u0000"#, "n\u{303}", "a" + String(repeating: "\u{301}", count: 1000), "😀", "12345"])
    func oddTexts(path: String, text: String) async throws {
        let answer = try await TestGateway.respond(.post, path, #"{"text": "\#(text)"}"#)
        #expect(answer.status == 200)
        #expect(try !answer.json.isEmpty)
    }

    /// Offsets by hand: the tilde makes `n` and U+0303 one letter, and the whole word is behind an emoji.
    @Test(
        "edits count in the unit asked for",
        arguments: [("utf8", 4, 7, 4, 6), ("utf16", 2, 4, 2, 3), ("codepoint", 1, 3, 1, 2)])
    func editOffsets(unit: String, start: Int, end: Int, normalizedStart: Int, normalizedEnd: Int) async throws {
        let answer = try await TestGateway.respond(
            .post, "/v1/normalize", #"{"text": "😀n\u0303", "offsetUnit": "\#(unit)"}"#)
        let edit = try #require((try answer.json["edits"] as? [[String: Any]])?.first)
        #expect(edit["original"] as? [String: Int] == ["start": start, "end": end])
        #expect(edit["normalized"] as? [String: Int] == ["start": normalizedStart, "end": normalizedEnd])
    }
}
