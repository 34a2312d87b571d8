import Gateway
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Server

struct LocalCallerTests {
    @Test(
        "knows programs on this machine",
        arguments: [
            ("127.0.0.1:8080", nil, true), ("localhost", nil, true), ("[::1]:8080", nil, true),
            ("127.0.0.9", nil, true),
            ("127.0.0.1:8080", "http://127.0.0.1:8080", true), ("127.0.0.1:8080", "http://localhost:8080", false),
            ("127.0.0.1:8080", "https://www.gob.pe", false), ("127.0.0.1:8080", "null", false),
            ("traduce.gob.pe", nil, false), ("evil.example:8080", "http://evil.example:8080", false),
            ("127.0.0.1.evil.example", nil, false), ("", nil, false), (nil, nil, false),
        ] as [(String?, String?, Bool)])
    func callers(authority: String?, origin: String?, isLocal: Bool) throws {
        let server = try TestGateway.services().configuration.server
        #expect(LocalCaller(server).makes(authority: authority, origin: origin) == isLocal)
    }

    @Test(
        "knows the other end of a connection where others can reach the gateway",
        arguments: [
            ("0.0.0.0", false, nil, false), ("0.0.0.0", false, "127.0.0.1", true), ("::", false, "::1", true),
            ("0.0.0.0", false, "10.0.0.7", false), ("0.0.0.0", true, "127.0.0.1", false),
            ("127.0.0.1", true, "127.0.0.1", false), ("127.0.0.1", false, "127.0.0.1", true),
        ] as [(String, Bool, String?, Bool)])
    func listening(host: String, isBehindProxy: Bool, address: String?, isLocal: Bool) throws {
        var server = try TestGateway.services().configuration.server
        server.host = host
        server.trustsForwardedHeaders = isBehindProxy
        #expect(LocalCaller(server).makes(authority: "127.0.0.1:8080", origin: nil, from: address) == isLocal)
    }

    @Test("a proxy shows by what it adds", arguments: ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"])
    func forwarded(name: String) throws {
        let local = LocalCaller(try TestGateway.services().configuration.server)
        var head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/")
        #expect(local.makes(Request(head: head, body: RequestBody(buffer: ByteBuffer())), from: "127.0.0.1"))
        head.headerFields[try #require(HTTPField.Name(name))] = "10.0.0.7"
        #expect(!local.makes(Request(head: head, body: RequestBody(buffer: ByteBuffer())), from: "127.0.0.1"))
    }

    @Test("refuses to write behind a proxy, and lets read")
    func routes() async throws {
        let gateway = try UnitGateway { $0.server.trustsForwardedHeaders = true }
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
