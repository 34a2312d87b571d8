import Glibc
import Testing
import TextProcessing
import Translation

@testable import Backends

/// Deaths, silence, restarts and ends of a worker's process.
@Suite(.enabled(if: ScriptedWorker.isRunnable, "needs /usr/bin/python3"))
struct WorkerSupervisionTests {
    @Test("a death fails what the worker was given, and the next one answers")
    func death() async throws {
        var configuration = ScriptedWorker.configuration()
        configuration.batchSegments = 1
        configuration.batchesInFlight = 1
        let backend = try ScriptedWorker.backend(configuration)
        // What had not been sent waits for the next process.
        #expect(await backend.answers(["casa", "!die", "agua"]) == ["wasi", "backend.unavailable", "yaku"])
        #expect(backend.status.starts == 2)
        await backend.shutDown()
    }

    @Test("kill -9 in the middle of a translation")
    func killed() async throws {
        let backend = try ScriptedWorker.backend()
        async let lost = backend.answers(["!hang"])
        await backend.reaches { $0.batchesInFlight == 1 && $0.processID != nil }
        let process = try #require(backend.status.processID)
        #expect(kill(process, SIGKILL) == 0)
        #expect(await lost == ["backend.unavailable"])
        #expect(await backend.answers(["casa"]) == ["wasi"])
        await backend.reaches { $0.lastFailure?.contains("signal 9") == true }
        await backend.shutDown()
    }

    @Test("a caller has its answer at its deadline, and a silent worker is replaced")
    func stuck() async throws {
        var configuration = ScriptedWorker.configuration()
        configuration.overdueSilence = .milliseconds(20)
        let backend = try ScriptedWorker.backend(configuration)
        #expect(await backend.answers(["casa"]) == ["wasi"])
        // On a busy machine the deadline may pass before the text is sent, which harms no worker.
        while backend.status.failures == 0 {
            #expect(await backend.answers(["!hang"], within: .milliseconds(50)) == ["backend.deadline-exceeded"])
        }
        #expect(await backend.answers(["casa"]) == ["wasi"])
        #expect(backend.status.starts >= 2)
        await backend.shutDown()
    }

    @Test("a silent worker is replaced whatever the deadlines")
    func silence() async throws {
        var configuration = ScriptedWorker.configuration()
        configuration.maximumSilence = .milliseconds(200)
        configuration.batchesInFlight = 1
        let backend = try ScriptedWorker.backend(configuration)
        #expect(await backend.answers(["!hang"]) == ["backend.unavailable"])
        await backend.shutDown()
    }

    @Test("a cancelled caller is released, its segments are not sent")
    func cancellation() async throws {
        var configuration = ScriptedWorker.configuration()
        configuration.batchesInFlight = 1
        configuration.shutDownLimit = .milliseconds(20)
        let backend = try ScriptedWorker.backend(configuration)
        async let held = backend.answers(["!hang"])
        await backend.reaches { $0.batchesInFlight == 1 }
        let waiting = Task { await backend.answers(["casa", "agua"]) }
        await backend.reaches { $0.queuedSegments == 2 }
        waiting.cancel()
        #expect(await waiting.value == ["backend.cancelled", "backend.cancelled"])
        await backend.reaches { $0.queuedSegments == 0 }
        await backend.shutDown()
        #expect(await held == ["backend.unavailable"])
    }

    @Test("pauses double with a jitter that the seed decides, then the worker is given up")
    func backoff() async throws {
        var pauses: [[Duration]] = []
        for _ in 0..<2 {
            var configuration = ScriptedWorker.configuration("crash")
            configuration.minimumRestartPause = .milliseconds(100)
            configuration.maximumRestartPause = .milliseconds(300)
            configuration.hopelessFailures = 5
            let clock = ManualClock()
            let backend = try ScriptedWorker.backend(configuration, clock: clock)
            var lengths: [Duration] = []
            for _ in 1..<5 {
                lengths.append(await clock.nextSleep())
                clock.wake(after: lengths[lengths.count - 1])
            }
            await backend.reaches { $0.state == .gaveUp && $0.lastFailure?.contains("exit status 1") == true }
            let health = await backend.health()
            #expect(!health.isHealthy)
            #expect(health.remedy?.contains("exit status 1) and said: the model is missing") == true)
            #expect(await backend.answers(["casa"]) == ["backend.unavailable"])
            #expect(backend.status.starts == 5)
            await backend.shutDown()
            pauses.append(lengths)
        }
        for (length, full) in zip(pauses[0], [100, 200, 300, 300]) {
            #expect(length >= .milliseconds(full) / 2 && length < .milliseconds(full))
        }
        #expect(pauses[0] == pauses[1])
    }

