import Foundation
import Glibc

/// A program run to its end, with what it cost.
struct Command {
    struct Failure: Error { let reason: String }

    /// What a run gave and cost; seconds.
    struct Result {
        let output: String
        let wall: Double
        let processor: Double
    }

    private static let own = __rusage_who_t(RUSAGE_SELF.rawValue)
    private static let children = __rusage_who_t(RUSAGE_CHILDREN.rawValue)

    private let program: String
    private let arguments: [String]
    private let environment: [String: String]
    private let input: String?

    /// A program by path, with variables added to the environment of this process and what it reads, if anything.
    init(_ program: String, _ arguments: [String], environment: [String: String] = [:], input: String? = nil) {
        self.input = input
        self.program = program
        self.arguments = arguments
        self.environment = environment
    }

    /// Path of a program on the PATH.
    static func path(of name: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs it; standard error is kept for the reason of a failure.
    func run() throws -> Result {
        let errors = FileManager.default.temporaryDirectory.appendingPathComponent("chaka-\(UUID())")
        defer { try? FileManager.default.removeItem(at: errors) }  // a left-over file does no harm
        try Data().write(to: errors)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let output = Pipe()
        process.standardOutput = output
        let feed = input.map { _ in Pipe() }
        if let feed { process.standardInput = feed }
        process.standardError = try FileHandle(forWritingTo: errors)
        let (start, before) = (ContinuousClock.now, Self.processorSeconds(Self.children))
        try process.run()
        // Scripts are far smaller than a pipe holds.
        try feed?.fileHandleForWriting.write(contentsOf: Data((input ?? "").utf8))
        try feed?.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let wall = (ContinuousClock.now - start) / .seconds(1)
        guard process.terminationStatus == 0 else {
            let said = String(decoding: (try? Data(contentsOf: errors)) ?? Data(), as: UTF8.self)
            throw Failure(reason: "\(program) ended with \(process.terminationStatus): \(said.suffix(300))")
        }
        return Result(output: text, wall: wall, processor: Self.processorSeconds(Self.children) - before)
    }

    /// Processor seconds of this process while it does something.
    static func processorSeconds(of body: () throws -> Void) rethrows -> Double {
        let before = processorSeconds(own)
        try body()
        return processorSeconds(own) - before
    }

    private static func processorSeconds(_ whose: __rusage_who_t) -> Double {
        var usage = rusage()
        getrusage(whose, &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }
}
