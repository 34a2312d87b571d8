import Glibc
import Testing
import TextProcessing
import Translation

@testable import Backends

/// The shipped worker with a model that Tests/Workers/tiny_model.py makes.
struct NeuralWorkerTests {
    private static let python = "\(ScriptedWorker.root)/.venv-ct2/bin/python"
    private static let isInstalled = access(python, X_OK) == 0

    @Test(
        "CTranslate2 translates, dies in between and comes back",
        .enabled(if: isInstalled, "needs .venv-ct2, which make worker-ct2 makes"))
    func translation() async throws {
        let folder = try Self.makeModel()
        defer { Self.remove(folder) }
        var configuration = ScriptedWorker.configuration()
        configuration.command = Self.python
        configuration.arguments = [
            "\(ScriptedWorker.root)/workers/ct2/chaka_ct2_worker.py", "--kind=nllb", "--model=\(folder)", "--beam=1",
        ]
        configuration.isNonCommercial = true
        configuration.batchSegments = 4
        let backend = try ScriptedWorker.backend(configuration)
        let texts = ["casa", "agua casa", "El camino de la casa", "agua", "casa casa agua", "camino"]
        let answers = ["wasi", "yaku wasi", "El ñan de la wasi", "yaku", "wasi wasi yaku", "ñan"]
        #expect(await backend.answers(texts) == answers)
        #expect(await backend.answers(texts, pair: ScriptedWorker.toAymara) == answers)
        #expect(backend.status.engine?.hasPrefix("ctranslate2 ") == true)

        // Long enough that it is still under way when a busy machine looks.
        let long = Array(repeating: "El camino de la casa", count: 1500)
        async let lost = backend.answers(long)
        await backend.reaches { $0.batchesInFlight > 0 && $0.queuedSegments > 0 }
        let process = try #require(backend.status.processID)
        #expect(kill(process, SIGKILL) == 0)
        // What had been sent is lost, the rest waited for the next process.
        let outcome = await lost
        #expect(Set(outcome) == ["El ñan de la wasi", "backend.unavailable"])
        #expect(outcome.filter { $0 == "backend.unavailable" }.count <= 8)
        #expect(await backend.answers(texts) == answers)
        #expect(backend.status.starts == 2)
        await backend.shutDown()
    }

    /// Runs the maker of models to its end.
    private static func makeModel() throws -> String {
        var template = Array("/tmp/chaka-model-XXXXXX".utf8CString)
        guard let path = mkdtemp(&template) else { throw SystemError(number: errno, doing: "mkdtemp") }
        let folder = String(cString: path)
        try run([python, "\(ScriptedWorker.root)/Tests/Workers/tiny_model.py", "nllb", folder])
        return folder
    }

    private static func remove(_ folder: String) {
        // A folder that stays behind in /tmp is no failure of what is tested.
        try? run(["/bin/rm", "-r", folder])
    }

    private static func run(_ words: [String]) throws {
        var arguments = words.map { strdup($0) } + [nil]
        var variables = [strdup("PATH=/usr/bin:/bin"), nil]
        defer {
            for text in arguments + variables { free(text) }
        }
        var process: pid_t = 0
        var status: Int32 = 0
        let reason = posix_spawn(&process, words[0], nil, nil, &arguments, &variables)
        guard reason == 0, waitpid(process, &status, 0) == process, status == 0 else {
            throw SystemError(number: reason, doing: words[0])
        }
    }
}
