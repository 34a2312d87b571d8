import Accessibility
import MediaEngines
import Testing
import TextProcessing

@Suite(.timeLimit(.minutes(1))) struct SpeakerTests {
    private static let spanish = SpeechVoice(name: "es-419", variety: .spanish)
    private static let quechua = SpeechVoice(name: "qu", variety: .chankaQuechua, lentTo: [.centralAymara])

    private static func request(_ prosody: Prosody = .neutral, noStore: Bool = false) -> SpeechRequest {
        SpeechRequest(prosody: prosody, deadline: .now + .seconds(60), noStore: noStore)
    }

    @Test("sentences come in order, each in a voice of its language")
    func order() async throws {
        let engine = ScriptedEngine("local", voices: [Self.spanish, Self.quechua])
        let sentences = [
            SpokenSentence(.spanish, "hola"), SpokenSentence(.centralAymara, "aski", "uru"),
            SpokenSentence(.spanish, "adiós"),
        ]
        let spoken = try await Speaker(engines: [engine]).speakAll(sentences, request: Self.request())
        #expect(spoken.map(\.index) == [0, 1, 2])
        #expect(spoken.map(\.sentence) == sentences)
        #expect(spoken.map(\.use.voice) == ["es-419", "qu", "es-419"])
        #expect(spoken.map(\.use.isBorrowed) == [false, true, false])
        #expect(spoken[1].audio == ScriptedEngine.audio(of: sentences[1], voice: "qu"))
        #expect(try await Speaker(engines: [engine]).speakAll([], request: Self.request()).isEmpty)
    }

    @Test("the next engine takes a sentence that one fails at")
    func fallback() async throws {
        let broken = ScriptedEngine("broken", voices: [Self.spanish], manner: .fails)
        let local = ScriptedEngine("local", voices: [Self.spanish])
        let sentences = [SpokenSentence(.spanish, "uno"), SpokenSentence(.spanish, "dos")]
        let spoken = try await Speaker(engines: [broken, local]).speakAll(sentences, request: Self.request())
        #expect(spoken.map(\.use.engine) == ["local", "local"])
        #expect(broken.sentences.count == 2)
        await #expect(throws: SpeechError.engineFailed(engine: "broken", reason: "scripted")) {
            try await Speaker(engines: [broken]).speakAll(sentences, request: Self.request())
        }
    }

    @Test("an engine that hangs leaves time to the next one")
    func late() async throws {
        let late = ScriptedEngine("late", voices: [Self.spanish], manner: .isLate)
        let local = ScriptedEngine("local", voices: [Self.spanish])
        let request = Self.request()
        let spoken = try await Speaker(engines: [late, local], cache: SpeechCache(byteBudget: 0))
            .speakAll([SpokenSentence(.spanish, "uno")], request: request)
        #expect(spoken.map(\.use.engine) == ["local"])
        #expect(local.deadlines == [request.deadline])
        let first = try #require(late.deadlines.first)
        #expect(late.deadlines.count == 1)
        #expect(first < request.deadline)
    }

    @Test(
        "a request over a limit is refused before any work",
        arguments: [
            (SpeechLimits(sentences: 1), "sentences", 1), (SpeechLimits(characters: 6), "characters", 6),
        ])
    func limits(limits: SpeechLimits, what: String, limit: Int) async throws {
        let engine = ScriptedEngine("local", voices: [Self.spanish])
        let sentences = [SpokenSentence(.spanish, "cuatro"), SpokenSentence(.spanish, "a")]
        #expect(throws: SpeechError.tooLarge(what: what, limit: limit)) {
            try Speaker(engines: [engine], limits: limits).speak(sentences, request: Self.request())
        }
        #expect(engine.sentences.isEmpty)
    }

    @Test("audio over the limit ends the speech")
    func seconds() async throws {
        let engine = ScriptedEngine("local", voices: [Self.spanish])
        // 100 samples a character at 8 kHz: 80 characters are a second.
        let long = SpokenSentence(.spanish, String(repeating: "a", count: 80))
        let speaker = Speaker(engines: [engine], limits: SpeechLimits(seconds: 2))
        #expect(try await speaker.speakAll([long, long], request: Self.request()).count == 2)
        await #expect(throws: SpeechError.tooLarge(what: "seconds of audio", limit: 2)) {
            try await speaker.speakAll([long, long, long, long], request: Self.request())
        }
        #expect(engine.sentences.count == 5)
    }

    @Test("one sentence is made ahead of the one in use")
    func ahead() async throws {
        let engine = ScriptedEngine("local", voices: [Self.spanish])
        let sentences = ["a", "b", "c", "d"].map { SpokenSentence(.spanish, $0) }
        let stream = try Speaker(engines: [engine]).speak(sentences, request: Self.request())
        var iterator = stream.makeAsyncIterator()
        #expect(engine.sentences.isEmpty)
        #expect(try await iterator.next()?.index == 0)
        await eventually { engine.sentences.count == 2 }
        #expect(try await iterator.next()?.index == 1)
        await eventually { engine.sentences.count == 3 }
        #expect(engine.sentences == Array(sentences.prefix(3)))
    }

    @Test("work for a caller that went away is cancelled")
    func cancellation() async throws {
        let engine = ScriptedEngine("local", voices: [Self.spanish], manner: .waits)
        let speaker = Speaker(engines: [engine], cache: SpeechCache(byteBudget: 1 << 20))
        let task = Task { try await speaker.speakAll([SpokenSentence(.spanish, "a")], request: Self.request()) }
        await eventually { engine.sentences.count == 1 }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        await eventually { engine.cancelled == 1 }
    }

    @Test("a deadline that has passed begins no work")
    func deadline() async throws {
        let engine = ScriptedEngine("local", voices: [Self.spanish])
        await #expect(throws: SpeechError.deadlineExceeded(engine: "local")) {
            try await Speaker(engines: [engine]).speakAll(
                [SpokenSentence(.spanish, "a")], request: SpeechRequest(deadline: .now - .seconds(1)))
        }
        #expect(engine.sentences.isEmpty)
    }

    @Test("the manner of the speech multiplies with that of the words")
    func prosody() async throws {
        let engine = ScriptedEngine("local", voices: [Self.spanish])
        let word = SpokenWord(spoken: "a", source: ByteRange(0, 1), prosody: Prosody(rate: 0.5, volume: 2))
        let sentence = SpokenSentence(variety: .spanish, parts: [.word(word)], source: ByteRange(0, 1))
        let spoken = try await Speaker(engines: [engine]).speakAll(
            [sentence], request: Self.request(Prosody(rate: 0.8, pitch: 1.5)))
        guard case .word(let heard) = try #require(engine.sentences.first?.parts.first) else {
            return #expect(Bool(false))
        }
        #expect(heard.prosody == Prosody(rate: 0.4, pitch: 1.5, volume: 2))
        #expect(spoken.first?.sentence == sentence)
    }

    @Test("pauses alone need no engine")
    func silence() async throws {
        let engine = ScriptedEngine("local", voices: [Self.spanish])
        let sentence = SpokenSentence(
            variety: .spanish,
            parts: [.pause(milliseconds: 200), .mark(name: "m", offset: 0), .pause(milliseconds: 100)],
            source: ByteRange(0, 0))
        let spoken = try await Speaker(engines: [engine]).speakAll([sentence], request: Self.request())
        #expect(spoken.first?.audio.milliseconds == 300)
        #expect(spoken.first?.audio.times.map(\.sample) == [0, 4_410, 4_410])
        #expect(engine.sentences.isEmpty)
    }

    @Test("equal sentences are made once, unless nothing may be kept")
    func cache() async throws {
        let engine = ScriptedEngine("local", voices: [Self.spanish])
        let cache = SpeechCache(byteBudget: 1 << 20)
        let speaker = Speaker(engines: [engine], cache: cache)
        var elsewhere = SpokenSentence(.spanish, "hola")
        elsewhere.source = ByteRange(7, 11)
        _ = try await speaker.speakAll([SpokenSentence(.spanish, "hola"), elsewhere], request: Self.request())
        #expect(engine.sentences.count == 1)
        _ = try await speaker.speakAll([elsewhere], request: Self.request(Prosody(rate: 0.5)))
        #expect(engine.sentences.count == 2)
        _ = try await speaker.speakAll([elsewhere], request: Self.request(noStore: true))
        #expect(engine.sentences.count == 3)
        _ = try await speaker.speakAll([SpokenSentence(.spanish, "Hola")], request: Self.request(noStore: true))
        #expect(cache.statistics.entries == 2)
        #expect(cache.statistics.hits == 1)
    }

    @Test("a hundred equal requests are one synthesis")
    func single() async throws {
        let engine = ScriptedEngine("local", voices: [Self.spanish], manner: .waits)
        let cache = SpeechCache(byteBudget: 1 << 20)
        let speaker = Speaker(engines: [engine], cache: cache)
        let sentence = SpokenSentence(.spanish, "hola")
        let audio = try await withThrowingTaskGroup(of: [SpokenAudio].self) { group in
            for _ in 0..<100 { group.addTask { try await speaker.speakAll([sentence], request: Self.request()) } }
            await eventually { cache.waitingCount == 100 }
            engine.open()
            return try await group.reduce(into: []) { $0 += $1.map(\.audio) }
        }
        #expect(audio.count == 100)
        #expect(Set(audio) == [ScriptedEngine.audio(of: sentence, voice: "es-419")])
        #expect(engine.sentences.count == 1)
        #expect(cache.statistics.shared == 99)
    }
}
