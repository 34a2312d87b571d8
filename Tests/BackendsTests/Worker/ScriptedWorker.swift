import Glibc
import TextProcessing
import Translation

@testable import Backends

/// The worker of Tests/Workers/scripted_worker.py, which misbehaves on order.
enum ScriptedWorker {
    static let pair = LanguagePair(source: .spanish, target: .chankaQuechua)
    static let toAymara = LanguagePair(source: .spanish, target: .centralAymara)
    static let python = "/usr/bin/python3"
    static let isRunnable = access(python, X_OK) == 0
    /// Root of the package.
    static let root = String(
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/"))

    /// A worker that is patient with a slow machine and restarts without a pause.
    static func configuration(_ start: String = "ok", file: String = "") -> WorkerConfiguration {
        var configuration = WorkerConfiguration(
            id: "scripted", command: python, arguments: ["\(root)/Tests/Workers/scripted_worker.py", start, file],
            directions: [.init(pair, quality: 0.5), .init(toAymara, quality: 0.4)], licence: "CC0-1.0")
        configuration.languageCodes = [
            .spanish: "spa_Latn", .chankaQuechua: "quy_Latn", .centralAymara: "ayr_Latn",
        ]
        configuration.minimumRestartPause = .zero
        configuration.maximumRestartPause = .seconds(30)
        configuration.pingLimit = .seconds(30)
        configuration.jitterSeed = 1
        return configuration
    }

    static func backend(
        _ configuration: WorkerConfiguration = configuration(), clock: any Clock<Duration> = ContinuousClock()
    ) throws -> WorkerBackend {
        try WorkerBackend(
            configuration: configuration, environment: ["PATH": "/usr/bin:/bin", "CHAKA_SECRET": "x"], clock: clock)
    }
}

extension WorkerBackend {
    /// Answers as texts, failures as their codes.
    func answers(
        _ texts: [String], pair: LanguagePair = ScriptedWorker.pair, within limit: Duration = .seconds(600)
    ) async -> [String] {
        await translate(texts.map { SegmentInput(text: $0) }, pair: pair, deadline: .now + limit).map { answer in
            switch answer {
            case .success(let output): output.text
            case .failure(let error): error.code.rawValue
            }
        }
    }

    /// Waits until the status is as it should be; its thread publishes it.
    func reaches(_ isReached: (WorkerStatus) -> Bool) async {
        while !isReached(status) { await Task.yield() }
    }
}

/// A folder that is removed after use.
func withTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    var template = Array("/tmp/chaka-worker-XXXXXX".utf8CString)
    guard let path = mkdtemp(&template) else { throw SystemError(number: errno, doing: "mkdtemp") }
    let folder = String(cString: path)
    defer {
        // The file that a test makes there is always named so.
        unlink("\(folder)/file")
        rmdir(folder)
    }
    return try await body(folder)
}
