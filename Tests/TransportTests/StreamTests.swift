import TestSupport
import Testing
import Transport

struct StreamTests {
    @Test func theHeadAndEachPieceComeBeforeTheRest() async throws {
        let gate = Gate()
        let server = try ScriptedServer { connection, _ in
            guard connection.readRequest() != nil else { return }
            connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-A: b\r\n\r\n")
            for piece in ["4\r\nñan\r\n", "5\r\nq'ara\r\n"] {
                gate.pass()
                connection.send(piece)
            }
            connection.send("0\r\n\r\n")
        }
        let stream = try await CurlTransport().stream(TransportRequest(url: server.url))
        #expect(stream.status == 200)
        #expect(stream.headers["x-a"] == "b")
        var iterator = stream.body.makeAsyncIterator()
        gate.open()
        #expect(try await iterator.next() == Array("ñan".utf8))
        gate.open()
        #expect(try await iterator.next() == Array("q'ara".utf8))
        #expect(try await iterator.next() == nil)
        #expect(try await iterator.next() == nil)
    }

    @Test func aSlowReaderHoldsTheServerBack() async throws {
        let (full, gate) = (Event(), Gate())
        let total = 64 << 20
        let sent = ScriptedServer.Counter()
        let server = try ScriptedServer { connection, _ in
            guard connection.readRequest() != nil else { return }
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(total)\r\n\r\n")
            let piece = (0..<65_536).map { UInt8(truncatingIfNeeded: $0) }
            while sent.value < total >> 16 {
                if !connection.canSendSoon() {
                    full.raise()
                    gate.pass()
                }
                guard connection.send(piece) else { return }
                _ = sent.increment()
            }
        }
        let stream = try await CurlTransport().stream(
            TransportRequest(
                url: server.url, timeouts: TransportTimeouts(idle: .seconds(20)), maximumBodyBytes: total))
        await full.wait()
        #expect(sent.value < total >> 16)
        for _ in 0..<1024 { gate.open() }
        var (count, isInOrder) = (0, true)
        for try await piece in stream.body {
            isInOrder = isInOrder && piece.first == UInt8(truncatingIfNeeded: count)
            count += piece.count
        }
        #expect(count == total)
        #expect(isInOrder)
    }

    @Test func aBreakComesAfterWhatCameBefore() async throws {
        let server = try ScriptedServer { connection, _ in
            guard connection.readRequest() != nil else { return }
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345")
        }
        let stream = try await CurlTransport().stream(TransportRequest(url: server.url))
        var bytes: [UInt8] = []
        let error = await #expect(throws: TransportError.self) { for try await piece in stream.body { bytes += piece } }
        #expect(error?.code == .connectionLost)
        #expect(bytes == Array("12345".utf8))
    }

    @Test func aStreamNeedsAnAnswer() async throws {
        let server = try ScriptedServer { connection, _ in _ = connection.readRequest() }
        let error = await #expect(throws: TransportError.self) {
            try await CurlTransport().stream(TransportRequest(url: server.url))
        }
        #expect(error?.code == .connectionLost)
    }
}
