import Corpora
import Foundation
import Gateway
import HTTPTypes
import Store
import Testing
import TextProcessing

@testable import Server

struct UnitWritingTests {
    private let gateway: UnitGateway
    private let schema: OpenAPISchema

    init() throws {
        gateway = try UnitGateway()
        schema = try OpenAPISchema(String(contentsOfFile: TestGateway.root + "/docs/openapi.yaml", encoding: .utf8))
    }

    private func faults(_ answer: TestGateway.Answer, _ method: String, _ path: String) throws -> [String] {
        schema.faults(of: try answer.json, in: try schema.answer(method, path, status: answer.status))
    }

    /// A body of `POST` with other fields in place of its own, or beside them.
    private func body(_ fields: String = "", variants: String = #"[{"variety": "es", "text": "pan"}]"#) -> String {
        #"{"source": "test", "key": "k", "domain": "food", "licence": "CC0-1.0", "actor": "rosa", "#
            + "\"variants\": \(variants)\(fields.isEmpty ? "" : ", " + fields)}"
    }

    @Test("adds a unit with everything that it can say, and says where it is")
    func create() async throws {
        let variants = """
            [{"variety": "es", "text": "pan"},
             {"variety": "ayr", "ordinal": 1, "orthography": "five-vowels", "text": "t\u{2BC}ant\u{2BC}a <b>\u{1F35E}",
              "state": "reviewed", "origin": "machine", "engine": "phrase", "model": "m1",
              "translatedFrom": {"variety": "es"}, "properties": [{"name": "x", "value": ""}],
              "inline": [{"offset": 10, "name": "ph", "kind": "standalone", "content": "<b>",
                          "attributes": [{"name": "x", "value": "1"}]}]}]
            """
        let fields = """
            "contributor": "Rosa Q.", "credit": "R. Q.", "terms": ["TK Attribution"], "consent": "oral, 2026",
            "document": "leaflet", "position": 3, "note": "two\\nlines", "tags": ["loan:pan"],
            "properties": [{"name": "@id", "value": "7"}], "reason": "from the leaflet"
            """
        let answer = try await gateway.respond(.post, "/v1/units", body(fields, variants: variants))
        #expect(answer.status == 201)
        #expect(try faults(answer, "post", "/v1/units") == [])
        let id = UnitID(sourceID: "test", key: "k")
        #expect(answer.headers[.location] == "/v1/units/\(id)")
        #expect(answer.headers[.eTag] == "\"1\"")
        let stored = try #require(try gateway.services.database.unit(id))
        #expect(
            stored.description
                == UnitDescription(
                    domain: "food", licence: "CC0-1.0", contributor: "Rosa Q.", credit: "R. Q.",
                    terms: ["TK Attribution"], consent: "oral, 2026", document: "leaflet", position: 3,
                    note: "two\nlines", tags: ["loan:pan"], properties: [Property(name: "@id", value: "7")]))
        let spanish = Variant(variety: .spanish, text: "pan", origin: .human, state: .unreviewed)
        let aymara = Variant(
            variety: .centralAymara, orthography: Orthography(rawValue: "five-vowels"), ordinal: 1,
            text: "t\u{2BC}ant\u{2BC}a <b>\u{1F35E}", origin: .machine(engine: "phrase", model: "m1"),
            state: .reviewed, translatedFrom: VariantKey(variety: .spanish),
            inline: [
                InlineElement(
                    offset: 10, name: "ph", kind: .standalone, attributes: [Property(name: "x", value: "1")],
                    content: "<b>")
            ], properties: [Property(name: "x", value: "")])
        #expect(stored.variants == [aymara, spanish])
        let read = try await gateway.respond(.get, "/v1/units/\(id)")
        #expect(read.body == answer.body)
        let revision = try #require(try gateway.services.database.revisions(of: id).first)
        #expect(revision.actor == "api:rosa" && revision.reason == "from the leaflet")
    }

    @Test("a unit that is there, or a text that was withdrawn, is a conflict")
    func conflicts() async throws {
        #expect(try await gateway.respond(.post, "/v1/units", body()).status == 201)
        let again = try await gateway.respond(.post, "/v1/units", body())
        #expect(again.status == 409)
        #expect(try again.code == "unit.exists")
        let id = UnitID(sourceID: "test", key: "k")
        try gateway.services.database.withdraw([id], by: "rosa", reason: "asked")
        for key in ["k", "other"] {
            let back = try await gateway.respond(
                .post, "/v1/units", body().replacing(#""key": "k""#, with: "\"key\": \"\(key)\""))
            #expect(back.status == 409)
            #expect(try back.code == "unit.withdrawn-text")
        }
        let others = try gateway.seed([("agua", "yaku"), ("pan", "tanta")])
        try gateway.services.database.withdraw([others[1]], by: "rosa", reason: "asked")
        let variants = #"[{"variety": "es", "text": "PAN"}, {"variety": "quy", "text": "tanta"}]"#
        let change = try await gateway.respond(
            .patch, "/v1/units/\(others[0])", "{\"actor\": \"a\", \"reason\": \"b\", \"variants\": \(variants)}",
            ifMatch: "\"1\"")
        #expect(change.status == 409)
        #expect(try faults(change, "patch", "/v1/units/{id}") == [])
    }

    @Test(
        "a bad body names its field",
        arguments: [
            (#""colour": "red""#, "", "/colour"), (#""id": "x""#, "", "/id"), (#""revision": 1"#, "", "/revision"),
            (#""position": 0"#, "", "/position"), (#""position": 1.5"#, "", "/position"),
            (#""tags": "a""#, "", "/tags"), (#""tags": ["a", 1]"#, "", "/tags/1"), (#""tags": [" "]"#, "", "/tags/0"),
            (#""note": "a\u0000b""#, "", "/note"), (#""properties": [{"name": "a"}]"#, "", "/properties/0/value"),
            (#""properties": [{"name": "a", "value": "b", "c": 1}]"#, "", "/properties/0/c"),
            ("", "[]", "/variants"), ("", "null", "/variants"), ("", "{}", "/variants"), ("", "[1]", "/variants/0"),
            ("", #"[{"text": "a"}]"#, "/variants/0/variety"), ("", #"[{"variety": "es"}]"#, "/variants/0/text"),
            ("", #"[{"variety": "es", "text": ""}]"#, "/variants/0/text"),
            ("", #"[{"variety": "zz", "text": "a"}]"#, "/variants/0/variety"),
            ("", #"[{"variety": "es", "text": "a", "id": 1}]"#, "/variants/0/id"),
            ("", #"[{"variety": "es", "text": "a"}, {"variety": "spa", "text": "b"}]"#, "/variants/1"),
            ("", #"[{"variety": "es", "text": "a", "ordinal": -1}]"#, "/variants/0/ordinal"),
            ("", #"[{"variety": "es", "text": "a", "state": "good"}]"#, "/variants/0/state"),
            ("", #"[{"variety": "es", "text": "a", "origin": "me"}]"#, "/variants/0/origin"),
            ("", #"[{"variety": "es", "text": "a", "origin": "machine"}]"#, "/variants/0/engine"),
            ("", #"[{"variety": "es", "text": "a", "engine": "x", "model": "y"}]"#, "/variants/0/origin"),
            ("", #"[{"variety": "es", "text": "a", "translatedFrom": {}}]"#, "/variants/0/translatedFrom/variety"),
            (
                "", #"[{"variety": "es", "text": "ñ", "inline": [{"offset": 1, "name": "g", "kind": "open"}]}]"#,
                "/variants/0/inline/0/offset"
            ),
            (
                "", #"[{"variety": "es", "text": "ñ", "inline": [{"offset": 3, "name": "g", "kind": "open"}]}]"#,
                "/variants/0/inline/0/offset"
            ),
        ])
    func badFields(fields: String, variants: String, pointer: String) async throws {
        let sent = variants.isEmpty ? body(fields) : body(fields, variants: variants)
        let answer = try await gateway.respond(.post, "/v1/units", sent)
        #expect(answer.status == 400)
        #expect(try answer.json["pointer"] as? String == pointer)
        #expect(try faults(answer, "post", "/v1/units") == [])
        #expect(try gateway.services.database.counts().units == 0)
    }

    @Test("every required field is asked for", arguments: ["source", "key", "domain", "licence", "actor", "variants"])
    func required(name: String) async throws {
        var members = try #require(
            try JSONSerialization.jsonObject(with: Data(body().utf8)) as? [String: Any])
        members[name] = nil
        let text = String(decoding: try JSONSerialization.data(withJSONObject: members), as: UTF8.self)
        let answer = try await gateway.respond(.post, "/v1/units", text)
        #expect(try answer.code == "request.missing-field")
        #expect(try answer.json["pointer"] as? String == "/\(name)")
    }

    @Test("a text and a list may be as long as the limit and no longer")
    func limits() async throws {
        func text(_ count: Int) -> String {
            body(variants: #"[{"variety": "quy", "text": ""# + String(repeating: "\u{F1}", count: count) + #""}]"#)
        }
        #expect(try await gateway.respond(.post, "/v1/units", text(10_001)).code == "translation.text-too-long")
        #expect(try await gateway.respond(.post, "/v1/units", text(10_000)).status == 201)
        let tags = (0...128).map { "\"t\($0)\"" }.joined(separator: ",")
        let answer = try await gateway.respond(.post, "/v1/units", body("\"tags\": [\(tags)]"))
        #expect(try answer.code == "request.too-many-items")
        #expect(try answer.json["limit"] as? Int == 128)
    }

    @Test("changes description and texts together, as revisions of their author")
    func change() async throws {
        let id = try gateway.seed([("agua", "yaku")])[0]
        let answer = try await gateway.respond(
            .patch, "/v1/units/\(id)",
            """
            {"actor": "luis", "reason": "corregido", "domain": "water", "contributor": "Ana", "tags": ["a"],
             "variants": [{"variety": "quy", "text": "unu", "state": "reviewed"}, {"variety": "ayr", "text": "uma"}]}
            """, ifMatch: "\"1\"")
        #expect(answer.status == 200)
        #expect(try faults(answer, "patch", "/v1/units/{id}") == [])
        #expect(answer.headers[.eTag] == "\"4\"")
        let unit = try #require(try gateway.services.database.unit(id))
        #expect(unit.domain == "water" && unit.contributor == "Ana" && unit.tags == ["a"])
        let quechua = try #require(unit.variants(in: .chankaQuechua).first)
        #expect(quechua.text == "unu" && quechua.state == .reviewed && quechua.origin == .human)
        #expect(quechua.translatedFrom == VariantKey(variety: .spanish))
        #expect(unit.variants(in: .centralAymara).map(\.state) == [.unreviewed])
        #expect(unit.variants(in: .spanish).map(\.origin) == [.imported])
        let later = try gateway.services.database.revisions(of: id).dropFirst()
        #expect(Set(later.map(\.actor)) == ["api:luis"] && Set(later.map(\.reason)) == ["corregido"])
        let emptied = try await gateway.respond(
            .patch, "/v1/units/\(id)",
            #"{"actor": "luis", "reason": "x", "contributor": null, "tags": null}"#, ifMatch: "\"4\"")
        #expect(try emptied.json["contributor"] == nil)
        #expect(try emptied.json["tags"] as? [String] == [])
    }

    @Test("a judgement is a revision of its own kind and shows in the memory at once; without a change there is none")
    func state() async throws {
        let id = try gateway.seed([("agua", "yaku")])[0]
        let sent = """
            {"actor": "rosa", "reason": "ok",
             "variants": [{"variety": "quy", "state": "approved"}, {"variety": "es", "state": "reviewed"}]}
            """
        let answer = try await gateway.respond(.patch, "/v1/units/\(id)", sent, ifMatch: "\"1\"")
        #expect(answer.headers[.eTag] == "\"3\"")
        #expect(try gateway.services.database.revisions(of: id).map(\.action) == [.added, .stateSet, .stateSet])
        #expect(!gateway.services.database.index.pairs.isEmpty)
        let again = try await gateway.respond(.patch, "/v1/units/\(id)", sent, ifMatch: "\"3\"")
        #expect(again.headers[.eTag] == "\"3\"")
    }

    @Test(
        "a change needs the revision that it is made on",
        arguments: [
            (nil, 428, "unit.precondition-required"), ("\"2\"", 412, "unit.revision-conflict"),
            ("\"0\"", 412, "unit.revision-conflict"), ("*", 412, "unit.revision-conflict"),
            ("1", 412, "unit.revision-conflict"), ("W/\"1\"", 412, "unit.revision-conflict"),
            ("\"\"", 412, "unit.revision-conflict"), ("\"", 412, "unit.revision-conflict"),
        ] as [(String?, Int, String)])
    func precondition(ifMatch: String?, status: Int, code: String) async throws {
        let id = try gateway.seed([("agua", "yaku")])[0]
        let answer = try await gateway.respond(
            .patch, "/v1/units/\(id)", #"{"actor": "a", "reason": "b", "note": "c"}"#, ifMatch: ifMatch)
        #expect(answer.status == status)
        #expect(try answer.code == code)
        #expect(try faults(answer, "patch", "/v1/units/{id}") == [])
        #expect(try gateway.services.database.unit(id)?.note == "")
    }

    @Test(
        "a bad change changes nothing, not even its good parts",
        arguments: [
            (#"{"reason": "b"}"#, "/actor"), (#"{"actor": "a"}"#, "/reason"),
            (#"{"actor": " ", "reason": "b"}"#, "/actor"), (#"{"actor": "a", "reason": "b", "key": "c"}"#, "/key"),
            (#"{"actor": "a", "reason": "b", "domain": null}"#, "/domain"),
            (
                #"{"actor": "a", "reason": "b", "note": "c", "variants": [{"variety": "ayr", "state": "reviewed"}]}"#,
                "/variants/0/text"
            ),
        ])
    func badChange(body: String, pointer: String) async throws {
        let id = try gateway.seed([("agua", "yaku")])[0]
        let answer = try await gateway.respond(.patch, "/v1/units/\(id)", body, ifMatch: "\"1\"")
        #expect(answer.status == 400)
        #expect(try answer.json["pointer"] as? String == pointer)
        #expect(try gateway.services.database.storedUnit(id)?.revision == 1)
        #expect(try gateway.services.database.unit(id)?.note == "")
    }

    @Test("of changes on one revision exactly one is made")
    func race() async throws {
        let id = try gateway.seed([("agua", "yaku")])[0]
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<8 {
                group.addTask { [gateway] in
                    try await gateway.respond(
                        .patch, "/v1/units/\(id)", "{\"actor\": \"a\", \"reason\": \"b\", \"note\": \"\(number)\"}",
                        ifMatch: "\"1\""
                    ).status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.sorted() == [200] + Array(repeating: 412, count: 7))
        #expect(try gateway.services.database.storedUnit(id)?.revision == 2)
    }
}
