import Gateway
import HTTPTypes
import Store
import Testing

@testable import Server

struct KeyTests {
    private static let question = #"{"q": "hola", "source": "es", "target": "quy"}"#

    @Test("without any key everything is as open as it was; with one, even a revoked one, a key is needed")
    func requirement() async throws {
        let gateway = try KeyGateway()
        #expect(try await gateway.translate("hola").status == 200)
        let key = try gateway.key()
        #expect(try await gateway.translate("hola", key: key.text).status == 200)
        let refused = try await gateway.translate("hola")
        #expect(refused.status == 401)
        #expect(try refused.code == "key.missing")
        #expect(refused.headers[.wwwAuthenticate] == "Bearer realm=\"chaka\"")
        try gateway.services.database.revokeKey(key.id)
        try gateway.reload()
        #expect(try await gateway.translate("hola").code == "key.missing")
        try gateway.services.database.eraseKey(key.id)
        try gateway.reload()
        #expect(try await gateway.translate("hola").status == 200)
        #expect(try await KeyGateway(["keys.required": "always"]).translate("hola").code == "key.missing")
        #expect(try await KeyGateway(["server.host": "192.0.2.1"]).translate("hola").code == "key.missing")
    }

    @Test(
        "takes a key in the headers of other systems' clients",
        arguments: [
            ("Authorization", "Bearer %", 200), ("Authorization", "bearer   %", 200),
            ("Authorization", "DeepL-Auth-Key %", 200), ("X-Api-Key", "%", 200), ("Authorization", "Basic %", 401),
            ("Authorization", "%", 401), ("Authorization", "Bearer", 401), ("Cookie", "api_key=%", 401),
            ("X-Api-Key", "", 401),
        ])
    func headers(name: String, value: String, status: Int) async throws {
        let gateway = try KeyGateway()
        let key = try gateway.key()
        let answer = try await gateway.translate("hola", headers: [name: value.replacing("%", with: key.text)])
        #expect(answer.status == status)
        #expect(!answer.body.contains(key.text))
    }

