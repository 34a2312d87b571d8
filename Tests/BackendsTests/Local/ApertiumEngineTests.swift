import Glibc
import Testing
import TextProcessing

@testable import Backends

private let spanishEnglish = LanguagePair(source: .spanish, target: .english)
private let isInstalled = [spanishEnglish, spanishEnglish.reversed].allSatisfy { pair in
    // Only whether it works is asked here; what is missing is another test's matter.
    (try? ApertiumMode(pair, configuration: ApertiumConfiguration())) != nil
}

@Suite(.serialized, .enabled(if: isInstalled, "needs the Debian packages apertium and apertium-eng-spa"))
struct ApertiumEngineTests {
    private func engine(_ pair: LanguagePair = spanishEnglish, width: Int = 1) throws -> ApertiumEngine {
        var configuration = ApertiumConfiguration()
        configuration.processesPerDirection = width
        configuration.overdueSilence = .milliseconds(20)
        return try ApertiumEngine(pair: pair, configuration: configuration)
    }

    private func translate(_ text: String, _ engine: ApertiumEngine) async throws -> String {
        try await engine.translate(text, deadline: .now + .seconds(60)).text
    }

    @Test("translates Spanish")
    func spanish() async throws {
        let engine = try engine()
        let rows = [
            ("La casa es roja.", ["house", "red"]),
            ("¿Dónde está el hospital?", ["here", "hospital", "?"]),
            ("Hola [mundo]\n\nLa niña *come* pan \\ y ^agua$", ["[", "]\n\n", "girl", "*", "bread", "\\", "^water$"]),
            ("El perro\tduerme 😀.", ["dog\t", "sleep", "😀."]),
            ("EE.UU.", ["USA"]),
            ("precio ~ 5 / 3 @ #1", ["rice ~ 5 / 3 @ #1"]),
            ("casa\u{0}roja", ["\u{0}"]),
        ]
        for (text, parts) in rows {
            let reply = try await engine.translate(text, deadline: .now + .seconds(60))
            for part in parts { #expect(reply.text.contains(part), "\(text) gave \(reply.text)") }
            #expect(reply.unknownWords.isEmpty, "\(text) gave \(reply.text)")
        }
        await engine.shutDown()
    }

    @Test("translates English")
    func english() async throws {
        let engine = try engine(spanishEnglish.reversed)
        let rows = [
            ("The house is red.", ["casa", "roja"]), ("I saw the dog", ["perro"]),
            ("Water and bread.\nMilk", ["gua", "pan.\n", "eche"]),
        ]
        for (text, parts) in rows {
            let answer = try await translate(text, engine)
            for part in parts { #expect(answer.contains(part), "\(text) gave \(answer)") }
            #expect(answer.first != " ")
        }
        await engine.shutDown()
    }

    @Test("leaves alone what has no words", arguments: ["", " ", "\n", "...", "12345", "*@#", "[]{}^$\\/<>~"])
    func wordless(text: String) async throws {
        let engine = try engine()
        #expect(try await translate(text, engine) == text)
        await engine.shutDown()
    }

    @Test("names unknown words instead of marking them")
    func unknownWords() async throws {
        let engine = try engine()
        let reply = try await engine.translate("La qhipa *casa* wasiʼ", deadline: .now + .seconds(60))
        #expect(reply.unknownWords.map(\.surface) == ["qhipa", "wasiʼ"])
        #expect(reply.unknownWords.allSatisfy { $0.kind == .unanalysed && reply.text[utf8: $0.range] == $0.surface })
        #expect(reply.text.contains("*") && !reply.text.contains("*qhipa"))
        await engine.shutDown()
    }

    @Test("keeps protected spans")
    func protectedSpans() async throws {
        let engine = try engine()
        let text = "La casa roja de [Ana*] es la casa 7-B."
        let spans: [ByteRange<NormalizedForm>] = [ByteRange(34, 37), ByteRange(16, 22)]
        let reply = try await engine.translate(text, protected: spans, deadline: .now + .seconds(60))
        #expect(reply.protectedSpans.map { String(reply.text[utf8: $0]) } == ["7-B", "[Ana*]"])
        #expect(reply.text.contains("red house"))
        await engine.shutDown()
    }

    @Test("answers a text the same alone and among others, long ones included")
    func concurrent() async throws {
        let engine = try engine(width: 2)
        let long = String(repeating: "La casa roja de mi abuela es grande y el perro duerme. ", count: 90)
        let texts = (0..<60).map { $0 % 20 == 0 ? long : "El \($0) es un número y la casa es roja" }
        var alone: [String] = []
        for text in texts.prefix(3) { alone.append(try await translate(text, engine)) }
        try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for (index, text) in texts.enumerated() {
                group.addTask { (index, try await translate(text, engine)) }
            }
            for try await (index, answer) in group {
                if index < 3 { #expect(answer == alone[index]) }
                if index % 20 != 0 { #expect(answer.contains("\(index)")) }
            }
        }
        await engine.shutDown()
    }

    @Test("a killed program costs no request", arguments: [0, 4, 9])
    func killedStage(stage: Int) async throws {
        let engine = try engine()
        #expect(try await translate("La casa", engine).contains("ouse"))
        let process = try #require(engine.pool.status.processes.first)[stage]
        kill(process, SIGSTOP)
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<3 { group.addTask { try await translate("La casa es roja", engine) } }
            group.addTask {
                while engine.pool.status.inFlight < 3 { await Task.yield() }
                kill(process, SIGKILL)
                return "house"
            }
            for try await answer in group { #expect(answer.contains("house")) }
        }
        #expect(engine.pool.status.restarts == 1)
        await engine.shutDown()
    }

    @Test("a hung program costs one deadline", arguments: [0, 9])
    func hungStage(stage: Int) async throws {
        let engine = try engine()
        #expect(try await translate("La casa", engine).contains("ouse"))
        let process = try #require(engine.pool.status.processes.first)[stage]
        kill(process, SIGSTOP)
        await #expect(throws: ApertiumError.deadlineExceeded) {
            try await engine.translate("El perro", deadline: .now + .milliseconds(100))
        }
        #expect(try await translate("La casa es roja", engine).contains("house"))
        await engine.shutDown()
    }

    @Test("a cancelled text does not disturb the next one")
    func cancellation() async throws {
        let engine = try engine()
        #expect(try await translate("La casa", engine).contains("ouse"))
        let process = try #require(engine.pool.status.processes.first)[5]
        for _ in 0..<3 {
            kill(process, SIGSTOP)
            let task = Task { try await engine.translate("El perro grande", deadline: .now + .seconds(60)) }
            while engine.pool.status.inFlight == 0 { await Task.yield() }
            task.cancel()
            await #expect(throws: ApertiumError.cancelled) { try await task.value }
            kill(process, SIGCONT)
            #expect(try await translate("La casa es roja", engine).contains("house"))
        }
        #expect(engine.pool.status.restarts == 0)
        await engine.shutDown()
    }

    @Test("leaves no process behind")
    func shutDown() async throws {
        let engine = try engine(width: 2)
        #expect(try await translate("La casa", engine).contains("ouse"))
        let processes = engine.pool.status.processes.flatMap { $0 }
        #expect(processes.count >= 20)
        #expect(await engine.health().isAvailable)
        await engine.shutDown()
        for process in processes { #expect(kill(process, 0) == -1 && errno == ESRCH) }
        #expect(await engine.health().runningPipelines == 0)
        await #expect(throws: ApertiumError.shutDown) {
            try await engine.translate("La casa", deadline: .now + .seconds(1))
        }
    }
}
