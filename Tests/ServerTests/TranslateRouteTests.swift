import Foundation
import Gateway
import HTTPTypes
import Testing

@testable import Server

struct TranslateRouteTests {
    @Test(
        "names the field of every bad request",
        arguments: [
            (#"{"#, 400, "request.malformed-json", nil),
            (#"[]"#, 400, "request.malformed-json", nil),
            (#"{"text": "\ud800", "target": "qu"}"#, 400, "request.malformed-json", nil),
            (#"{"text": "a", "text": "b", "target": "qu"}"#, 400, "request.malformed-json", nil),
            (#"{"target": "qu"}"#, 400, "request.missing-field", "/items"),
            (#"{"text": "hola"}"#, 400, "request.missing-field", "/target"),
            (#"{"items": [{"target": "qu"}]}"#, 400, "request.missing-field", "/items/0/text"),
            (#"{"text": "hola", "items": [], "target": "qu"}"#, 400, "request.invalid-field", "/items"),
            (#"{"text": 5, "target": "qu"}"#, 400, "request.invalid-field", "/text"),
            (#"{"items": ["a", 5], "target": "qu"}"#, 400, "request.invalid-field", "/items/1"),
            (#"{"text": "hola", "taget": "qu"}"#, 400, "request.invalid-field", "/taget"),
            (#"{"text": "hola", "target": "qu", "offsetUnit": "byte"}"#, 400, "request.invalid-field", "/offsetUnit"),
            (#"{"text": "hola", "target": "zz"}"#, 400, "language.unknown", "/target"),
            (#"{"text": "hola", "target": "-"}"#, 400, "language.malformed-tag", "/target"),
            (
                #"{"items": ["a", {"text": "b", "target": "xx"}], "target": "qu"}"#, 400, "language.unknown",
                "/items/1/target"
            ),
            (#"{"text": "hola", "source": "es", "target": "quz"}"#, 400, "translation.no-route", "/target"),
            (#"{"text": "12345", "target": "qu"}"#, 400, "translation.source-undetermined", "/source"),
            (#"{"text": "12345678901", "source": "es", "target": "qu"}"#, 400, "translation.text-too-long", "/text"),
            (
                #"{"items": ["a", "b", "c", "d"], "source": "es", "target": "qu"}"#, 400, "request.too-many-items",
                "/items"
            ),
        ] as [(String, Int, String, String?)])
    func badRequests(body: String, status: Int, code: String, pointer: String?) async throws {
        let answer = try await TestGateway.respond(
            .post, "/v1/translate", body, settings: ["limits.itemCharacters": "10", "limits.items": "3"])
        let json = try answer.json
        #expect(answer.status == status)
        #expect(json["code"] as? String == code)
        #expect(json["pointer"] as? String == pointer)
        #expect(answer.headers[.contentType]?.hasPrefix("application/problem+json") == true)
    }

    @Test("refuses bytes that are no UTF-8, and other content types")
    func notUTF8() async throws {
        let broken = try await TestGateway.respond(
            .post, "/v1/translate", bytes: Array(#"{"text": ""#.utf8) + [0xFF] + Array(#"", "target": "qu"}"#.utf8),
            type: "application/json", headers: [:], settings: [:])
        #expect(broken.status == 400)
        let form = try await TestGateway.respond(
            .post, "/v1/translate", "text=hola", type: "application/x-www-form-urlencoded")
        #expect(form.status == 415)
    }

    @Test("answers a body over the limit with 413 and the limit")
    func tooLarge() async throws {
        let body = #"{"text": "\#(String(repeating: "a", count: 3000))", "source": "es", "target": "qu"}"#
        let answer = try await TestGateway.respond(
            .post, "/v1/translate", body, settings: ["limits.bodyBytes": "2000"])
        #expect(answer.status == 413)
        #expect(try answer.json["limit"] as? Int == 2000)
    }

    @Test(
        "serves the variety asked for and says how",
        arguments: [
            ("es", "qu", "quy", "macrolanguage-default", "translated"), ("es", "quy", "quy", "exact", "translated"),
            ("es", "ay", "ayr", "macrolanguage-default", "translated"), ("es", "es", "es", "exact", "copied"),
            ("qu", "quy", "quy", "exact", "copied"),
            ("es-PE", "qu-PE", "quy", "macrolanguage-default", "translated"),
            ("en", "ay", "ayr", "macrolanguage-default", "translated"),
        ])
    func negotiates(source: String, target: String, served: String, how: String, status: String) async throws {
        let answer = try await TestGateway.respond(
            .post, "/v1/translate", #"{"text": "wasi", "source": "\#(source)", "target": "\#(target)"}"#)
        let item = try #require((try answer.json["items"] as? [[String: Any]])?.first)
        let found = try #require(item["target"] as? [String: String])
        #expect(found == ["asked": target, "served": served, "how": how])
        #expect(item["status"] as? String == status)
        #expect(answer.headers[.contentLanguage] == served)
        #expect(item["machineTranslated"] as? Bool == (status == "translated"))
        #expect((item["disclosure"] != nil) == (status == "translated"))
    }

    @Test(
        "leaves alone what has nothing to translate",
        arguments: ["", "   ", "\\n\\t", "12345", "@#!", "https://www.gob.pe/dni", "\\u0000"])
    func copies(text: String) async throws {
        let answer = try await TestGateway.respond(
            .post, "/v1/translate", #"{"text": "\#(text)", "source": "es", "target": "qu"}"#)
        let item = try #require((try answer.json["items"] as? [[String: Any]])?.first)
        #expect(item["status"] as? String == "copied")
    }

    @Test("gives each item of a batch its own result or error, in order")
    func batch() async throws {
        let answer = try await TestGateway.respond(
            .post, "/v1/translate",
            #"{"items": ["uno", {"text": "dos", "target": "quz"}, "mudo", {"text": "one", "source": "en", "target": "es"}], "source": "es", "target": "qu"}"#
        )
        let items = try #require(try answer.json["items"] as? [[String: Any]])
        #expect(answer.status == 200)
        #expect(items.map { $0["status"] as? String } == ["translated", "error", "abstained", "translated"])
        #expect(items.map { $0["text"] as? String } == ["[uno]", nil, "mudo", "[one]"])
        #expect((items[1]["error"] as? [String: Any])?["code"] as? String == "translation.no-route")
    }

    /// An item that stands as it was is in its own language, whatever was asked for.
    @Test(
        "Content-Language is what the texts are written in",
        arguments: [
            (#""hola""#, "quy"), (#""mudo""#, "es"), (#""hola\nmudo""#, "es, quy"), (#""12345""#, "quy"),
            (#""hola", {"text": "hola", "target": "ay"}"#, "ayr, quy"),
            (#""hola", {"text": "a", "target": "quz"}"#, "quy"),
        ])
    func contentLanguage(items: String, language: String) async throws {
        let answer = try await TestGateway.respond(
            .post, "/v1/translate", #"{"items": [\#(items)], "source": "es", "target": "qu"}"#)
        #expect(answer.status == 200)
        #expect(answer.headers[.contentLanguage] == language)
    }

    @Test(
        "points at a plain item itself, and at the text of an item with languages",
        arguments: [(#""12345678901""#, "/items/1"), (#"{"text": "12345678901"}"#, "/items/1/text")])
    func itemPointers(item: String, pointer: String) async throws {
        let answer = try await TestGateway.respond(
            .post, "/v1/translate", #"{"items": ["hola", \#(item)], "source": "es", "target": "qu"}"#,
            settings: ["limits.itemCharacters": "10"])
        let items = try #require(try answer.json["items"] as? [[String: Any]])
        #expect((items[1]["error"] as? [String: Any])?["pointer"] as? String == pointer)
    }

    /// Offsets by hand: `ñ` is two bytes, `😀` four bytes, two UTF-16 units and one scalar.
    @Test(
        "counts offsets in the unit asked for",
        arguments: [("utf8", 8, 13), ("utf16", 5, 10), ("codepoint", 4, 9)])
    func offsets(unit: String, start: Int, end: Int) async throws {
        let answer = try await TestGateway.respond(
            .post, "/v1/translate",
            #"{"text": "ñ😀.\nCasa.", "source": "es", "target": "qu", "offsetUnit": "\#(unit)"}"#)
        let item = try #require((try answer.json["items"] as? [[String: Any]])?.first)
        let segments = try #require(item["segments"] as? [[String: Any]])
        #expect(segments.last?["sourceRange"] as? [String: Int] == ["start": start, "end": end])
        #expect(segments.last?["targetRange"] as? [String: Int] == ["start": start + 2, "end": end + 4])
    }

    @Test(
        "speaks Spanish or English as the client reads",
        arguments: [("es-PE,es;q=0.9", "es"), ("en", "en"), ("qu, en;q=0.5", "es")])
    func languages(header: String, language: String) async throws {
        let answer = try await TestGateway.respond(
            .post, "/v1/translate", "{}", headers: ["Accept-Language": header])
        #expect(answer.headers[.contentLanguage] == language)
        #expect(try answer.json["title"] as? String == (language == "es" ? "Falta un campo" : "A field is missing"))
    }

    @Test(
        "takes a shorter deadline from the client and refuses one that is none",
        arguments: [("0", 400), ("x", 400), ("5000", 200)])
    func deadline(header: String, status: Int) async throws {
        let answer = try await TestGateway.respond(
            .post, "/v1/translate", #"{"text": "hola", "source": "es", "target": "qu"}"#,
            headers: ["Chaka-Deadline": header])
        #expect(answer.status == status)
    }
}