    @Test(
        "takes a key as LibreTranslate's clients send it",
        arguments: [
            ("/translate", "application/json", #"{"q": "hola", "source": "es", "target": "quy", "api_key": "%"}"#, 200),
            ("/translate", "application/x-www-form-urlencoded", "q=hola&source=es&target=quy&api_key=%", 200),
            ("/translate?q=hola&source=es&target=quy&api_key=%", "text/plain", "", 200),
            ("/detect", "application/json", #"{"q": "hola", "api_key": "%"}"#, 200),
            ("/detect", "application/json", #"{"q": "hola"}"#, 401),
            ("/translate", "application/json", question, 401),
            ("/translate", "application/x-www-form-urlencoded", "q=hola&source=es&target=quy&api_key=", 401),
            ("/translate", "application/x-www-form-urlencoded", "q=hola&source=es&target=quy&api_key=otra", 401),
            ("/v1/identify?api_key=%", "application/json", #"{"text": "hola"}"#, 401),
        ])
    func libreTranslate(path: String, type: String, body: String, status: Int) async throws {
        let gateway = try KeyGateway()
        let key = try gateway.key(rate: .init(perSecond: 1, burst: 5))
        let answer = try await gateway.respond(
            .post, path.replacing("%", with: key.text), body.replacing("%", with: key.text),
            headers: ["Content-Type": type])
        #expect(answer.status == status)
        #expect(answer["RateLimit-Remaining"] == (status == 200 ? "4" : nil))
        if status == 401, !path.hasPrefix("/v1") { #expect(try answer.json["error"] is String) }
    }

    @Test("says what is wrong with a key to who has its secret")
    func refusals() async throws {
        let gateway = try KeyGateway()
        let revoked = try gateway.key()
        let expired = try gateway.key(expiresAt: KeyGateway.noon + 1000)
        try gateway.services.database.revokeKey(revoked.id)
        try gateway.reload()
        #expect(try await gateway.translate("hola", key: expired.text).status == 200)
        gateway.pass(.seconds(1))
        let slip = expired.text.dropLast() + (expired.text.hasSuffix("0") ? "1" : "0")
        for (key, code) in [
            (revoked.text, "key.revoked"), (expired.text, "key.expired"), (String(slip), "key.mistyped"),
            (KeyText.random().text, "key.invalid"), ("hola", "key.invalid"),
        ] {
            let answer = try await gateway.translate("hola", key: key)
            #expect(answer.status == 401)
            #expect(try answer.code == code)
            #expect(answer.headers[.wwwAuthenticate] == "Bearer realm=\"chaka\", error=\"invalid_token\"")
        }
    }

    @Test("a rotated key has two secrets until the old one's time is over")
    func rotation() async throws {
        let gateway = try KeyGateway()
        let old = try gateway.key()
        let new = try gateway.services.database.rotateKey(old.id, grace: 1000).text.text
        try gateway.reload()
        #expect(try await gateway.translate("hola", key: old.text).status == 200)
        #expect(try await gateway.translate("hola", key: new).status == 200)
        gateway.pass(.seconds(1))
        #expect(try await gateway.translate("hola", key: old.text).code == "key.expired")
        #expect(try await gateway.translate("hola", key: new).status == 200)
    }

    @Test(
        "each route needs its role, and an administrator has every one",
        arguments: [
            ("POST", "/v1/translate", [.translate]), ("POST", "/v1/identify", [.translate]),
            ("POST", "/translate", [.translate]), ("POST", "/v1/units", [.curate]),
            ("PATCH", "/v1/units/a", [.curate, .review]), ("GET", "/metrics", [.admin]),
            ("GET", "/v1/units", KeyRole.allCases), ("GET", "/v1/usage", KeyRole.allCases),
            ("GET", "/v1/backends", KeyRole.allCases),
        ] as [(String, String, [KeyRole])])
    func roles(method: String, path: String, allowed: [KeyRole]) async throws {
        let gateway = try KeyGateway()
        let method = try #require(HTTPRequest.Method(method))
        for role in KeyRole.allCases {
            let key = try gateway.key([role])
            let answer = try await gateway.respond(
                method, path, path == "/translate" ? Self.question : "{}", key: key.text)
            let isAllowed = role == .admin || allowed.contains(role)
            #expect((answer.status == 403) == !isAllowed, "\(role)")
        }
        #expect(try await gateway.respond(method, path, path == "/translate" ? Self.question : "{}").status == 401)
    }

    @Test(
        "what says whether the gateway lives needs no key, not even a good one",
        arguments: [
            "/healthz", "/readyz", "/openapi.yaml", "/v1/languages", "/languages", "/health", "/frontend/settings",
        ])
    func open(path: String) async throws {
        let gateway = try KeyGateway()
        _ = try gateway.key()
        #expect(try await gateway.respond(.get, path).status == 200)
        #expect(try await gateway.respond(.get, path, key: "otra").status == 200)
        #expect(try await gateway.respond(.head, path).status == 200)
    }

    @Test("metrics are open where the configuration says so", arguments: [("true", 200), ("false", 401)])
    func metrics(isPublic: String, status: Int) async throws {
        let gateway = try KeyGateway(["server.metricsPublic": isPublic])
        #expect(try await gateway.respond(.get, "/metrics").status == 200)
        _ = try gateway.key()
        #expect(try await gateway.respond(.get, "/metrics").status == status)
        #expect(try await gateway.respond(.get, "/nada").status == 404)
    }

    @Test("a reviewer judges and does not write, a curator the other way round")
    func review() async throws {
        let gateway = try KeyGateway()
        let (curator, reviewer) = (try gateway.key([.curate]), try gateway.key([.review]))
        func unit(_ state: String) -> String {
            #"{"source": "s", "key": "\#(state)", "domain": "d", "licence": "l", "actor": "rosa", "variants": "#
                + #"[{"variety": "es", "text": "agua", "state": "\#(state)"}, {"variety": "quy", "text": "yaku"}]}"#
        }
        #expect(
            try await gateway.respond(.post, "/v1/units", unit("reviewed"), key: curator.text).code
                == "key.role-missing")
        #expect(
            try await gateway.respond(.post, "/v1/units", unit("draft"), key: reviewer.text).code == "key.role-missing")
        let added = try await gateway.respond(.post, "/v1/units", unit("draft"), key: curator.text)
        #expect(added.status == 201)
        let path = try #require(added.headers[.location])
        let judgement =
            #"{"actor": "rosa", "reason": "r", "variants": [{"variety": "es", "state": "approved"}, "#
            + #"{"variety": "quy", "state": "approved"}]}"#
        let ifMatch = ["If-Match": "\"1\""]
        #expect(
            try await gateway.respond(.patch, path, judgement, key: curator.text, headers: ifMatch).code
                == "key.role-missing")
        let note = #"{"actor": "rosa", "reason": "r", "note": "n"}"#
        #expect(
            try await gateway.respond(.patch, path, note, key: reviewer.text, headers: ifMatch).code
                == "key.role-missing")
        #expect(try await gateway.respond(.patch, path, judgement, key: reviewer.text, headers: ifMatch).status == 200)
        let history = try await gateway.respond(.get, path + "/history", key: curator.text).objects("revisions")
        #expect(history.first?["actor"] as? String == "api:rosa (key \(curator.id))")
        #expect(history.last?["actor"] as? String == "api:rosa (key \(reviewer.id))")
    }
}
