import Foundation
import Gateway
import HTTPTypes
import Store
import Testing

@testable import Server

struct CaptionsRouteTests {
    /// Three cues, the first two of which part one sentence; the backend has no answer for the last.
    private static let captions = """
        1
        00:00:01,000 --> 00:00:03,000
        La posta de salud

        2
        00:00:03,100 --> 00:00:05,000
        atiende hoy.

        3
        00:00:06,000 --> 00:00:08,000
        El mudo no habla.

        """

    private static func body(_ fields: [String: Any], _ captions: String = captions) throws -> String {
        let object = fields.merging(["captions": captions]) { own, _ in own }
        return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }

    private static func post(_ fields: [String: Any], _ captions: String = captions) async throws -> TestGateway.Answer
    {
        try await TestGateway.respond(
            .post, "/v1/captions", body(fields, captions), headers: ["Accept-Language": "en"])
    }

    @Test("translates sentences over their cues, keeps times, and tells what stands as it was")
    func translates() async throws {
        let answer = try await Self.post(["source": "es", "target": "qu"])
        let json = try answer.json
        #expect(answer.status == 200)
        #expect(
            json["captions"] as? String == """
                1
                00:00:01,000 --> 00:00:03,000
                [La posta de salud

                2
                00:00:03,100 --> 00:00:05,000
                atiende hoy.]

                3
                00:00:06,000 --> 00:00:08,000
                El mudo no habla.


                """)
        #expect(json["untranslated"] as? [Int] == [3])
        #expect(
            json["target"] as? [String: String] == ["asked": "qu", "served": "quy", "how": "macrolanguage-default"])
        #expect(json["machineTranslated"] as? Bool == true)
        #expect((json["disclosure"] as? String)?.hasPrefix("Kayqa makinapa") == true)
        #expect(answer.headers[.contentLanguage] == "quy")
    }

    @Test("a dialogue with a sentence without answer stands as it was, and TTML says in which language")
    func dialogue() async throws {
        let captions = "1\n00:00:01,000 --> 00:00:04,000\n- Buenos días.\n- El mudo.\n\n"
        let json = try await Self.post(
            ["source": "es", "target": "ay", "output": "ttml"],
            captions + "2\n00:00:05,000 --> 00:00:07,000\nBuenas tardes.\n"
        ).json
        let text = try #require(json["captions"] as? String)
        #expect(text.contains("xml:lang=\"ayr\""))
        #expect(text.contains("xml:lang=\"es\">- Buenos días.<br/>- El mudo.</p>"))
        #expect(text.contains("[Buenas tardes.]"))
        #expect(json["untranslated"] as? [Int] == [1])
    }

    @Test("without an answer to any sentence the file stays in its language")
    func untranslated() async throws {
        let json = try await Self.post(
            ["source": "es", "target": "qu"], "WEBVTT\nLanguage: es\n\n00:01.000 --> 00:03.000\nEl mudo.\n"
        ).json
        #expect(json["captions"] as? String == "WEBVTT\nLanguage: es\n\n00:00:01.000 --> 00:00:03.000\nEl mudo.\n")
        #expect(json["machineTranslated"] as? Bool == false)
        #expect(json["untranslated"] as? [Int] == [1])
    }

    /// 60 characters in one line of 1.5 s: 40 a second.
    @Test(
        "checks by the rules asked for, and fits", arguments: [(false, ["line-length", "reading-speed"]), (true, [])])
    func fits(fit: Bool, found: [String]) async throws {
        let captions =
            "1\n00:00:01,000 --> 00:00:02,500\nLa municipalidad atiende hoy en la plaza y en los dos locales\n"
        let json = try await Self.post(["fit": fit, "rules": "netflix", "output": "vtt"], captions).json
        let rules = (json["findings"] as? [[String: Any]])?.compactMap { $0["rule"] as? String } ?? []
        #expect(rules.sorted() == found)
        #expect((json["captions"] as? String)?.hasPrefix("WEBVTT\n") == true)
        #expect(json["source"] as? String == "es")
        #expect(json["target"] == nil && json["machineTranslated"] as? Bool == false)
    }

    @Test(
        "names the field or the line of every bad request",
        arguments: [
            (["captions": 5], 400, "request.invalid-field", "/captions", nil),
            (["format": "sub"], 400, "request.invalid-field", "/format", nil),
            (["output": 1], 400, "request.invalid-field", "/output", nil),
            (["rules": "nasa"], 400, "request.invalid-field", "/rules", nil),
            (["rules": ["lineLength": 1]], 400, "request.invalid-field", "/rules/lineLength", nil),
            (["rules": ["size": 1]], 400, "request.invalid-field", "/rules/size", nil),
            (
                ["rules": ["minimumDuration": 9, "maximumDuration": 8]], 400, "request.invalid-field",
                "/rules/minimumDuration", nil
            ),
            (["merge": true], 400, "request.invalid-field", "/merge", nil),
            (["speed": 1], 400, "request.invalid-field", "/speed", nil),
            (["source": "es", "target": "quz"], 400, "translation.no-route", "/target", nil),
            (["source": "zz"], 400, "language.unknown", "/source", nil),
            (["captions": "a\n"], 400, "caption.malformed", "/captions", 1),
            (["captions": "1\n00:00:01,000 --> never\na\n"], 400, "caption.malformed", "/captions", 2),
            (["captions": "<!DOCTYPE x [<!ENTITY a \"b\">]><tt/>"], 400, "caption.refused", "/captions", 1),
            (["captions": "1\n00:00:01,000 --> 00:00:02,000\n\u{0}\n"], 400, "caption.encoding", "/captions", 3),
            (
                ["captions": "1\n00:00:01,000 --> 00:00:02,000\n123\n", "target": "qu"], 400,
                "translation.source-undetermined", "/source", nil
            ),
        ] as [([String: any Sendable], Int, String, String, Int?)])
    func badRequests(
        fields: [String: any Sendable], status: Int, code: String, pointer: String, line: Int?
    ) async throws {
        let answer = try await Self.post(fields)
        let json = try answer.json
        #expect(answer.status == status)
        #expect(json["code"] as? String == code)
        #expect(json["pointer"] as? String == pointer)
        #expect(json["line"] as? Int == line)
        #expect(answer.headers[.contentType]?.hasPrefix("application/problem+json") == true)
    }

    @Test("a quota lets all of a file in or none of it", arguments: [(47, 200, 47), (46, 429, 0)])
    func quota(daily: Int, status: Int, used: Int) async throws {
        let gateway = try KeyGateway()
        let key = try gateway.key(daily: daily)
        // The two sentences have 30 and 17 characters.
        let answer = try await gateway.respond(
            .post, "/v1/captions", Self.body(["source": "es", "target": "qu"]), key: key.text)
        #expect(answer.status == status)
        let usage = try await gateway.services.usage(of: key.id, on: UTCDay(at: KeyGateway.noon))
        #expect(usage.day.characters == used)
    }

    @Test("reads captions of several hundred cues within the limits of a body")
    func long() async throws {
        let cues = (0..<800).map { index in
            let (minute, second) = (index / 30, index % 30 * 2)
            let hour = minute / 60
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            let time = "\(two(hour)):\(two(minute % 60)):\(two(second))"
            return "\(index + 1)\n\(time),000 --> \(time),900\nFrase \(index).\n"
        }
        let json = try await Self.post(["source": "es", "target": "qu"], cues.joined(separator: "\n")).json
        let text = try #require(json["captions"] as? String)
        #expect(text.contains("\n[Frase 799.]\n"))
        #expect((json["untranslated"] as? [Int])?.isEmpty == true)
    }
}
