import Foundation
import Glibc
import TestSupport
import Testing
import Translation

/// A server of somebody else, run for one test.
final class ServiceProcess {
    /// Where it will answer.
    let url: String
    private let process = Process()
    /// What the program says of its faults.
    private let errors = FileManager.default.temporaryDirectory.appendingPathComponent("chaka-service-\(UUID())")

    /// Starts a program with a port that nobody listens on now.
    init(_ program: String, environment: [String: String] = [:], arguments: (_ port: String) -> [String]) throws {
        let port = try UnusedPort.find()
        url = "http://127.0.0.1:\(port)"
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments("\(port)")
        // Debian's apertium-apy does not start without a locale of UTF-8.
        process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
            .merging(environment) { $1 }
        process.standardOutput = FileHandle.nullDevice
        _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
    }

    /// The program ended before it answered.
    struct Ended: Error { let lastLines: String }

    /// Waits until a backend that asks it is healthy.
    func ready(_ backend: any TranslationBackend) async throws {
        while await !backend.health().isHealthy {
            guard process.isRunning else {
                let said = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
                throw Ended(lastLines: said.split(separator: "\n").suffix(3).joined(separator: "\n"))
            }
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    /// Ends it; SIGTERM does not end all of them.
    func end() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        // A temporary file that stays behind does no harm.
        try? FileManager.default.removeItem(at: errors)
    }
}
