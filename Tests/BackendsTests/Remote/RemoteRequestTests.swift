import TestSupport
import Testing
import TextProcessing
import Translation
import Transport

@testable import Backends

/// What goes over the wire, as each service documents it.
struct RemoteRequestTests {
    private static let key = RemoteKey("K1")
    private static let endpoint = RemoteEndpoint(
        url: "http://127.0.0.1:9/base/", key: key, headers: [RemoteHeader(name: "X-Own", value: RemoteKey("own"))])
    private static let plain = [SegmentInput(text: "Ñan \"mʼa\""), SegmentInput(text: "a/b & c")]
    private static let marked = [
        SegmentInput(text: "a < {n}", protectedSpans: [ByteRange(4, 7)]), SegmentInput(text: "b"),
    ]

    private struct Expected: Sendable {
        let service: ServiceCase
        let url: String
        let fields: [String: String]
        let plain: JSONTree
        let marked: JSONTree
    }

    private static let expectations = [
        Expected(
            service: .libreTranslate, url: "/translate", fields: [:],
            plain: [
                "q": ["Ñan \"mʼa\"", "a/b & c"], "source": "es", "target": "qu", "format": "text", "api_key": "K1",
            ],
            marked: [
                "q": ["a &lt; <span translate=\"no\">{n}</span>", "b"], "source": "es", "target": "qu",
                "format": "html", "api_key": "K1",
            ]),
        Expected(
            service: .deepL, url: "/v2/translate", fields: ["Authorization": "DeepL-Auth-Key K1"],
            plain: [
                "text": ["Ñan \"mʼa\"", "a/b & c"], "source_lang": "ES", "target_lang": "QU", "split_sentences": "0",
                "preserve_formatting": true,
            ],
            marked: [
                "text": ["a &lt; <x>{n}</x>", "b"], "source_lang": "ES", "target_lang": "QU", "split_sentences": "0",
                "preserve_formatting": true, "tag_handling": "xml", "ignore_tags": ["x"],
            ]),
        Expected(
            service: .google, url: "/language/translate/v2", fields: ["X-Goog-Api-Key": "K1"],
            plain: ["q": ["Ñan \"mʼa\"", "a/b & c"], "source": "es", "target": "qu", "format": "text"],
            marked: [
                "q": ["a &lt; <span translate=\"no\">{n}</span>", "b"], "source": "es", "target": "qu",
                "format": "html",
            ]),
        Expected(
            service: .chaka, url: "/v1/translate", fields: ["Authorization": "Bearer K1"],
            plain: ["items": ["Ñan \"mʼa\"", "a/b & c"], "source": "es", "target": "quy"],
            marked: ["items": ["a < {n}", "b"], "source": "es", "target": "quy"]),
    ]

    @Test("JSON of one request", arguments: expectations.indices)
    func json(index: Int) throws {
        let expected = Self.expectations[index]
        for (segments, body) in [(Self.plain, expected.plain), (Self.marked, expected.marked)] {
            let request = expected.service.makeDialect(Self.endpoint).request(segments, pair: expected.service.codes)
            #expect(request.method == "POST")
            #expect(request.url == "http://127.0.0.1:9/base" + expected.url)
            #expect(fields(request) == expected.fields.merging(Self.common("application/json; charset=utf-8")) { $1 })
            #expect(try JSONTree(parsing: request.body) == body)
        }
    }

    @Test("LibreTranslate would replace an entity of a plain text")
    func entity() throws {
        let request = ServiceCase.libreTranslate.makeDialect(Self.endpoint)
            .request([SegmentInput(text: "a &lt; b")], pair: RemotePair(source: "es", target: "qu"))
        let body = try JSONTree(parsing: request.body)
        #expect(body["format"] == "html")
        #expect(body["q"] == ["a &amp;lt; b"])
    }

