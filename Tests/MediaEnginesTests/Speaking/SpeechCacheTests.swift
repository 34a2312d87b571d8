import Accessibility
import MediaEngines
import Synchronization
import Testing
import TextProcessing

@Suite(.timeLimit(.minutes(1))) struct SpeechCacheTests {
    private static let later = ContinuousClock.now + .seconds(60)
    /// 1,000 samples are charged as 2,256 bytes.
    private static func audio(_ value: Int16) -> SpeechAudio {
        SpeechAudio(sampleRate: 8_000, samples: [Int16](repeating: value, count: 1_000))
    }

    @Test("what was used longest ago goes first")
    func leastRecentlyUsed() async throws {
        let cache = SpeechCache(byteBudget: 5_000)
        let made = Mutex<[String]>([])
        for name in ["a", "b", "a", "c", "a", "b"] {
            _ = try await cache.audio(for: Digest(of: name), deadline: Self.later) {
                made.withLock { $0.append(name) }
                return Self.audio(1)
            }
        }
        #expect(made.withLock { $0 } == ["a", "b", "c", "b"])
        #expect(cache.statistics.bytes == 2 * 2_256)
        #expect(cache.statistics.entries == 2)
        cache.removeAll()
        #expect(cache.statistics.bytes == 0)
    }

    @Test("audio beyond the budget is not kept", arguments: [0, 2_255])
    func tooLarge(budget: Int) async throws {
        let cache = SpeechCache(byteBudget: budget)
        for _ in 0..<2 { _ = try await cache.audio(for: Digest(of: "a"), deadline: Self.later) { Self.audio(1) } }
        #expect(cache.statistics.misses == 2)
        #expect(cache.statistics.entries == 0)
    }

    @Test("a failure is not kept")
    func failure() async throws {
        let cache = SpeechCache(byteBudget: 5_000)
        let fault = SpeechError.engineFailed(engine: "e", reason: "r")
        await #expect(throws: fault) {
            try await cache.audio(for: Digest(of: "a"), deadline: Self.later) { throw fault }
        }
        let audio = try await cache.audio(for: Digest(of: "a"), deadline: Self.later) { Self.audio(2) }
        #expect(audio == Self.audio(2))
    }

    @Test("a caller that goes away leaves the work to the others")
    func leaving() async throws {
        let engine = ScriptedEngine("e", voices: [], manner: .waits)
        let cache = SpeechCache(byteBudget: 5_000)
        let key = Digest(of: "a")
        let sentence = SpokenSentence(.spanish, "a")
        let make: @Sendable () async throws -> SpeechAudio = {
            try await engine.speak(sentence, voice: SpeechVoice(name: "v", variety: .spanish), deadline: Self.later)
        }
        let first = Task { try await cache.audio(for: key, deadline: Self.later, make: make) }
        await eventually { cache.waitingCount == 1 }
        let second = Task { try await cache.audio(for: key, deadline: Self.later, make: make) }
        await eventually { cache.waitingCount == 2 }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        #expect(engine.cancelled == 0)
        engine.open()
        #expect(try await second.value == ScriptedEngine.audio(of: sentence, voice: "v"))
        #expect(engine.sentences.count == 1)
    }

    @Test("a caller whose time is up goes away, and the work with the last one")
    func deadline() async throws {
        let engine = ScriptedEngine("e", voices: [], manner: .waits)
        let cache = SpeechCache(byteBudget: 5_000)
        await #expect(throws: SpeechError.deadlineExceeded(engine: "cache")) {
            try await cache.audio(for: Digest(of: "a"), deadline: .now + .milliseconds(5)) {
                try await engine.speak(
                    SpokenSentence(.spanish, "a"), voice: SpeechVoice(name: "v", variety: .spanish),
                    deadline: Self.later)
            }
        }
        #expect(cache.waitingCount == 0)
        await eventually { engine.cancelled == engine.sentences.count }
    }
}
