import TestSupport
import Testing
import Transport

struct CancellationTests {
    /// A server that reports when a request has come, sends what it is given, and tells whether the client closed.
    private func server(
        sending text: String, arrived: Event, ended: Event
    ) throws -> ScriptedServer {
        try ScriptedServer { connection, _ in
            guard connection.readRequest() != nil else { return }
            connection.send(text)
            arrived.raise()
            if connection.waitForEnd() { ended.raise() }
        }
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345"])
    func cancellingTheTaskClosesTheConnection(sent: String) async throws {
        let (arrived, ended) = (Event(), Event())
        let server = try server(sending: sent, arrived: arrived, ended: ended)
        let transport = try CurlTransport()
        let task = Task { try await transport.send(TransportRequest(url: server.url)) }
        await arrived.wait()
        task.cancel()
        let error = await #expect(throws: TransportError.self) { try await task.value }
        #expect(error?.code == .cancelled)
        await ended.wait()
    }

    @Test func aTaskCancelledBeforeSendsNothing() async throws {
        let server = try ScriptedServer.answering { _ in ScriptedServer.answer(200) }
        let transport = try CurlTransport()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await transport.send(TransportRequest(url: server.url))
        }
        let error = await #expect(throws: TransportError.self) { try await task.value }
        #expect(error?.code == .cancelled)
        #expect(server.acceptCount == 0)
    }

    @Test func droppingAStreamClosesTheConnection() async throws {
        let (arrived, ended) = (Event(), Event())
        let server = try server(
            sending: "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345", arrived: arrived, ended: ended)
        let transport = try CurlTransport()
        let status = try await transport.stream(TransportRequest(url: server.url)).status
        #expect(status == 200)
        await ended.wait()
    }

    @Test func cancellingAReaderClosesTheConnection() async throws {
        let (arrived, ended) = (Event(), Event())
        let server = try server(
            sending: "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", arrived: arrived, ended: ended)
        let transport = try CurlTransport()
        let stream = try await transport.stream(TransportRequest(url: server.url))
        let task = Task { for try await _ in stream.body {} }
        task.cancel()
        let error = await #expect(throws: TransportError.self) { try await task.value }
        #expect(error?.code == .cancelled)
        await ended.wait()
    }

    @Test func closingAbortsWhatRunsAndRefusesWhatComes() async throws {
        let (arrived, ended) = (Event(), Event())
        let server = try server(sending: "", arrived: arrived, ended: ended)
        let transport = try CurlTransport()
        let task = Task { try await transport.send(TransportRequest(url: server.url)) }
        await arrived.wait()
        await transport.close()
        let error = await #expect(throws: TransportError.self) { try await task.value }
        #expect(error?.code == .closed)
        await ended.wait()
        await transport.close()
        let late = await #expect(throws: TransportError.self) {
            try await transport.send(TransportRequest(url: server.url))
        }
        #expect(late?.code == .closed)
        #expect(server.acceptCount == 1)
    }

    @Test func closingEndsAStream() async throws {
        let (arrived, ended) = (Event(), Event())
        let server = try server(
            sending: "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", arrived: arrived, ended: ended)
        let transport = try CurlTransport()
        let stream = try await transport.stream(TransportRequest(url: server.url))
        await transport.close()
        let error = await #expect(throws: TransportError.self) { for try await _ in stream.body {} }
        #expect(error?.code == .closed)
    }

    @Test func aDroppedTransportClosesItsConnections() async throws {
        let ended = Event()
        let server = try ScriptedServer { connection, _ in
            guard connection.readRequest() != nil else { return }
            connection.send(ScriptedServer.answer(200))
            if connection.waitForEnd() { ended.raise() }
        }
        do {
            let transport = try CurlTransport()
            _ = try await transport.send(TransportRequest(url: server.url))
        }
        await ended.wait()
    }
}