    @Test("while a worker is down for the second time, nobody waits for it")
    func down() async throws {
        let clock = ManualClock()
        let backend = try ScriptedWorker.backend(ScriptedWorker.configuration("crash"), clock: clock)
        clock.wake(after: await clock.nextSleep())
        _ = await clock.nextSleep()
        #expect(await backend.answers(["casa"]) == ["backend.unavailable"])
        #expect(await backend.health().isHealthy == false)
        await backend.shutDown()
    }

    @Test(
        "a worker that is not what the configuration says is not started again",
        arguments: [
            ("version", "version 2"), ("directions", "spa_Latn to quy_Latn"), ("licence", "non-commercial"),
        ])
    func mismatch(start: String, remedy: String) async throws {
        let backend = try ScriptedWorker.backend(ScriptedWorker.configuration(start))
        #expect(await backend.answers(["casa"]) == ["backend.unavailable"])
        #expect(await backend.health().remedy?.contains(remedy) == true)
        #expect(backend.status.starts == 1)
        await backend.shutDown()
    }

    @Test("a program that is not there, or does not greet", arguments: [true, false])
    func noGreeting(isMissing: Bool) async throws {
        var configuration = ScriptedWorker.configuration("mute")
        configuration.hopelessFailures = 1
        if isMissing { configuration.command = "/nonexistent" } else { configuration.startUpLimit = .milliseconds(50) }
        let backend = try ScriptedWorker.backend(configuration)
        #expect(await backend.answers(["casa"]) == ["backend.unavailable"])
        let remedy = await backend.health().remedy
        #expect(remedy?.contains(isMissing ? "No such file" : "did not greet in time") == true)
        await backend.shutDown()
    }

    @Test("calls wait for the first restart of a worker that then serves")
    func comesBack() async throws {
        try await withTemporaryFolder { folder in
            let backend = try ScriptedWorker.backend(ScriptedWorker.configuration("once", file: "\(folder)/file"))
            #expect(await backend.answers(["casa"]) == ["wasi"])
            #expect(backend.status.starts == 2)
            await backend.shutDown()
        }
    }

    @Test("a worker that does not answer a ping is unhealthy")
    func deaf() async throws {
        var configuration = ScriptedWorker.configuration("deaf")
        configuration.pingLimit = .milliseconds(50)
        configuration.shutDownLimit = .milliseconds(20)
        let backend = try ScriptedWorker.backend(configuration)
        #expect(await backend.answers(["casa"]) == ["wasi"])
        #expect(await backend.health().remedy?.contains("does not answer") == true)
        await backend.shutDown()
    }

    @Test("a restart hands over without losing what the old process was given")
    func hotRestart() async throws {
        try await withTemporaryFolder { folder in
            let gate = "\(folder)/file"
            #expect(mkfifo(gate, 0o600) == 0)
            let backend = try ScriptedWorker.backend(ScriptedWorker.configuration(file: gate))
            let first = await backend.answers(["!pid"])
            async let held = backend.answers(["!gate"])
            await backend.reaches { $0.batchesInFlight == 1 }
            #expect(await backend.restart() == .healthy)
            let second = await backend.answers(["!pid"])
            #expect(first != second)
            close(open(gate, O_WRONLY))
            #expect(await held == ["done"])
            #expect(backend.status.failures == 0)
            await backend.shutDown()
        }
    }

    @Test("a restart that fails says why")
    func failedRestart() async throws {
        var configuration = ScriptedWorker.configuration("crash")
        configuration.hopelessFailures = 1
        let backend = try ScriptedWorker.backend(configuration)
        await backend.reaches { $0.state == .gaveUp }
        #expect(await backend.restart().isHealthy == false)
        await backend.shutDown()
        #expect(await backend.restart().remedy == "the worker was shut down")
    }

    @Test(
        "the end is orderly, and forced upon a worker that wants none", arguments: ["ok", "stubborn", "mute", "crash"])
    func shutDown(start: String) async throws {
        var configuration = ScriptedWorker.configuration(start)
        // Only the stubborn ones are waited for.
        configuration.shutDownLimit = start == "ok" ? .seconds(600) : .milliseconds(20)
        configuration.terminationLimit = .milliseconds(20)
        let backend = try ScriptedWorker.backend(configuration)
        if start == "ok" || start == "stubborn" { #expect(await backend.answers(["casa"]) == ["wasi"]) }
        let process = backend.status.processID
        await backend.shutDown()
        await backend.shutDown()
        if let process { #expect(kill(process, 0) == -1) }
        #expect(backend.status.state == .stopped)
        #expect(await backend.answers(["casa"]) == ["backend.unavailable"])
        #expect(await backend.health().remedy == "the worker was shut down")
    }
}
