import TestSupport
import Testing
import Transport

struct RedirectTests {
    private static let secrets = [
        TransportHeader(name: "Authorization", value: "Bearer k"), TransportHeader(name: "api_key", value: "k"),
        TransportHeader(name: "Accept", value: "text/plain"),
    ]

    /// Answers `/to?STATUS` by a redirect to `place`, and everything else by what came.
    private func server(to place: String) throws -> ScriptedServer {
        try ScriptedServer.answering { request in
            let words = request.line.split(separator: " ")
            if words[1].hasPrefix("/to?"), let status = Int(words[1].dropFirst(4)) {
                return ScriptedServer.answer(status, headers: ["Location: \(place)"], body: "moved")
            }
            let fields = ["authorization", "api_key", "accept"].map { request.value($0) ?? "none" }
            let text = ([String(words[0]), String(words[1]), "\(request.body.count)"] + fields).joined(separator: " ")
            return ScriptedServer.answer(200, body: text)
        }
    }

    @Test(arguments: [
        ("GET", 301, "GET /there 0"), ("POST", 301, "GET /there 0"), ("POST", 302, "GET /there 0"),
        ("POST", 303, "GET /there 0"), ("PUT", 303, "GET /there 0"), ("PUT", 302, "PUT /there 4"),
        ("POST", 307, "POST /there 4"), ("POST", 308, "POST /there 4"),
    ])
    func theSameOriginGetsEverything(method: String, status: Int, expected: String) async throws {
        let server = try server(to: "there")
        let response = try await CurlTransport().send(
            TransportRequest(
                method: method, url: server.url + "/to?\(status)", headers: Self.secrets,
                body: method == "GET" ? [] : Array("text".utf8), maximumRedirects: 1))
        #expect(String(decoding: response.body, as: UTF8.self) == expected + " Bearer k k text/plain")
    }

    @Test func anotherOriginGetsNoCredentials() async throws {
        let other = try server(to: "/")
        let server = try server(to: other.url + "/there")
        let response = try await CurlTransport().send(
            TransportRequest(url: server.url + "/to?302", headers: Self.secrets, maximumRedirects: 3))
        #expect(String(decoding: response.body, as: UTF8.self) == "GET /there 0 none none text/plain")
    }

    @Test func withoutLeaveARedirectIsAnAnswer() async throws {
        let server = try server(to: "/there")
        let response = try await CurlTransport().send(TransportRequest(url: server.url + "/to?302"))
        #expect(response.status == 302)
        #expect(response.headers["location"] == "/there")
        #expect(response.body == Array("moved".utf8))
    }

    @Test(
        arguments: [
            ("/to?302", .tooManyRedirects), ("file:///etc/hostname", .refusedRedirect),
            ("ftp://host/", .refusedRedirect),
            ("http://user:secret@127.0.0.1/", .refusedRedirect), ("http://", .refusedRedirect),
        ] as [(String, TransportError.Code)])
    func someRedirectsAreNotFollowed(place: String, code: TransportError.Code) async throws {
        let server = try server(to: place)
        let error = await #expect(throws: TransportError.self) {
            try await CurlTransport().send(TransportRequest(url: server.url + "/to?302", maximumRedirects: 4))
        }
        #expect(error?.code == code)
        #expect(error?.explanation.contains("secret") == false)
    }
}
