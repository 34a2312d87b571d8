import Synchronization
import TestSupport
import Testing
import Transport

struct ConnectionTests {
    @Test func requestsInTurnShareOneConnection() async throws {
        let server = try ScriptedServer.answering { ScriptedServer.answer(200, body: $0.line) }
        let transport = try CurlTransport()
        for number in 0..<20 {
            let response = try await transport.send(TransportRequest(url: server.url + "/\(number)"))
            #expect(response.body == Array("GET /\(number) HTTP/1.1".utf8))
        }
        #expect(server.acceptCount == 1)
    }

    @Test(arguments: [64, 3])
    func manyRequestsAtATimeGetTheirOwnAnswers(limit: Int) async throws {
        let server = try ScriptedServer.answering { ScriptedServer.answer(200, body: $0.line) }
        let transport = try CurlTransport(TransportConfiguration(maximumConnectionsPerHost: limit))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let response = try await transport.send(TransportRequest(url: server.url + "/\(number)"))
                    #expect(response.body == Array("GET /\(number) HTTP/1.1".utf8))
                }
            }
            try await group.waitForAll()
        }
        #expect((1...limit).contains(server.acceptCount))
    }

    @Test func aKeptConnectionThatDiedIsReplaced() async throws {
        let server = try ScriptedServer { connection, _ in
            guard connection.readRequest() != nil else { return }
            connection.send(ScriptedServer.answer(200, body: "one"))
        }
        let transport = try CurlTransport()
        for _ in 0..<3 {
            let response = try await transport.send(
                TransportRequest(method: "POST", url: server.url, body: Array("text".utf8)))
            #expect(response.body == Array("one".utf8))
        }
        #expect(server.acceptCount == 3)
    }

    @Test func aProxyGetsTheWholeURL() async throws {
        let proxy = try ScriptedServer.answering { ScriptedServer.answer(200, body: $0.line) }
        let direct = try ScriptedServer.answering { _ in ScriptedServer.answer(200, body: "direct") }
        let transport = try CurlTransport(TransportConfiguration(proxy: proxy.url, noProxy: "127.0.0.1"))
        let through = try await transport.send(TransportRequest(url: "http://llaqta.invalid/a"))
        #expect(String(decoding: through.body, as: UTF8.self) == "GET http://llaqta.invalid/a HTTP/1.1")
        let past = try await transport.send(TransportRequest(url: direct.url))
        #expect(String(decoding: past.body, as: UTF8.self) == "direct")
    }

    @Test(arguments: [
        TransportConfiguration(caFile: "/no/such/file.pem"), TransportConfiguration(proxy: "gopher://a"),
        TransportConfiguration(maximumConnections: 0), TransportConfiguration(maximumConnectionsPerHost: 0),
        TransportConfiguration(userAgent: "a\r\nX: b"),
    ])
    func unusableConfigurationsAreRefused(configuration: TransportConfiguration) {
        let error = #expect(throws: TransportError.self) { try CurlTransport(configuration) }
        #expect(error?.code == .invalidConfiguration)
    }
}
