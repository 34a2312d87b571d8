import Corpora
import Dispatch
import Foundation
import HTTPTypes
import Store
import Testing
import TextProcessing

@testable import Gateway
@testable import Server

struct UnitReadingTests {
    private let gateway: UnitGateway
    private let schema: OpenAPISchema

    init() throws {
        gateway = try UnitGateway()
        schema = try OpenAPISchema(String(contentsOfFile: TestGateway.root + "/docs/openapi.yaml", encoding: .utf8))
    }

    private func faults(_ answer: TestGateway.Answer, _ method: String, _ path: String) throws -> [String] {
        schema.faults(of: try answer.json, in: try schema.answer(method, path, status: answer.status))
    }

    private func key(_ value: Any?) -> String? {
        guard let object = value as? [String: Any], object.count == 2, let variety = object["variety"] as? String,
            let ordinal = object["ordinal"] as? Int
        else { return nil }
        return "\(variety)/\(ordinal)"
    }

    @Test("a unit has the fields of its schema, its texts byte for byte, and its revision as entity tag")
    func unit() async throws {
        // The second text has an apostrophe at its end and an n with a combining tilde.
        let ids = try gateway.seed([("El agua está fría.", "man\u{303}a t\u{2BC}anta\u{2019} \u{1F4A7}")])
        let answer = try await gateway.respond(.get, "/v1/units/\(ids[0])")
        #expect(answer.status == 200)
        #expect(answer.headers[.eTag] == "\"1\"")
        #expect(try faults(answer, "get", "/v1/units/{id}") == [])
        let variants = try answer.objects("variants")
        #expect(variants.map { $0["variety"] as? String } == ["es", "quy"])
        let text = try #require(variants[1]["text"] as? String)
        #expect(Array(text.utf8) == Array("man\u{303}a t\u{2BC}anta\u{2019} \u{1F4A7}".utf8))
        #expect(key(variants[1]["translatedFrom"]) == "es/0")
        #expect(variants[1]["origin"] as? String == "imported")
        #expect(try answer.json["createdAt"] as? String == "2026-01-01T00:00:00.001Z")
        let upper = try await gateway.respond(.get, "/v1/units/\(ids[0].rawValue.uppercased())")
        #expect(upper.body == answer.body)
    }

    @Test(
        "a unit that is not there is a problem",
        arguments: ["00000000-0000-5000-8000-000000000000", "no", "%00", "1' OR '1'='1"])
    func unknown(id: String) async throws {
        for path in ["/v1/units/\(id)", "/v1/units/\(id)/history"] {
            let answer = try await gateway.respond(.get, path)
            #expect(answer.status == 404)
            #expect(try answer.code == "unit.not-found")
        }
    }

