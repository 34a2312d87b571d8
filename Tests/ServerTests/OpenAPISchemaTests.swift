import Foundation
import HTTPTypes
import Testing

@testable import Server

struct OpenAPISchemaTests {
    private let schema: OpenAPISchema

    init() throws {
        schema = try OpenAPISchema(String(contentsOfFile: TestGateway.root + "/docs/openapi.yaml", encoding: .utf8))
    }

    /// One request for every shape an answer can have.
    @Test(
        "every answer has the fields of its schema and no other",
        arguments: [
            ("POST", "/v1/translate", #"{"text": "hola 5", "source": "es", "target": "qu"}"#, 200),
            ("POST", "/v1/translate", #"{"text": "sen\u0303or", "source": "es", "target": "qu"}"#, 200),
            (
                "POST", "/v1/translate",
                #"{"items": ["El puesto de salud está cerrado.", {"text": "a", "target": "quz"}, "mudo"], "target": "ay"}"#,
                200
            ),
            ("POST", "/v1/translate", #"{"text": "One house.", "source": "en", "target": "ay"}"#, 200),
            ("POST", "/v1/translate", "{}", 400),
            ("POST", "/v1/identify", #"{"text": "Dónde está la casa. Where is the house?"}"#, 200),
            ("POST", "/v1/identify", #"{"text": ""}"#, 200), ("POST", "/v1/identify", "{}", 400),
            ("POST", "/v1/normalize", #"{"text": "jach’a", "language": "ay"}"#, 200),
            ("POST", "/v1/normalize", #"{"text": "qosqo", "profile": "quz-five-to-three"}"#, 200),
            ("POST", "/v1/normalize", #"{"text": "a", "profile": "none"}"#, 400),
            ("POST", "/v1/segment", #"{"text": "Pague S/ 20, {name}. No más: €5.", "language": "es"}"#, 200),
            ("POST", "/v1/analyze", #"{"text": "wasiykikunapi xyzzyq", "language": "quy"}"#, 200),
            ("POST", "/v1/analyze", #"{"text": "casa", "language": "es"}"#, 400),
            ("GET", "/v1/languages", "", 200), ("GET", "/v1/backends", "", 200), ("GET", "/healthz", "", 200),
            ("GET", "/readyz", "", 200),
            ("POST", "/translate", #"{"q": "hola", "source": "es", "target": "qu", "alternatives": 2}"#, 200),
            ("POST", "/translate", #"{"q": ["La casa está cerrada hoy."], "source": "auto", "target": "qu"}"#, 200),
            (
                "POST", "/translate",
                #"{"q": ["La casa está cerrada hoy.", "El perro no está."], "source": "auto", "target": "qu", "alternatives": 1}"#,
                200
            ),
            ("POST", "/translate", "{}", 400),
            ("POST", "/translate", #"{"q": "mudo", "source": "es", "target": "qu"}"#, 500),
            ("POST", "/detect", #"{"q": "hola amigo"}"#, 200), ("POST", "/detect", #"{"q": ["hola", "12345"]}"#, 200),
            ("POST", "/detect", "{}", 400), ("GET", "/languages", "", 200), ("GET", "/health", "", 200),
            ("GET", "/frontend/settings", "", 200),
            (
                "POST", "/v1/captions",
                #"{"captions": "1\n00:00:01,000 --> 00:00:01,500\nEl <b>mudo</b> no habla.\n\n2\n00:00:03,000 --> 00:00:04,000\n<i>Son</i> 5 soles, por favor.\n", "source": "es", "target": "qu", "fit": true, "merge": true, "output": "ttml"}"#,
                200
            ),
            ("POST", "/v1/captions", #"{"captions": "", "rules": {"lineLength": 40}}"#, 200),
            ("POST", "/v1/captions", #"{"captions": "WEBVTT\n\n00:61 --> x\na\n"}"#, 400),
            ("POST", "/v1/braille", #"{"text": "Hola 😀", "language": "es"}"#, 200),
            ("POST", "/v1/braille", #"{"text": "t'anta", "language": "ay", "output": "brf"}"#, 200),
            ("POST", "/v1/braille", #"{"text": "Hola", "language": "es", "grade": 2}"#, 400),
        ])
    func answers(method: String, path: String, body: String, status: Int) async throws {
        let answer = try await TestGateway.respond(
            try #require(.init(method)), path, body, type: body.isEmpty ? nil : "application/json")
        #expect(answer.status == status)
        let value = try JSONSerialization.jsonObject(with: Data(answer.body.utf8))
        #expect(schema.faults(of: value, in: try schema.answer(method.lowercased(), path, status: status)) == [])
    }

    @Test("a schema refuses what differs from it")
    func faults() throws {
        let problem = try schema.answer("post", "/v1/translate", status: 400)
        let found = schema.faults(
            of: ["type": "a", "title": 5, "detail": "d", "code": "c", "colour": "red"], in: problem)
        #expect(found.sorted() == ["/colour: not in the schema", "/status: missing", "/title: not of type string"])
    }
}
