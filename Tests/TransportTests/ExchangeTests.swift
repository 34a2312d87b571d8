import TestSupport
import Testing
import Transport

struct ExchangeTests {
    @Test(arguments: [
        (200, "Allinllachu"), (201, ""), (404, "manan kanchu"), (429, "suyay"), (500, "ñawpaq k'anchay"),
        (503, "jik'utataña q'"),
    ])
    func answersOfEveryStatusCome(status: Int, body: String) async throws {
        let server = try ScriptedServer.answering { _ in
            ScriptedServer.answer(status, headers: ["X-Kind: a", "Retry-After: 7", "x-kind:  b "], body: body)
        }
        let response = try await CurlTransport().send(TransportRequest(url: server.url + "/"))
        #expect(response.status == status)
        #expect(response.body == Array(body.utf8))
        #expect(response.headers["RETRY-after"] == "7")
        #expect(response.headers["X-Kind"] == "a, b")
        #expect(response.headers["absent"] == nil)
    }

    @Test(arguments: [
        ("GET", "", "0 "), ("DELETE", "", "0 "), ("POST", "", "0 "), ("POST", "{\"q\": \"ñ\"}", "11 "),
        ("PUT", "a", "1 "), ("PATCH", "ab", "2 text/plain"), ("OPTIONS", "", "0 "), ("GET", "abc", "3 "),
    ])
    func theServerSeesTheRequest(method: String, body: String, echo: String) async throws {
        let server = try ScriptedServer.answering { request in
            let type = request.value("content-type") ?? ""
            return ScriptedServer.answer(
                200, headers: ["X-Line: \(request.line)", "X-Key: \(request.value("x-key") ?? "none")"],
                body: "\(request.body.count) \(type)")
        }
        var headers = [TransportHeader(name: "X-Key", value: "k:1; é"), TransportHeader(name: "X-Empty", value: "")]
        if echo.hasSuffix("plain") { headers.append(TransportHeader(name: "content-type", value: "text/plain")) }
        let response = try await CurlTransport().send(
            TransportRequest(method: method, url: server.url + "/a?b=%C3%B1", headers: headers, body: Array(body.utf8)))
        #expect(response.headers["x-line"] == "\(method) /a?b=%C3%B1 HTTP/1.1")
        #expect(response.headers["x-key"] == "k:1; é")
        #expect(String(decoding: response.body, as: UTF8.self) == echo)
    }

    @Test func headAndNoContentHaveNoBody() async throws {
        let server = try ScriptedServer.answering { request in
            request.line.hasPrefix("HEAD")
                ? "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n" : "HTTP/1.1 204 No\r\n\r\n"
        }
        let transport = try CurlTransport()
        let head = try await transport.send(TransportRequest(method: "HEAD", url: server.url))
        #expect(head.status == 200 && head.body.isEmpty)
        let empty = try await transport.send(TransportRequest(url: server.url))
        #expect(empty.status == 204 && empty.body.isEmpty)
        #expect(server.acceptCount == 1)
    }

    @Test func aLargeBodyGoesAndComes() async throws {
        let body = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let server = try ScriptedServer { connection, _ in
            guard let request = connection.readRequest() else { return }
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(request.body.count)\r\n\r\n")
            connection.send(request.body)
        }
        let response = try await CurlTransport().send(TransportRequest(method: "POST", url: server.url, body: body))
        #expect(response.body == body)
    }

    // `gzip.compress` and `zlib.compress` of Python on the UTF-8 text "Rimasqayki, ñawpaqman."
    @Test(
        arguments: [
            (
                "gzip",
                [
                    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 11, 202, 204, 77, 44, 46, 76, 172, 204, 206, 212, 81, 56, 188, 49,
                    177, 188, 32, 177, 48, 55, 49, 79, 15, 0, 150, 143, 150, 138, 23, 0, 0, 0,
                ]
            ),
            (
                "deflate",
                [
                    120, 156, 11, 202, 204, 77, 44, 46, 76, 172, 204, 206, 212, 81, 56, 188, 49, 177, 188, 32, 177, 48,
                    55, 49, 79, 15, 0, 113, 19, 9, 96,
                ]
            ),
        ] as [(String, [UInt8])])
    func compressedBodiesAreDecompressed(encoding: String, bytes: [UInt8]) async throws {
        let server = try ScriptedServer { connection, _ in
            guard let request = connection.readRequest(), let accepted = request.value("accept-encoding") else {
                return
            }
            guard accepted.contains(encoding) else { return }
            connection.send(
                "HTTP/1.1 200 OK\r\nContent-Encoding: \(encoding)\r\nContent-Length: \(bytes.count)\r\n\r\n")
            connection.send(bytes)
        }
        let response = try await CurlTransport().send(TransportRequest(url: server.url))
        #expect(String(decoding: response.body, as: UTF8.self) == "Rimasqayki, ñawpaqman.")
    }