    @Test("a withdrawn unit is gone, and its history has no text")
    func withdrawn() async throws {
        let id = try gateway.seed([("secreto del agua", "yakupa pakasqan")])[0]
        try gateway.services.database.withdraw([id], by: "rosa", reason: "asked")
        let answer = try await gateway.respond(.get, "/v1/units/\(id)")
        #expect(answer.status == 410)
        #expect(try answer.code == "unit.withdrawn")
        let change = try await gateway.respond(
            .patch, "/v1/units/\(id)", #"{"actor": "a", "reason": "b", "note": "c"}"#, ifMatch: "\"1\"")
        #expect(change.status == 410)
        let history = try await gateway.respond(.get, "/v1/units/\(id)/history")
        #expect(history.status == 200)
        #expect(try history.objects("revisions").last?["action"] as? String == "withdrawn")
        #expect(!history.body.contains("secreto") && !history.body.contains("pakasqan"))
        #expect(try faults(history, "get", "/v1/units/{id}/history") == [])
    }

    @Test("pages meet without gap or overlap and the last one says so", arguments: [1, 2, 3, 4, 5, 6, 200])
    func pages(limit: Int) async throws {
        let ids = try gateway.seed((1...5).map { ("agua \($0)", "yaku \($0)") }).map(\.rawValue)
        var found: [String] = []
        var path: String? = "/v1/units?limit=\(limit)"
        var pages = 0
        while let asked = path {
            let answer = try await gateway.respond(.get, asked)
            #expect(answer.status == 200)
            #expect(try faults(answer, "get", "/v1/units") == [])
            found += try answer.objects("units").compactMap { $0["id"] as? String }
            path = (try answer.json["next"] as? String).map { "/v1/units?limit=\(limit)&after=\($0)" }
            pages += 1
        }
        #expect(found == ids)
        #expect(pages == (5 + limit - 1) / limit)
    }

    @Test("an empty store has one empty page")
    func empty() async throws {
        #expect(try await gateway.respond(.get, "/v1/units").body == #"{"units":[],"next":null}"#)
    }

    @Test("fifty units are a page unless the client asks otherwise")
    func defaultLimit() async throws {
        try gateway.seed((1...51).map { ("agua \($0)", "yaku \($0)") })
        #expect(try await gateway.respond(.get, "/v1/units").objects("units").count == 50)
    }

    @Test(
        "queries are read with percent escapes and plus signs",
        arguments: [
            ("q=tanta", ["2"]), ("q=t%27anta", ["2"]), ("q=T%E2%80%99ANTA", ["2"]), ("q=lang:es+agua", ["1", "3"]),
            ("q=lang%3Aes%20%22agua%20fr%C3%ADa%22", ["3"]), ("q=ag*", ["1", "3"]), ("q=%2F%5Epan%2F", ["2"]),
            ("q=", ["1", "2", "3"]), ("q=state:approved", []), ("q=source:none", []),
            ("q=created%3E%3D2026-01-01&limit=200", ["1", "2", "3"]), ("q=%F0%9F%8D%9E", []),
        ])
    func search(parameters: String, keys: [String]) async throws {
        try gateway.seed([("agua", "yaku"), ("pan", "t\u{2BC}anta"), ("agua fri\u{301}a", "chiri yaku")])
        let answer = try await gateway.respond(.get, "/v1/units?\(parameters)")
        #expect(answer.status == 200)
        #expect(try answer.objects("units").compactMap { $0["key"] as? String } == keys)
    }

    @Test(
        "a bad parameter is named, with the place in the query",
        arguments: [
            ("q=agua%20colour:red", "unit.invalid-query", "q", 5),
            ("q=%C3%B1%20state:good", "unit.invalid-query", "q", 3),
            ("q=%22agua", "unit.invalid-query", "q", 0), ("q=a+%2F(%2F", "unit.invalid-query", "q", 2),
            ("q=lang:es+lang:quy", "unit.invalid-query", "q", 8), ("limit=0", "request.invalid-field", "limit", nil),
            ("limit=201", "request.invalid-field", "limit", nil), ("limit=", "request.invalid-field", "limit", nil),
            ("limit=ten", "request.invalid-field", "limit", nil), ("after=x", "request.invalid-field", "after", nil),
            (
                "after=00000000-0000-5000-8000-000000000000", "request.invalid-field", "after", nil
            ),
            ("page=2", "request.invalid-field", "page", nil), ("q=a&q=b", "request.invalid-field", "q", nil),
            ("q=%FF", "request.invalid-field", "q", nil), ("q=%", "request.invalid-field", "q", nil),
        ] as [(String, String, String, Int?)])
    func badParameters(parameters: String, code: String, parameter: String, offset: Int?) async throws {
        let answer = try await gateway.respond(.get, "/v1/units?\(parameters)")
        #expect(answer.status == 400)
        #expect(try answer.code == code)
        #expect(try answer.json["parameter"] as? String == parameter)
        #expect(try answer.json["offset"] as? Int == offset)
        #expect(try faults(answer, "get", "/v1/units") == [])
    }

    @Test(
        "instants are ISO 8601 in UTC to the millisecond",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (1_709_208_000_001, "2024-02-29T12:00:00.001Z"),
            (1_767_225_599_999, "2025-12-31T23:59:59.999Z"), (-1, "1969-12-31T23:59:59.999Z"),
        ] as [(Int64, String)])
    func instants(milliseconds: Int64, text: String) { #expect(timestamp(milliseconds) == text) }

    @Test("the history names who, what and why, with the values before and after")
    func history() async throws {
        let id = try gateway.seed([("agua", "yaku")])[0]
        try gateway.services.database.setVariantState(
            .reviewed, unit: id, variant: VariantKey(variety: .chankaQuechua), by: "rosa", reason: "leído")
        try gateway.services.database.tag(id, adding: ["loan:agua"], by: "luis", reason: "préstamo")
        let answer = try await gateway.respond(.get, "/v1/units/\(id)/history")
        #expect(try faults(answer, "get", "/v1/units/{id}/history") == [])
        let revisions = try answer.objects("revisions")
        #expect(revisions.map { $0["number"] as? Int } == [1, 2, 3])
        #expect(revisions.map { $0["action"] as? String } == ["added", "state-set", "changed"])
        #expect(revisions.map { $0["actor"] as? String } == ["seed", "rosa", "luis"])
        #expect(revisions[1]["reason"] as? String == "leído")
        #expect(revisions[1]["time"] as? String == "2026-01-01T00:00:00.002Z")
        #expect(key(revisions[1]["variant"]) == "quy/0")
        let (before, after) = (
            revisions[1]["before"] as? [String: Any] ?? [:], revisions[1]["after"] as? [String: Any] ?? [:]
        )
        #expect(before["state"] as? String == "unreviewed" && after["state"] as? String == "reviewed")
        #expect(key(after["translatedFrom"]) == "es/0")
        #expect(after["translatedFromVariety"] == nil)
        #expect((revisions[2]["after"] as? [String: Any])?["tags"] as? [String] == ["loan:agua"])
        #expect(revisions[2]["variant"] == nil)
    }

    @Test("regular expressions that take long keep others of their kind out, and nobody else")
    func longSearches() async throws {
        let id = try gateway.seed([("agua", "yaku")])[0]
        let end = DispatchSemaphore(value: 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<DatabaseThreads.patternLimit {
                group.addTask { [gateway] in
                    try await gateway.services.withDatabase(hasPattern: true) { _ in end.wait() }
                }
            }
            let queue = gateway.services.databaseThreads.patterns
            while queue.operationCount < DatabaseThreads.patternLimit { await Task.yield() }
            let refused = try await gateway.respond(.get, "/v1/units?q=/a/")
            #expect(refused.status == 503)
            #expect(try faults(refused, "get", "/v1/units") == [])
            #expect(try await gateway.respond(.get, "/v1/units?q=agua").status == 200)
            #expect(try await gateway.respond(.get, "/v1/units/\(id)").status == 200)
            for _ in 0..<DatabaseThreads.patternLimit { end.signal() }
            try await group.waitForAll()
        }
        #expect(try await gateway.respond(.get, "/v1/units?q=/a/").status == 200)
    }
}
