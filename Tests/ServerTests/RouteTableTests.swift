import Foundation
import Gateway
import HTTPTypes
import Testing
import Yams

@testable import Server

struct RouteTableTests {
    @Test("openapi.yaml describes every route and no other")
    func document() throws {
        let services = try TestGateway.services()
        let document = try #require(services.openAPIDocument)
        let root = try #require(try Yams.load(yaml: document) as? [String: Any])
        let paths = try #require(root["paths"] as? [String: [String: Any]])
        let described = Set(
            paths.flatMap { path, operations in
                operations.keys.filter { ["get", "post", "put", "patch", "delete"].contains($0) }.map {
                    "\($0) \(path)"
                }
            })
        let served = Set(
            routeTable(services: services).entries.map { "\($0.method.rawValue.lowercased()) \($0.path)" })
        #expect(described == served)
    }

    @Test(
        "answers unknown routes and methods as JSON",
        arguments: [
            ("GET", "/nada", 404, nil), ("DELETE", "/v1/translate", 405, "POST"), ("GET", "/v1/translate", 405, "POST"),
            ("PUT", "/translate", 405, "POST"), ("POST", "/healthz", 405, "GET, HEAD"),
            ("POST", "/languages/", 405, "GET, HEAD"), ("GET", "/v1/", 404, nil),
            ("DELETE", "/v1/units/a", 405, "GET, HEAD, PATCH"), ("PUT", "/v1/units/a/history", 405, "GET, HEAD"),
            ("PUT", "/v1/units/a/b", 404, nil),
        ] as [(String, String, Int, String?)])
    func unknown(method: String, path: String, status: Int, allow: String?) async throws {
        let answer = try await TestGateway.respond(try #require(.init(method)), path, type: nil)
        #expect(answer.status == status)
        #expect(answer.headers[.allow] == allow)
        #expect(try !answer.json.isEmpty)
    }

    @Test(
        "lets only the allowed origins in",
        arguments: [
            ("https://www.gob.pe", 204, "https://www.gob.pe"), ("https://evil.example", 403, nil),
        ] as [(String, Int, String?)])
    func origins(origin: String, status: Int, allowed: String?) async throws {
        let settings = ["server.corsOrigins": "https://www.gob.pe,https://pcm.gob.pe"]
        let preflight = try await TestGateway.respond(
            .options, "/v1/translate", headers: ["Origin": origin, "Access-Control-Request-Method": "POST"],
            settings: settings)
        #expect(preflight.status == status)
        #expect(preflight.headers[.accessControlAllowOrigin] == allowed)
        let simple = try await TestGateway.respond(.get, "/healthz", headers: ["Origin": origin], settings: settings)
        #expect(simple.status == 200)
        #expect(simple.headers[.accessControlAllowOrigin] == allowed)
    }

    /// A browser hides an answer that does not name the page's origin, so errors have to name it too.
    @Test(
        "lets the allowed origins read errors, and keeps answers apart in caches",
        arguments: [
            ("https://www.gob.pe", "https://www.gob.pe", "https://www.gob.pe", "Accept-Language, Origin"),
            ("https://www.gob.pe", "https://evil.example", nil, "Accept-Language, Origin"),
            ("https://www.gob.pe", nil, nil, "Accept-Language, Origin"),
            ("*", "https://evil.example", "*", "Accept-Language"), ("", "https://www.gob.pe", nil, "Accept-Language"),
        ] as [(String, String?, String?, String)])
    func errorsAcrossOrigins(listed: String, origin: String?, allowed: String?, vary: String) async throws {
        let answer = try await TestGateway.respond(
            .post, "/v1/translate", "{}", headers: origin.map { ["Origin": $0] } ?? [:],
            settings: ["server.corsOrigins": listed])
        #expect(answer.status == 400)
        #expect(answer.headers[.accessControlAllowOrigin] == allowed)
        #expect(answer.headers[.vary] == vary)
    }

    @Test(
        "answers HEAD as GET without a body",
        arguments: [("/healthz", 200), ("/v1/languages", 200), ("/v1/translate", 405), ("/nada", 404)])
    func head(path: String, status: Int) async throws {
        let answer = try await TestGateway.respond(.head, path, type: nil)
        #expect(answer.status == status)
        #expect(answer.body.isEmpty)
        #expect(answer.headers[.contentType] != nil)
    }

    @Test(
        "takes the address of a trusted proxy only when it is one",
        arguments: [
            ("https", "traduce.gob.pe", "https://traduce.gob.pe/"), ("https, http", "a.pe, b.pe", "https://a.pe/"),
            ("http", "[::1]:8080", "http://[::1]:8080/"), ("ftp", "a.pe", "/"), ("https", "a.pe/x", "/"),
            ("https", "a.pe\"", "/"), ("https", "", "/"), ("", "a.pe", "/"),
        ])
    func forwarded(scheme: String, host: String, url: String) async throws {
        let document = try await TestGateway.respond(
            .get, "/openapi.yaml", headers: ["X-Forwarded-Proto": scheme, "X-Forwarded-Host": host],
            settings: ["server.forwardedHeaders": "true"])
        #expect(document.body.contains("  - url: \(url)\n"))
    }

    @Test("serves everything under the base path, and says so in the description")
    func basePath() async throws {
        let settings = ["server.basePath": "chaka/", "server.forwardedHeaders": "true"]
        #expect(try await TestGateway.respond(.get, "/healthz", settings: settings).status == 404)
        #expect(try await TestGateway.respond(.get, "/chaka/healthz", settings: settings).status == 200)
        let headers = ["X-Forwarded-Proto": "https", "X-Forwarded-Host": "traduce.gob.pe"]
        let document = try await TestGateway.respond(
            .get, "/chaka/openapi.yaml", headers: headers, settings: settings)
        #expect(document.body.contains("- url: https://traduce.gob.pe/chaka\n"))
        let distrusting = try await TestGateway.respond(
            .get, "/chaka/openapi.yaml", headers: headers, settings: ["server.basePath": "chaka"])
        #expect(distrusting.body.contains("- url: /chaka\n"))
    }
}
