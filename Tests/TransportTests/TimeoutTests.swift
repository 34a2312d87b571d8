import TestSupport
import Testing
import Transport

struct TimeoutTests {
    /// Where the server stops, and what fails by that.
    enum Stall: String, CaseIterable {
        case beforeAnswer, insideHead, insideBody, insideRequest

        var phase: TransportError.Phase {
            switch self {
            case .beforeAnswer: .firstByte
            case .insideHead, .insideBody: .body
            case .insideRequest: .sending
            }
        }
    }

    @Test(arguments: Stall.allCases)
    func eachPhaseHasItsLimit(stall: Stall) async throws {
        let gate = Gate()
        let server = try ScriptedServer { connection, _ in
            if stall != .insideRequest, connection.readRequest() == nil { return }
            switch stall {
            case .beforeAnswer, .insideRequest: break
            case .insideHead: connection.send("HTTP/1.1 200 OK\r\nContent-")
            case .insideBody: connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345")
            }
            gate.pass()
        }
        defer { gate.open() }
        // More than the buffers of both ends of a connection hold.
        let body = [UInt8](repeating: 97, count: stall == .insideRequest ? 32 << 20 : 0)
        let brief = Duration.milliseconds(80)
        let long = Duration.seconds(60)
        let timeouts = TransportTimeouts(
            connect: long, firstByte: stall == .beforeAnswer ? brief : long, idle: stall == .beforeAnswer ? long : brief
        )
        let error = await #expect(throws: TransportError.self) {
            try await CurlTransport().send(
                TransportRequest(
                    method: body.isEmpty ? "GET" : "POST", url: server.url + "/secret", body: body, timeouts: timeouts))
        }
        #expect(error?.code == .timeout)
        #expect(error?.phase == stall.phase)
        #expect(error?.explanation.contains("secret") == false)
    }

    @Test func aTLSHandshakeThatDoesNotComeIsTheConnectPhase() async throws {
        let gate = Gate()
        let server = try ScriptedServer { _, _ in gate.pass() }
        defer { gate.open() }
        let error = await #expect(throws: TransportError.self) {
            try await CurlTransport().send(
                TransportRequest(
                    url: "https://127.0.0.1:\(server.port)/",
                    timeouts: TransportTimeouts(connect: .milliseconds(80), firstByte: .seconds(60))))
        }
        #expect(error?.code == .timeout)
        #expect(error?.phase == .connect)
    }

    @Test func aDeadlineEndsADripThatNoPhaseEnds() async throws {
        let server = try ScriptedServer { connection, _ in
            guard connection.readRequest() != nil else { return }
            connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            while connection.drip("1\r\na\r\n") {}
        }
        let error = await #expect(throws: TransportError.self) {
            try await CurlTransport().send(
                TransportRequest(url: server.url, deadline: .now + .milliseconds(100), maximumBodyBytes: .max))
        }
        #expect(error?.code == .timeout)
        #expect(error?.phase == .total)
    }

    @Test func aDeadlineInThePastSendsNothing() async throws {
        let server = try ScriptedServer.answering { _ in ScriptedServer.answer(200) }
        let error = await #expect(throws: TransportError.self) {
            try await CurlTransport().send(TransportRequest(url: server.url, deadline: .now - .seconds(1)))
        }
        #expect(error?.phase == .total)
        #expect(server.acceptCount == 0)
    }

    @Test func waitingForAFreeConnectionIsNoConnecting() async throws {
        let (arrived, gate) = (Event(), Gate())
        let server = try ScriptedServer { connection, _ in
            while connection.readRequest() != nil {
                arrived.raise()
                gate.pass()
                connection.send(ScriptedServer.answer(200))
            }
        }
        let transport = try CurlTransport(TransportConfiguration(maximumConnectionsPerHost: 1))
        let patient = TransportRequest(url: server.url)
        var hasty = patient
        hasty.timeouts.connect = .milliseconds(30)
        async let first = transport.send(patient)
        await arrived.wait()
        async let second = transport.send(hasty)
        // Ends after the connect limit of the one that waits.
        var brief = patient
        brief.deadline = .now + .milliseconds(100)
        await #expect(throws: TransportError.self) { try await transport.send(brief) }
        gate.open()
        gate.open()
        let statuses = try await [first.status, second.status]
        #expect(statuses == [200, 200])
        #expect(server.acceptCount == 1)
    }
}
