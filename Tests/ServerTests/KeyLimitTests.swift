import Foundation
import Gateway
import HTTPTypes
import Store
import Testing

@testable import Server

struct KeyLimitTests {
    @Test("says in each answer how the rate stands, and refuses what is over it")
    func rate() async throws {
        let gateway = try KeyGateway()
        let key = try gateway.key(rate: .init(perSecond: 0.5, burst: 2))
        let first = try await gateway.translate("hola", key: key.text)
        #expect(first.status == 200)
        #expect(first["RateLimit-Policy"] == #""requests";q=2;w=4"#)
        #expect(first["RateLimit"] == #""requests";r=1;t=2"#)
        #expect([first["RateLimit-Limit"], first["RateLimit-Remaining"], first["RateLimit-Reset"]] == ["2", "1", "2"])
        // An answer that is an error says it too.
        let second = try await gateway.respond(.post, "/v1/translate", "{}", key: key.text)
        #expect(second.status == 400)
        #expect(second["RateLimit-Remaining"] == "0")
        let third = try await gateway.translate("hola", key: key.text)
        #expect(third.status == 429)
        #expect(try third.code == "key.rate-exceeded")
        #expect(third.headers[.retryAfter] == "2")
        #expect(third["RateLimit"] == #""requests";r=0;t=2"#)
        gateway.pass(.seconds(2))
        #expect(try await gateway.translate("hola", key: key.text).status == 200)
        let free = try gateway.key()
        #expect(try await gateway.translate("hola", key: free.text)["RateLimit"] == nil)
    }

    @Test("refuses what would pass a quota, and says until when")
    func quota() async throws {
        let gateway = try KeyGateway()
        let daily = try gateway.key(daily: 10)
        #expect(try await gateway.translate("agua ñ", key: daily.text).status == 200)
        let over = try await gateway.translate("aguas", key: daily.text)
        #expect(over.status == 429)
        #expect(try over.code == "key.daily-quota-exceeded")
        #expect(try over.json["limit"] as? Int == 10)
        #expect(over.headers[.retryAfter] == "43200")
        #expect(try await gateway.translate("agua", key: daily.text).status == 200)
        gateway.pass(.seconds(43_200))
        #expect(try await gateway.translate("agua agua", key: daily.text).status == 200)
        let monthly = try gateway.key(daily: 10, monthly: 4)
        let month = try await gateway.translate("aguas", key: monthly.text)
        #expect(try month.code == "key.monthly-quota-exceeded")
        // From 1 December 00:00 to 1 January 00:00.
        #expect(month.headers[.retryAfter] == "\(31 * 86_400)")
    }

    @Test("the surface of LibreTranslate counts and refuses as well")
    func libreTranslate() async throws {
        let gateway = try KeyGateway()
        let key = try gateway.key(daily: 8)
        func body(_ text: String) -> String {
            #"{"q": ["\#(text)", "sol"], "source": "es", "target": "quy", "api_key": "\#(key.text)"}"#
        }
        #expect(try await gateway.respond(.post, "/translate", body("luna")).status == 200)
        let over = try await gateway.respond(.post, "/translate", body("luna"))
        #expect(over.status == 429)
        #expect(over.headers[.retryAfter] == "43200")
        #expect(try over.json["error"] as? String == "1 of 8 characters are left until 2026-12-01 at 00:00 UTC.")
    }

    @Test("a key for other backends finds no way")
    func backends() async throws {
        let gateway = try KeyGateway()
        let key = try gateway.key(backends: ["other"])
        #expect(try await gateway.translate("hola", key: key.text).code == "translation.forbidden-by-policy")
        let same = try gateway.key(backends: ["bracket"])
        #expect(try await gateway.translate("hola", key: same.text).status == 200)
    }

    @Test("tells each key its usage, and an administrator that of others")
    func usage() async throws {
        let gateway = try KeyGateway()
        #expect(try await gateway.respond(.get, "/v1/usage").code == "request.invalid-field")
        let key = try gateway.key([.translate, .review], rate: .init(perSecond: 9, burst: 10), daily: 9, monthly: 100)
        let admin = try gateway.key([.admin])
        #expect(try await gateway.translate("agua", key: key.text).status == 200)
        #expect(try await gateway.translate("agua agua", key: key.text).status == 429)
        let own = try await gateway.respond(.get, "/v1/usage", key: key.text)
        let day = try #require(try own.json["day"] as? [String: Any])
        let schema = try OpenAPISchema(try #require(gateway.services.openAPIDocument))
        let value = try JSONSerialization.jsonObject(with: Data(own.body.utf8))
        #expect(schema.faults(of: value, in: try schema.answer("get", "/v1/usage", status: 200)) == [])
        #expect(try own.json["key"] as? String == key.id)
        #expect(try own.json["roles"] as? [String] == ["review", "translate"])
        #expect(day["characters"] as? Int == 4)
        #expect(day["requests"] as? Int == 3)
        #expect(day["refused"] as? Int == 1)
        #expect(day["remaining"] as? Int == 5)
        #expect(day["from"] as? String == "2026-11-30T00:00:00Z")
        #expect(day["resetsAt"] as? String == "2026-12-01T00:00:00Z")
        let seen = try await gateway.respond(.get, "/v1/usage?key=\(key.id)", key: admin.text)
        #expect((try seen.json["month"] as? [String: Any])?["remaining"] as? Int == 96)
        #expect(try await gateway.respond(.get, "/v1/usage?key=\(admin.id)", key: key.text).code == "key.role-missing")
        #expect(try await gateway.respond(.get, "/v1/usage?key=x", key: admin.text).code == "key.not-found")
        await gateway.services.shutDown()
    }
}
