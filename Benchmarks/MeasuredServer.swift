import CProcess
import Foundation
import Glibc

/// A server under measurement, as a child in a process group of its own on a free loopback port.
struct MeasuredServer: Sendable {
    struct Failure: Error { let reason: String }

    let port: UInt16
    private let group: pid_t

    /// Starts a program; `{port}` in its arguments stands for the port.
    init(_ program: String, _ arguments: [String]) throws {
        let port = try Self.freePort()
        self.port = port
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(null) }
        let words = [program] + arguments.map { $0.replacingOccurrences(of: "{port}", with: "\(port)") }
        let variables = ["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"]
        var cArguments = words.map { strdup($0) } + [nil]
        var environment = variables.map { strdup($0) } + [nil]
        defer { for text in cArguments + environment { free(text) } }
        var process: pid_t = 0
        guard chaka_spawn_stage(program, &cArguments, &environment, null, null, 0, &process) == 0 else {
            throw Failure(reason: "cannot start \(program)")
        }
        group = process
    }

    /// Waits until a path answers 200; the polling costs at most a millisecond.
    func waitUntilReady(_ path: String, timeout: Duration = .seconds(60)) throws {
        let deadline = ContinuousClock.now + timeout
        while (try? get(path))?.hasPrefix("HTTP/1.1 200") != true {
            guard ContinuousClock.now < deadline else { throw Failure(reason: "\(path) did not answer in time") }
            usleep(1000)
        }
    }

    /// Ends the server with whatever it started.
    func stop() {
        kill(-group, SIGKILL)
        waitpid(group, nil, 0)
    }

    /// The time from sending JSON until a number of bytes of the answer's body is there; the rest is read too.
    func timeToBody(_ path: String, json: String, bytes wanted: Int) throws -> Duration {
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(connection) }
        try Self.withAddress(port: port) { address, length in
            guard connect(connection, address, length) == 0 else { throw Failure(reason: "no connection") }
        }
        let head = [
            "POST \(path) HTTP/1.1", "Host: localhost", "Connection: close", "Content-Type: application/json",
            "Content-Length: \(json.utf8.count)",
        ]
        let bytes = Array((head.joined(separator: "\r\n") + "\r\n\r\n" + json).utf8)
        let start = ContinuousClock.now
        guard send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw Failure(reason: "cannot send")
        }
        var answer: [UInt8] = []
        var time: Duration?
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(connection, &chunk, chunk.count, 0), count > 0 {
            if time != nil { continue }
            answer += chunk[..<count]
            guard let end = Data(answer).range(of: Data("\r\n\r\n".utf8)) else { continue }
            if answer.count - end.upperBound >= wanted { time = ContinuousClock.now - start }
        }
        guard answer.starts(with: Array("HTTP/1.1 200".utf8)), let time else {
            throw Failure(reason: "\(path) gave no body of \(wanted) bytes")
        }
        return time
    }

    /// The whole answer to one GET over a connection of its own.
    func get(_ path: String) throws -> String {
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(connection) }
        try Self.withAddress(port: port) { address, length in
            guard connect(connection, address, length) == 0 else { throw Failure(reason: "no connection") }
        }
        let bytes = Array("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
        guard send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw Failure(reason: "cannot send")
        }
        var answer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while case let count = recv(connection, &chunk, chunk.count, 0), count > 0 { answer += chunk[..<count] }
        return String(decoding: answer, as: UTF8.self)
    }

    private static func freePort() throws -> UInt16 {
        // Below the ports that the kernel hands out to others before the server listens.
        for _ in 0..<100 {
            let port = UInt16.random(in: 10_000..<32_768)
            let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(probe) }
            if try withAddress(port: port, { bind(probe, $0, $1) == 0 }) { return port }
        }
        throw Failure(reason: "no free port")
    }

    private static func withAddress<Result>(
        port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) throws -> Result
    ) throws -> Result {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return try withUnsafePointer(to: address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                try body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
