import Foundation

/// Debian's `wrk` as the client: POST requests over kept connections, one thread beside the server.
struct LoadGenerator: Sendable {
    /// What one run measured.
    struct Report: Sendable {
        let requestsPerSecond: Double
        let p50: String
        let p99: String
        /// Answers that were no 2xx; a run with any is worth nothing.
        let failures: Int

        func line(_ name: String) -> String {
            "  \(name): \(Int(requestsPerSecond.rounded())) requests/s, p50 \(p50), p99 \(p99)"
                + (failures > 0 ? ", \(failures) FAILED" : "")
        }
    }

    struct Failure: Error { let reason: String }

    static let program = "/usr/bin/wrk"

    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

    let connections: Int
    let seconds: Int

    /// Sends the bodies in turn to a path until the time is over.
    func run(port: UInt16, path: String, contentType: String, bodies: [String]) throws -> Report {
        let script = FileManager.default.temporaryDirectory.appendingPathComponent("chaka-\(UUID()).lua")
        defer { try? FileManager.default.removeItem(at: script) }  // a left-over script does no harm
        let list = bodies.map { "[==[\($0)]==]" }.joined(separator: ", ")
        try """
        local bodies = { \(list) }
        local headers = { ["Content-Type"] = "\(contentType)" }
        local position = 0
        request = function()
          position = position % #bodies + 1
          return wrk.format("POST", "\(path)", headers, bodies[position])
        end
        """.write(to: script, atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = [
            "-t1", "-c\(connections)", "-d\(seconds)s", "--timeout", "30s", "--latency", "-s", script.path,
            "http://127.0.0.1:\(port)\(path)",
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return try Self.report(text)
    }

    private static func report(_ text: String) throws -> Report {
        func value(after label: String) -> String? {
            text.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }
                .first { $0.hasPrefix(label) }
                .map { $0.dropFirst(label.count).filter { !$0.isWhitespace } }
        }
        guard let rate = value(after: "Requests/sec:").flatMap({ Double($0) }), let p50 = value(after: "50%"),
            let p99 = value(after: "99%")
        else { throw Failure(reason: "wrk printed no figures") }
        let failures = value(after: "Non-2xx or 3xx responses:").flatMap { Int($0) } ?? 0
        return Report(requestsPerSecond: rate, p50: p50, p99: p99, failures: failures)
    }
}
