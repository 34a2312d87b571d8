import TestSupport
import Testing
import Transport

struct LimitTests {
    /// How a body of ten bytes comes.
    enum Framing: CaseIterable {
        case length, chunks, end

        var answer: String {
            switch self {
            case .length: "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789"
            case .chunks: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n"
            case .end: "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n0123456789"
            }
        }

        func server() throws -> ScriptedServer {
            try ScriptedServer { connection, _ in
                if connection.readRequest() != nil { connection.send(answer) }
            }
        }
    }

    @Test(arguments: Framing.allCases, [0, 1, 9, 10, 11])
    func theLimitCountsBytesOfBody(framing: Framing, limit: Int) async throws {
        let server = try framing.server()
        let request = TransportRequest(url: server.url, maximumBodyBytes: limit)
        if limit >= 10 {
            #expect(try await CurlTransport().send(request).body.count == 10)
        } else {
            let error = await #expect(throws: TransportError.self) { try await CurlTransport().send(request) }
            #expect(error?.code == .bodyTooLarge)
        }
    }

    @Test func aStreamHasTheLimitToo() async throws {
        let server = try Framing.chunks.server()
        let transport = try CurlTransport()
        let error = await #expect(throws: TransportError.self) {
            let stream = try await transport.stream(TransportRequest(url: server.url, maximumBodyBytes: 7))
            for try await _ in stream.body {}
        }
        #expect(error?.code == .bodyTooLarge)
    }

    @Test func theLimitCountsDecompressedBytes() async throws {
        let bomb = DeflateBomb.gzip(repeats: 40_000)
        #expect(bomb.count < 100_000)
        let server = try ScriptedServer { connection, _ in
            guard connection.readRequest() != nil else { return }
            connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n")
            connection.send(bomb)
        }
        let error = await #expect(throws: TransportError.self) {
            try await CurlTransport().send(TransportRequest(url: server.url, maximumBodyBytes: 1 << 20))
        }
        #expect(error?.code == .bodyTooLarge)
    }
}

/// A gzip member without its end: one letter, then copies of it by the longest match (RFC 1951, 3.2.6; RFC 1952).
enum DeflateBomb {
    static func gzip(repeats: Int) -> [UInt8] {
        // Block header: last, fixed codes. Literal 0 is 00110000; length 258 is code 11000101; distance 1 is 00000.
        var bits: [Bool] = [true, true, false] + [0, 0, 1, 1, 0, 0, 0, 0].map { $0 == 1 }
        for _ in 0..<repeats { bits += [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0].map { $0 == 1 } }
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
        for start in stride(from: 0, to: bits.count, by: 8) {
            bytes.append(
                bits[start..<min(start + 8, bits.count)].enumerated().reduce(0) {
                    $1.element ? $0 | 1 << $1.offset : $0
                })
        }
        return bytes
    }
}