    @Test func chunksAndInterimAnswersAndTrailersAreUnderstood() async throws {
        let server = try ScriptedServer { connection, _ in
            guard connection.readRequest() != nil else { return }
            connection.send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
            connection.send(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-A: 1\r\n\r\n4\r\nñan\r\n0\r\nX-T: 2\r\n\r\n")
        }
        let response = try await CurlTransport().send(TransportRequest(url: server.url))
        #expect(response.status == 200)
        #expect(String(decoding: response.body, as: UTF8.self) == "ñan")
        #expect(response.headers["link"] == nil && response.headers["x-t"] == nil)
        #expect(response.headers["x-a"] == "1")
    }

    /// An answer that is cut off or breaks the rules.
    struct BrokenAnswer: CustomTestStringConvertible {
        let testDescription: String
        let code: TransportError.Code
        let bytes: String

        static let all = [
            BrokenAnswer("nothing", .connectionLost, ""),
            BrokenAnswer("short body", .connectionLost, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345"),
            BrokenAnswer(
                "short chunk", .connectionLost, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n123"),
            BrokenAnswer("half a head", .connectionLost, "HTTP/1.1 200 OK\r\nContent-Le"),
            BrokenAnswer("other protocol", .protocol, "SSH-2.0-OpenSSH_9\r\n"),
            BrokenAnswer("no status", .protocol, "HTTP/1.1 xyz\r\n\r\n"),
            // libcurl does not tell this from a connection that broke.
            BrokenAnswer(
                "no chunk length", .connectionLost, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
            BrokenAnswer(
                "no gzip", .protocol, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nabcde"),
            BrokenAnswer(
                "long field", .protocol, "HTTP/1.1 200 OK\r\nX: \(String(repeating: "h", count: 300_000))\r\n\r\n"),
            BrokenAnswer(
                "many fields", .protocol,
                "HTTP/1.1 200 OK\r\n\(String(repeating: "X-A: \(String(repeating: "h", count: 95))\r\n", count: 4000))"
                    + "\r\n"),
        ]

        init(_ name: String, _ code: TransportError.Code, _ bytes: String) {
            (testDescription, self.code, self.bytes) = (name, code, bytes)
        }
    }

    @Test(arguments: BrokenAnswer.all)
    func brokenAnswersAreFailures(answer: BrokenAnswer) async throws {
        let server = try ScriptedServer { connection, _ in
            guard connection.readRequest() != nil else { return }
            connection.send(answer.bytes)
        }
        let error = await #expect(throws: TransportError.self) {
            try await CurlTransport().send(TransportRequest(url: server.url + "/secret-path?key=secret"))
        }
        #expect(error?.code == answer.code)
        #expect(error?.explanation.contains("secret") == false)
    }

    @Test func aResetIsALostConnection() async throws {
        let server = try ScriptedServer { connection, _ in
            guard connection.readRequest() != nil else { return }
            connection.reset()
        }
        let error = await #expect(throws: TransportError.self) {
            try await CurlTransport().send(TransportRequest(url: server.url))
        }
        #expect(error?.code == .connectionLost)
        #expect(error?.phase == .firstByte)
    }

    @Test func nobodyListensAndNobodyIsKnown() async throws {
        let port = try ScriptedServer { _, _ in }.port
        let transport = try CurlTransport()
        let refused = await #expect(throws: TransportError.self) {
            try await transport.send(TransportRequest(url: "http://127.0.0.1:\(port)/"))
        }
        #expect(refused?.code == .connectFailed && refused?.phase == .connect)
        let unknown = await #expect(throws: TransportError.self) {
            try await transport.send(TransportRequest(url: "http://manan-kanchu.invalid/"))
        }
        #expect(unknown?.code == .unresolvedHost)
        #expect(unknown?.explanation.contains("manan-kanchu.invalid") == true)
    }
}
