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

    /// Starts a program with a port that nobody listens on now.
    init(_ program: String, environment: [String: String] = [:], arguments: (_ port: String) -> [String]) throws {
        // A listener found the port, and is gone when the program comes.
        let port = try ScriptedServer { _, _ in }.port
        url = "http://127.0.0.1:\(port)"
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments("\(port)")
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// Waits until a backend that asks it is healthy.
    func ready(_ backend: any TranslationBackend) async throws {
        while await !backend.health().isHealthy {
            try #require(process.isRunning, "the server ended")
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    /// Ends it; SIGTERM does not end all of them.
    func end() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
