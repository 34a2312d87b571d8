import Glibc
import Testing
import TextProcessing
import Translation

@testable import Backends

@Suite(.enabled(if: ScriptedWorker.isRunnable, "needs /usr/bin/python3"))
struct WorkerBackendTests {
    @Test("answers in order, a failing segment by itself")
    func order() async throws {
        let backend = try ScriptedWorker.backend()
        #expect(
            await backend.answers(["casa", "xqzw", "agua", "!refuse"])
                == ["wasi", "backend.no-answer", "yaku", "backend.refused-input"])
        #expect(await backend.answers([]) == [])
        #expect(await backend.health() == .healthy)
        #expect(backend.status.malformedLines == 1, "what a library printed before the greeting")
        await backend.shutDown()
    }

    @Test("refuses a direction and a length that are not of it without asking")
    func refusals() async throws {
        var configuration = ScriptedWorker.configuration()
        configuration.maximumSegmentBytes = 4
        let backend = try ScriptedWorker.backend(configuration)
        #expect(await backend.answers(["casa"], pair: ScriptedWorker.pair.reversed) == ["backend.refused-input"])
        #expect(
            await backend.answers(["casas", "agua", "pʼaña"]) == [
                "backend.refused-input", "yaku", "backend.refused-input",
            ])
        #expect(await backend.answers(["casas"]) == ["backend.refused-input"])
        await backend.shutDown()
    }

    @Test(
        "a reply that cannot be used fails its own request only",
        arguments: [
            "!text", "!cut", "!huge", "!count", "!void", "!silent",
        ])
    func badReply(order: String) async throws {
        var configuration = ScriptedWorker.configuration()
        configuration.batchSegments = 1
        configuration.maximumLineBytes = 100_000
        let backend = try ScriptedWorker.backend(configuration)
        #expect(await backend.answers(["casa", order, "agua"]) == ["wasi", "backend.malformed-reply", "yaku"])
        #expect(await backend.answers(["casa"]) == ["wasi"])
        #expect(backend.status.starts == 1)
        await backend.shutDown()
    }

    @Test("a garbled last line is told by the pong")
    func garbledLast() async throws {
        let backend = try ScriptedWorker.backend()
        #expect(await backend.answers(["!text"]) == ["backend.malformed-reply"])
        #expect(backend.status.malformedLines == 2)
        await backend.shutDown()
    }

    @Test("replies to nothing are counted and ignored", arguments: ["!stranger", "!twice"])
    func unknownReply(order: String) async throws {
        let backend = try ScriptedWorker.backend()
        _ = await backend.answers([order])
        #expect(await backend.answers(["casa"]) == ["wasi"])
        #expect(backend.status.unknownReplies == 1)
        await backend.shutDown()
    }

    @Test("what the worker says of a failure is not repeated")
    func failureText() async throws {
        let backend = try ScriptedWorker.backend()
        for order in ["!error", "!refuse"] {
            let results = await backend.translate(
                [SegmentInput(text: order)], pair: ScriptedWorker.pair, deadline: .now + .seconds(600))
            guard case .failure(let error) = results[0] else {
                Issue.record("\(order) was answered")
                continue
            }
            #expect(!error.explanation.contains("secret"))
        }
        #expect(await backend.answers(["!chatter"]) == ["done"])
        #expect(await backend.answers(["!die"]) == ["backend.unavailable"])
        await backend.reaches { $0.errorLines == 1 }
        #expect(backend.status.lastFailure?.contains("secret") == false)
        await backend.shutDown()
    }

    @Test("hands over protected parts, limits and wishes, and takes score and alternatives")
    func fields() async throws {
        var configuration = ScriptedWorker.configuration()
        configuration.alternatives = 1
        configuration.trustsScores = true
        let backend = try ScriptedWorker.backend(configuration)
        let segment = SegmentInput(text: "!protected DNI {0}", protectedSpans: [ByteRange(15..<18)])
        let later = ContinuousClock.now + .seconds(600)
        let protected = await backend.translate([segment], pair: ScriptedWorker.pair, deadline: later)
        #expect(try protected[0].get().text == #"["{0}"]"#)
        let output = try await backend.translate(
            [SegmentInput(text: "!request")], pair: ScriptedWorker.pair, deadline: later)[0].get()
        #expect(output.text == "alternatives deadline_ms id segments source target type")
        #expect(output.confidence == 0.5)
        #expect(output.alternatives == ["other"])
        await backend.shutDown()
    }

    @Test("gives the program the variables that are named and its folder")
    func environment() async throws {
        var configuration = ScriptedWorker.configuration()
        configuration.variables = ["LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "1"]
        configuration.workingDirectory = "/"
        configuration.memoryLimitBytes = 1 << 30
        let backend = try ScriptedWorker.backend(configuration)
        #expect(await backend.answers(["!environment"]) == ["LC_ALL OMP_NUM_THREADS PATH /"])
        await backend.shutDown()
    }

    @Test("segments of concurrent calls share batches within the limits")
    func batches() async throws {
        try await withTemporaryFolder { folder in
            let gate = "\(folder)/file"
            #expect(mkfifo(gate, 0o600) == 0)
            var configuration = ScriptedWorker.configuration(file: gate)
            configuration.batchSegments = 4
            configuration.batchesInFlight = 1
            let backend = try ScriptedWorker.backend(configuration)
            async let held = backend.answers(["!gate"])
            await backend.reaches { $0.batchesInFlight == 1 }
            await withTaskGroup(of: [String].self) { group in
                for number in 0..<6 {
                    group.addTask { await backend.answers(["!batch \(number)"]) }
                }
                await backend.reaches { $0.queuedSegments == 6 }
                close(open(gate, O_WRONLY))
                let sizes = await group.reduce(into: []) { $0 += $1 }
                #expect(sizes.sorted() == ["2", "2", "4", "4", "4", "4"])
            }
            #expect(await held == ["done"])
            await backend.shutDown()
        }
    }

    @Test("is refused by a contradiction in its configuration")
    func contradictions() {
        let changes: [(inout WorkerConfiguration) -> Void] = [
            { $0.id = "" }, { $0.command = "python3" }, { $0.directions = [] }, { $0.directions += $0.directions },
            { $0.directions[0].quality = 1.5 }, { $0.batchSegments = 0 }, { $0.maximumLineBytes = 10 },
            { $0.maximumRestartPause = .zero - .seconds(1) },
        ]
        for change in changes {
            var configuration = ScriptedWorker.configuration()
            change(&configuration)
            let error = #expect(throws: WorkerError.self) { try ScriptedWorker.backend(configuration) }
            #expect(error?.code == "worker.invalid-configuration")
        }
    }
}