    @Test("DeepL is told that languages on trial are wanted", arguments: [("true", true), ("false", false)])
    func beta(option: String, isAsked: Bool) throws {
        let request = RemoteServiceProfile.deepL.makeDialect(Self.endpoint, ["betaLanguages": option])
            .request(Self.plain, pair: RemotePair(source: "ES", target: "AY"))
        #expect(try JSONTree(parsing: request.body)["enable_beta_languages"] == (isAsked ? true : nil))
    }

    @Test("a server that refuses HTML gets plain text, whatever there is to protect")
    func plainOnly() throws {
        let dialect = RemoteServiceProfile.libreTranslate.makeDialect(Self.endpoint, ["format": "text"])
        let request = dialect.request(Self.marked, pair: RemotePair(source: "es", target: "qu"))
        let body = try JSONTree(parsing: request.body)
        #expect(body["format"] == "text")
        #expect(body["q"] == ["a < {n}", "b"])
        let reply = TransportResponse(
            status: 200, headers: TransportHeaders(), body: Array(#"{"translatedText": ["a < {n}", "b"]}"#.utf8))
        #expect(try dialect.outputs(reply, for: Self.marked).map { try $0.get().text } == ["a < {n}", "b"])
    }

    @Test("Azure's languages stand in the URL")
    func azure() throws {
        let dialect = ServiceCase.azure.makeDialect(Self.endpoint)
        let pair = RemotePair(source: "es", target: "qu")
        let plain = dialect.request(Self.plain, pair: pair)
        #expect(plain.url == "http://127.0.0.1:9/base/translate?api-version=3.0&from=es&to=qu")
        #expect(
            fields(plain)
                == Self.common("application/json; charset=utf-8").merging([
                    "Ocp-Apim-Subscription-Key": "K1", "Ocp-Apim-Subscription-Region": "brazilsouth",
                ]) { $1 })
        #expect(try JSONTree(parsing: plain.body) == [["Text": "Ñan \"mʼa\""], ["Text": "a/b & c"]])
        let marked = dialect.request(Self.marked, pair: pair)
        #expect(marked.url == plain.url + "&textType=html")
        #expect(
            try JSONTree(parsing: marked.body)
                == [["Text": "a &lt; <span class=\"notranslate\">{n}</span>"], ["Text": "b"]])
    }

    @Test("Apertium-APy gets a form, and the marks of the text protected")
    func apertium() {
        let segment = SegmentInput(text: "*a+b% mʼa {n}", protectedSpans: [ByteRange(11, 14)])
        let request = ServiceCase.apertium.makeDialect(Self.endpoint)
            .request([segment], pair: RemotePair(source: "spa", target: "eng"))
        #expect(request.url == "http://127.0.0.1:9/base/translate")
        #expect(fields(request) == Self.common("application/x-www-form-urlencoded"))
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == "langpair=spa%7Ceng&q=%3Capertium-notrans%3E%2A%3C%2Fapertium-notrans%3Ea%2Bb%25%20m%CA%BCa%20"
                + "%3Capertium-notrans%3E%7Bn%7D%3C%2Fapertium-notrans%3E&markUnknown=yes&format=html")
    }

    @Test(
        "health asks for nothing but health",
        arguments: [
            (ServiceCase.libreTranslate, "/languages"), (.deepL, "/v2/usage"),
            (.azure, "/languages?api-version=3.0&scope=translation"), (.apertium, "/listPairs"), (.chaka, "/readyz"),
        ])
    func health(service: ServiceCase, url: String) {
        let request = service.makeDialect(Self.endpoint).healthRequest
        #expect(request?.method == "GET")
        #expect(request?.url == "http://127.0.0.1:9/base" + url)
        #expect(request?.body == [])
    }

    private static func common(_ type: String) -> [String: String] { ["Content-Type": type, "X-Own": "own"] }

    private func fields(_ request: TransportRequest) -> [String: String] {
        Dictionary(uniqueKeysWithValues: request.headers.map { ($0.name, $0.value) })
    }
}
