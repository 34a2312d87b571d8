import TestSupport
import Testing
import TextProcessing
import Transport

@testable import Backends
@testable import Translation

/// How a service may go wrong, and what becomes of that.
struct RemoteFaultTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let code: BackendError.Code
        var retryAfter: Duration?
        var timeout = Duration.seconds(20)
        /// Whether a service that answers one text a request cannot make this fault.
        var needsBatch = false
        let script: @Sendable (ServiceCase, ScriptedConnection) -> Void

        static func status(_ status: Int, _ headers: [String] = [], body: String = "Texto privado") -> String {
            ScriptedServer.answer(status, headers: headers, body: body)
        }
    }

    static let faults: [Fault] = [
        Fault(testDescription: "half a reply of JSON", code: .malformedReply) { service, connection in
            connection.send(Fault.status(200, body: String(service.reply(["a", "b"]).dropLast(4))))
        },
        Fault(testDescription: "a page of HTML", code: .malformedReply) { _, connection in
            connection.send(Fault.status(200, ["Content-Type: text/html"], body: "<html>Texto privado</html>"))
        },
        Fault(testDescription: "an empty body", code: .malformedReply) { _, connection in
            connection.send(Fault.status(200, body: ""))
        },
        Fault(testDescription: "JSON of another form", code: .malformedReply) { _, connection in
            connection.send(Fault.status(200, body: #"{"result": ["Texto privado"]}"#))
        },
        Fault(testDescription: "one too few", code: .malformedReply, needsBatch: true) { service, connection in
            connection.send(Fault.status(200, body: service.reply(["a"])))
        },
        Fault(testDescription: "one too many", code: .malformedReply, needsBatch: true) { service, connection in
            connection.send(Fault.status(200, body: service.reply(["a", "b", "c"])))
        },
        Fault(testDescription: "an empty list", code: .malformedReply) { service, connection in
            connection.send(Fault.status(200, body: service.reply([])))
        },
        Fault(testDescription: "empty texts", code: .malformedReply) { service, connection in
            connection.send(Fault.status(200, body: service.reply(["", " "])))
        },
        Fault(testDescription: "no HTTP", code: .malformedReply) { _, connection in
            connection.send("220 mail ready\r\n\r\n")
        },
        Fault(testDescription: "429", code: .rateLimited) { _, connection in connection.send(Fault.status(429)) },
        Fault(testDescription: "429 with seconds", code: .rateLimited, retryAfter: .seconds(7)) { _, connection in
            connection.send(Fault.status(429, ["Retry-After: 7"]))
        },
        Fault(testDescription: "429 with a date", code: .rateLimited, retryAfter: .seconds(90)) { _, connection in
            connection.send(
                Fault.status(
                    429,
                    ["Date: Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After: Sun, 06 Nov 1994 08:51:07 GMT"]))
        },
        Fault(testDescription: "429 with a past date", code: .rateLimited, retryAfter: .zero) { _, connection in
            connection.send(Fault.status(429, ["Retry-After: Sun, 06 Nov 1994 08:51:07 GMT"]))
        },
        Fault(testDescription: "429 with a century", code: .rateLimited, retryAfter: .seconds(86_400)) {
            _, connection in connection.send(Fault.status(429, ["Retry-After: 99999999999999999999"]))
        },
        Fault(testDescription: "429 with nonsense", code: .rateLimited) { _, connection in
            connection.send(Fault.status(429, ["Retry-After: soon"]))
        },
        Fault(testDescription: "500", code: .unavailable) { _, connection in connection.send(Fault.status(500)) },
        Fault(testDescription: "503 with seconds", code: .unavailable, retryAfter: .seconds(3)) { _, connection in
            connection.send(Fault.status(503, ["Retry-After: 3"]))
        },
        Fault(testDescription: "529", code: .unavailable) { _, connection in connection.send(Fault.status(529)) },
        Fault(testDescription: "401", code: .unavailable) { _, connection in connection.send(Fault.status(401)) },
        Fault(testDescription: "402", code: .quotaExceeded) { _, connection in connection.send(Fault.status(402)) },
        Fault(testDescription: "403", code: .unavailable) { _, connection in connection.send(Fault.status(403)) },
        Fault(testDescription: "404", code: .unavailable) { _, connection in connection.send(Fault.status(404)) },
        Fault(testDescription: "400", code: .refusedInput) { _, connection in
            connection.send(Fault.status(400))
            while connection.readRequest() != nil { connection.send(Fault.status(400)) }
        },
        Fault(testDescription: "456", code: .quotaExceeded) { _, connection in connection.send(Fault.status(456)) },
        Fault(testDescription: "a redirect", code: .unavailable) { _, connection in
            connection.send(Fault.status(302, ["Location: http://127.0.0.1:1/"]))
        },
        Fault(testDescription: "silence", code: .unavailable, timeout: .milliseconds(100)) { _, connection in
            _ = connection.waitForEnd()
        },
        Fault(testDescription: "a slow drip", code: .unavailable, timeout: .milliseconds(100)) { _, connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
            while connection.drip(" ") {}
        },
        Fault(testDescription: "a huge body", code: .malformedReply) { _, connection in
            connection.send(Fault.status(200, body: String(repeating: " ", count: 2 << 20)))
        },
        Fault(testDescription: "a reset", code: .unavailable) { _, connection in connection.reset() },
        Fault(testDescription: "an end in the body", code: .unavailable) { _, connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")
        },
    ]

    @Test(arguments: ServiceCase.all, faults)
    func becomesItsError(service: ServiceCase, fault: Fault) async throws {
        if fault.needsBatch, service.batch == 1 || service.numbersTexts { return }
        let server = try ScriptedServer { connection, _ in
            if connection.readRequest() != nil { fault.script(service, connection) }
        }
        let results = await service.translate(
            ["Texto privado", "Otro privado"], with: try service.backend(server.url, timeout: fault.timeout))
        #expect(results.map(\.failureCode) == [fault.code, fault.code])
        for error in results.compactMap(\.error) {
            #expect(error.retryAfter == fault.retryAfter)
            #expect(!error.explanation.contains("privado"))
            #expect(!error.explanation.contains(ServiceCase.key))
        }
    }

    @Test("the caller's deadline is told from the time of a request", arguments: ServiceCase.all)
    func deadline(service: ServiceCase) async throws {
        let server = try ScriptedServer { connection, _ in
            guard connection.readRequest() != nil else { return }
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
            while connection.drip(" ") {}
        }
        let results = try await service.backend(server.url).translate(
            (0..<8).map { SegmentInput(text: "a\($0)") }, pair: ServiceCase.pair, deadline: .now + .milliseconds(100))
        #expect(results.map(\.failureCode) == Array(repeating: .deadlineExceeded, count: 8))
    }

    @Test("nobody listens", arguments: ServiceCase.all)
    func refusedConnection(service: ServiceCase) async throws {
        let results = await service.translate(["Texto privado"], with: try service.backend("http://127.0.0.1:1"))
        #expect(results.map(\.failureCode) == [.unavailable])
    }
}
