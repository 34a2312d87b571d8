import Foundation
import Gateway
import HTTPTypes
import Testing

@testable import Server

struct LibreTranslateTests {
    private static let form = "application/x-www-form-urlencoded"

    /// Messages and status codes of LibreTranslate's app.py, version 1.7 of 2026.
    @Test(
        "fails in the words of LibreTranslate",
        arguments: [
            (#"{"q": "hola""#, "application/json", 400, "Invalid JSON format"),
            (#"{"source": "es", "target": "qu"}"#, "application/json", 400, "Invalid request: missing q parameter"),
            (#"{"q": "a", "target": "qu"}"#, "application/json", 400, "Invalid request: missing source parameter"),
            (#"{"q": "a", "source": "es"}"#, "application/json", 400, "Invalid request: missing target parameter"),
            (#"{"q": "a", "source": "zz", "target": "qu"}"#, "application/json", 400, "zz is not supported"),
            (
                #"{"q": "a", "source": "es", "target": "qu", "format": "pdf"}"#, "application/json", 400,
                "pdf format is not supported"
            ),
            (
                #"{"q": "a", "source": "es", "target": "qu", "alternatives": "x"}"#, "application/json", 400,
                "Invalid request: alternatives parameter is not a number"
            ),
            (
                "q=12345678901&source=es&target=qu", form, 400, "Invalid request: request (11) exceeds text limit (10)"
            ),
            (
                "q=hola&source=es&target=quz", form, 400,
                "Cusco-Collao Quechua (quz) is not available as a target language from Spanish (es)"
            ),
            ("q=agua%FF&source=es&target=qu", form, 400, "Invalid request: the form is not percent-encoded UTF-8"),
            ("q=agua\u{FFFD}&source=es", form, 400, "Invalid request: missing target parameter"),
            (#"{"q": "\ud800", "source": "es", "target": "qu"}"#, "application/json", 400, "Invalid JSON format"),
            ("[]", "application/json", 400, "Invalid JSON format"),
            ("", "application/json", 400, "Invalid JSON format"),
            (#"{"q": true, "source": "es"}"#, "application/json", 400, "Invalid request: missing q parameter"),
            (#"{"q": ["a", 5], "source": "es"}"#, "application/json", 400, "Invalid request: missing q parameter"),
            (#"{"q": []}"#, "application/json", 400, "Invalid request: missing source parameter"),
            (
                #"{"q": [], "source": "es", "target": "qu"}"#, "application/json", 400,
                "Invalid request: missing q parameter"
            ),
            (#"{"q": "a", "source": 5, "target": "qu"}"#, "application/json", 400, "5 is not supported"),
            ("q=a&source=es&target=qu", "text/plain", 400, "Invalid request: missing q parameter"),
            ("q=mudo&source=es&target=qu", form, 500, "Cannot translate text: no backend had an answer"),
        ])
    func failures(body: String, type: String, status: Int, message: String) async throws {
        let answer = try await TestGateway.respond(
            .post, "/translate", body, type: type, settings: ["limits.itemCharacters": "10"])
        #expect(answer.status == status)
        #expect(try answer.json["error"] as? String == message)
    }

    @Test(
        "answers in the shapes of LibreTranslate",
        arguments: [
            (#"{"q": "hola", "source": "es", "target": "qu"}"#, #"{"translatedText":"[hola]"}"#),
            (#"{"q": ["a", "b"], "source": "es", "target": "qu"}"#, #"{"translatedText":["[a]","[b]"]}"#),
            (
                #"{"q": "hola", "source": "es", "target": "qu", "alternatives": 2}"#,
                #"{"alternatives":["<hola>"],"translatedText":"[hola]"}"#
            ),
            (
                #"{"q": ["a"], "source": "es", "target": "qu", "alternatives": 1}"#,
                #"{"alternatives":[["<a>"]],"translatedText":["[a]"]}"#
            ),
            (
                #"{"q": "a", "source": "es", "target": "qu", "alternatives": 1.5}"#,
                #"{"alternatives":["<a>"],"translatedText":"[a]"}"#
            ),
            (
                #"{"q": "a", "source": "es", "target": "qu", "alternatives": 1e99}"#,
                #"{"alternatives":["<a>"],"translatedText":"[a]"}"#
            ),
            (#"{"q": "a", "source": "es", "target": "qu", "alternatives": null}"#, #"{"translatedText":"[a]"}"#),
            (#"{"q": "a", "source": "es", "target": "qu", "alternatives": -1}"#, #"{"translatedText":"[a]"}"#),
            (#"{"q": 5, "source": "es", "target": "qu"}"#, #"{"translatedText":"5"}"#),
            (#"{"q": "", "source": "es", "target": "qu"}"#, #"{"translatedText":""}"#),
            (#"{"q": "hola", "source": "es", "target": "es"}"#, #"{"translatedText":"hola"}"#),
        ])
    func shapes(body: String, expected: String) async throws {
        let answer = try await TestGateway.respond(.post, "/translate", body)
        #expect(answer.status == 200)
        #expect(answer.body == expected)
    }

    @Test("takes form and query; the first of several texts counts, CR LF becomes LF")
    func forms() async throws {
        let answer = try await TestGateway.respond(
            .post, "/translate", "q=uno+dos%0D%0Atres&q=otro&source=es&target=qu", type: Self.form)
        #expect(try answer.json["translatedText"] as? String == "[uno dos]\n[tres]")
        let query = try await TestGateway.respond(.post, "/translate?q=hola&source=es&target=qu", type: nil)
        #expect(try query.json["translatedText"] as? String == "[hola]")
    }

    @Test("refuses form bytes that are no UTF-8")
    func formBytes() async throws {
        let answer = try await TestGateway.respond(
            .post, "/translate", bytes: Array("source=es&target=qu&q=".utf8) + [0xFF], type: Self.form, headers: [:],
            settings: [:])
        #expect(answer.status == 400)
        #expect(try answer.json["error"] as? String == "Invalid request: the form is not percent-encoded UTF-8")
    }

    @Test(
        "speaks English where LibreTranslate has no words of its own",
        arguments: [
            ("POST", String(repeating: "a", count: 30), "1000", 413, "The body exceeds the limit (20 bytes)."),
            ("PUT", "", "1000", 405, "Methods: POST."),
            ("POST", "", "x", 400, "Chaka-Deadline is a number of milliseconds above 0."),
        ])
    func language(method: String, body: String, deadline: String, status: Int, message: String) async throws {
        let answer = try await TestGateway.respond(
            try #require(.init(method)), "/translate", body,
            headers: ["Accept-Language": "es", "Chaka-Deadline": deadline], settings: ["limits.bodyBytes": "20"])
        #expect(answer.status == status)
        #expect(try answer.json["error"] as? String == message)
        #expect(answer.headers[.contentLanguage] == "en")
    }

    @Test("identifies each text of a batch by itself, and never falls back to English")
    func detection() async throws {
        let batch = try await TestGateway.respond(
            .post, "/translate",
            #"{"q": ["El puesto de salud está cerrado hoy.", "The health post is closed today."], "source": "auto", "target": "es"}"#
        )
        let detected = try #require(try batch.json["detectedLanguage"] as? [[String: Any]])
        #expect(detected.map { $0["language"] as? String } == ["es", "en"])
        let undetermined = try await TestGateway.respond(.post, "/detect", #"{"q": "12345"}"#)
        #expect(undetermined.body.hasPrefix(#"[{"confidence":0,"language":"und"}"#))
        let auto = try await TestGateway.respond(
            .post, "/translate", #"{"q": "12345", "source": "auto", "target": "es"}"#)
        #expect(auto.status == 400)
    }

    @Test("lists languages with what each can become")
    func languages() async throws {
        let answer = try await TestGateway.respond(.get, "/languages", type: nil)
        let list = try #require(try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [[String: Any]])
        let spanish = try #require(list.first { $0["code"] as? String == "es" })
        #expect(spanish["name"] as? String == "Spanish")
        #expect(spanish["targets"] as? [String] == ["ay", "ayr", "es", "qu", "quy"])
    }
}
