import Gateway
import HTTPTypes
import Testing

@testable import Server

struct UnitWriteAccessTests {
    @Test(
        "only callers on this machine write",
        arguments: [
            ("127.0.0.1:8080", nil, true), ("localhost", nil, true), ("[::1]:8080", nil, true),
            ("127.0.0.9", nil, true),
            ("127.0.0.1:8080", "http://127.0.0.1:8080", true), ("127.0.0.1:8080", "http://localhost:8080", false),
            ("127.0.0.1:8080", "https://www.gob.pe", false), ("127.0.0.1:8080", "null", false),
            ("traduce.gob.pe", nil, false), ("evil.example:8080", "http://evil.example:8080", false),
            ("127.0.0.1.evil.example", nil, false), ("", nil, false), (nil, nil, false),
        ] as [(String?, String?, Bool)])
    func callers(authority: String?, origin: String?, isAllowed: Bool) throws {
        let server = try TestGateway.services().configuration.server
        #expect(UnitWriteAccess(server).allows(authority: authority, origin: origin) == isAllowed)
    }

    @Test("nobody writes where others can reach the gateway")
    func listening() throws {
        var open = try TestGateway.services().configuration.server
        open.host = "0.0.0.0"
        #expect(!UnitWriteAccess(open).allows(authority: "127.0.0.1:8080", origin: nil))
        var behindProxy = try TestGateway.services().configuration.server
        behindProxy.trustsForwardedHeaders = true
        #expect(!UnitWriteAccess(behindProxy).allows(authority: "127.0.0.1:8080", origin: nil))
    }

    @Test("refuses to write and lets read")
    func routes() async throws {
        let gateway = try UnitGateway { $0.server.host = "192.168.1.5" }
        let id = try gateway.seed([("agua", "yaku")])[0]
        let refused = try await [
            gateway.respond(.post, "/v1/units", "{}"),
            gateway.respond(.patch, "/v1/units/\(id)", "{}", ifMatch: "\"1\""),
        ]
        for answer in refused {
            #expect(answer.status == 403)
            #expect(try answer.code == "unit.read-only")
        }
        #expect(try await gateway.respond(.get, "/v1/units/\(id)").status == 200)
        let local = try UnitGateway()
        let page = try await local.respond(.post, "/v1/units", "{}", headers: ["Origin": "https://evil.example"])
        #expect(page.status == 403)
    }
}
