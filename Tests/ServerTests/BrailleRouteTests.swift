import Foundation
import Gateway
import HTTPTypes
import Testing

@testable import Server

struct BrailleRouteTests {
    private static func post(_ body: String, settings: [String: String] = [:]) async throws -> TestGateway.Answer {
        try await TestGateway.respond(
            .post, "/v1/braille", body, headers: ["Accept-Language": "en"], settings: settings)
    }

    /// Cells by hand: Spanish letters and sign of number; the ejective of Aymara is its consonant and dot 4.
    @Test(
        "writes cells and names the table",
        arguments: [
            (#"{"text": "año 12", "language": "es-PE"}"#, "⠁⠻⠕⠀⠼⠁⠃", "es-g1", "es", true),
            (#"{"text": "t'anta", "language": "ay"}"#, "⠞⠈⠁⠝⠞⠁", "ayr-g1", "ayr", false),
            (#"{"text": "wasi\nmayu", "language": "qu"}"#, "⠺⠁⠎⠊\n⠍⠁⠽⠥", "quy-g1", "quy", false),
            (#"{"text": "the people", "language": "en", "grade": 2}"#, "⠮⠀⠏", "en-g2", "en", true),
            (#"{"text": "", "language": "es"}"#, "", "es-g1", "es", true),
        ])
    func cells(body: String, braille: String, table: String, language: String, isReviewed: Bool) async throws {
        let answer = try await Self.post(body)
        let json = try answer.json
        #expect(answer.status == 200)
        #expect(json["braille"] as? String == braille)
        #expect(json["table"] as? String == table)
        #expect(json["language"] as? String == language)
        #expect(json["reviewed"] as? Bool == isReviewed)
        #expect(json["pages"] == nil)
    }

    @Test(
        "lays pages out",
        arguments: [
            (#""output": "brf""#, "HOLA AMIGO\r\n", 1),
            (#""output": "brf", "columns": 8, "rows": 2"#, "HOLA\r\nAMIGO\r\n", 1),
            (
                #""output": "brf", "columns": 8, "rows": 2, "pageNumbers": true"#,
                "HOLA\r\n      #A\r\n\u{C}AMIGO\r\n      #B\r\n", 2
            ),
            (#""columns": 8"#, "⠓⠕⠇⠁\n⠁⠍⠊⠛⠕\n", 1),
        ])
    func pages(fields: String, braille: String, count: Int) async throws {
        let json = try await Self.post("{\"text\": \"hola amigo\", \"language\": \"es\", \(fields)}").json
        #expect(json["braille"] as? String == braille)
        #expect(json["pages"] as? Int == count)
    }

    /// `ñ` is two bytes, `😀` four bytes, two UTF-16 units and one scalar.
    @Test(
        "counts places of unknown characters in the unit asked for",
        arguments: [("utf8", 8), ("utf16", 5), ("codepoint", 4)])
    func unknown(unit: String, offset: Int) async throws {
        let json = try await Self.post(#"{"text": "ñ 😀a漢", "language": "es", "offsetUnit": "\#(unit)"}"#).json
        let unknown = try #require(json["unknown"] as? [[String: Any]])
        #expect(unknown.map { $0["character"] as? String } == ["😀", "漢"])
        #expect(unknown.last?["offset"] as? Int == offset)
        #expect(json["offsetUnit"] as? String == unit)
    }

    @Test(
        "names the field of every bad request",
        arguments: [
            (#"{"language": "es"}"#, 400, "request.missing-field", "/text"),
            (#"{"text": "a"}"#, 400, "request.missing-field", "/language"),
            (#"{"text": "a", "language": "es", "grade": 3}"#, 400, "request.invalid-field", "/grade"),
            (#"{"text": "a", "language": "es", "grade": "2"}"#, 400, "request.invalid-field", "/grade"),
            (#"{"text": "a", "language": "es", "output": "pdf"}"#, 400, "request.invalid-field", "/output"),
            (#"{"text": "a", "language": "es", "columns": 7}"#, 400, "request.invalid-field", "/columns"),
            (#"{"text": "a", "language": "es", "rows": 1.5}"#, 400, "request.invalid-field", "/rows"),
            (#"{"text": "a", "language": "es", "colums": 7}"#, 400, "request.invalid-field", "/colums"),
            (#"{"text": "a", "language": "es", "offsetUnit": "x"}"#, 400, "request.invalid-field", "/offsetUnit"),
            (#"{"text": "a", "language": "zz"}"#, 400, "language.unknown", "/language"),
            (#"{"text": "a", "language": "und"}"#, 400, "braille.no-table", "/language"),
            (#"{"text": "a", "language": "es", "grade": 2}"#, 400, "braille.no-table", "/grade"),
            (#"{"text": "abcdefghijk", "language": "es"}"#, 400, "translation.text-too-long", "/text"),
        ])
    func badRequests(body: String, status: Int, code: String, pointer: String) async throws {
        let answer = try await Self.post(body, settings: ["limits.itemCharacters": "10"])
        #expect(answer.status == status)
        #expect(try answer.json["code"] as? String == code)
        #expect(try answer.json["pointer"] as? String == pointer)
    }

    @Test("a line over the limit of the translator is named")
    func longLine() async throws {
        let text = "a\\n" + String(repeating: "b", count: 20_001)
        let answer = try await Self.post(
            #"{"text": "\#(text)", "language": "es"}"#, settings: ["limits.itemCharacters": "100000"])
        #expect(answer.status == 400)
        #expect(try answer.json["code"] as? String == "braille.too-large")
        #expect(try answer.json["line"] as? Int == 2)
        #expect(try answer.json["limit"] as? Int == 20_000)
    }

    @Test("a gateway without usable tables does all else and says so here")
    func unavailable() async throws {
        let services = AccessibilityServices(lexicons: "/nonexistent")
        #expect(services.braille == nil && services.fault != nil)
        let gateway = try KeyGateway()
        let answer = try await gateway.respond(.post, "/v1/braille", #"{"text": "a", "language": "es"}"#)
        #expect(answer.status == 503)
        #expect(try answer.json["code"] as? String == "braille.unavailable")
    }
}
