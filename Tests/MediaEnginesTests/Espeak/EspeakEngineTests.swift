import Accessibility
import Glibc
import Testing
import TextProcessing

@testable import MediaEngines

@Suite(.enabled(if: InstalledPrograms.espeakWorker != nil, "chaka-espeak is not built beside the tests"))
struct EspeakEngineTests {
    private let spanish = EspeakConfiguration.standardVoices[0]
    private let quechua = EspeakConfiguration.standardVoices[1]

    private func engine(workers: Int = 1, maximumSeconds: Int = 600) throws -> EspeakEngine {
        let path = try #require(InstalledPrograms.espeakWorker)
        return EspeakEngine(
            EspeakConfiguration(workerPath: path, workers: workers, maximumSeconds: maximumSeconds))
    }

    @Test("every voice speaks", arguments: EspeakConfiguration.standardVoices)
    func voices(voice: SpeechVoice) async throws {
        let audio = try await engine().speak(SpokenSentence("wasi"), voice: voice, deadline: .distant)
        #expect(audio.sampleRate == 22_050)
        #expect((200...2_000).contains(audio.milliseconds))
        #expect(audio.samples.contains { abs(Int($0)) > 2_000 })
        #expect(audio.times == [PartTime(part: 0, sample: 0)])
    }

    @Test("other requests in between, and other workers, change no sample")
    func reproducible() async throws {
        let engine = try engine()
        let sentence = SpokenSentence("Todas las personas tienen derecho a ser atendidas en su lengua.")
        let first = try await engine.speak(sentence, voice: spanish, deadline: .distant)
        _ = try await engine.speak(SpokenSentence("¡Otra cosa, muy distinta!"), voice: spanish, deadline: .distant)
        #expect(try await engine.speak(sentence, voice: spanish, deadline: .distant) == first)
        #expect(try await self.engine().speak(sentence, voice: spanish, deadline: .distant) == first)
    }

    @Test("the worker says what the program espeak-ng says")
    func sameAsProgram() async throws {
        let program = try #require(InstalledPrograms.espeak)
        let text = "La oficina atiende de lunes a viernes."
        let run = CommandRun(
            arguments: [program, "--stdout", "-v", "es-419", text], environment: [], maximumOutputBytes: 1 << 24)
        let wave = try await BlockingThread.run(engine: "program") {
            try run.output(for: [], deadline: .distant, interruption: $0)
        }
        let audio = try await engine().speak(SpokenSentence(text), voice: spanish, deadline: .distant)
        #expect(audio.samples == (try WaveFile.decode(wave)).samples)
    }

    @Test("a slow rate takes its time", arguments: [(0.5, 1.6...2.4), (2, 0.4...0.65)])
    func rate(rate: Double, factor: ClosedRange<Double>) async throws {
        let text = "Traiga su documento de identidad y una copia."
        let engine = try engine()
        let usual = try await engine.speak(SpokenSentence(text), voice: spanish, deadline: .distant)
        let audio = try await engine.speak(
            SpokenSentence(text, prosody: Prosody(rate: rate)), voice: spanish, deadline: .distant)
        #expect(factor.contains(Double(audio.samples.count) / Double(usual.samples.count)))
    }

    @Test("a pause is as long as it says, whatever the rate", arguments: [0, 250, 3_000], [0.5, 1, 2])
    func pause(milliseconds: Int, rate: Double) async throws {
        let place = ByteRange<OriginalText>(0, 1)
        let words = ["uno", "dos"].map {
            SpokenPart.word(SpokenWord(spoken: $0, source: place, prosody: Prosody(rate: rate)))
        }
        let sentence = SpokenSentence(
            variety: .spanish, parts: [words[0], .pause(milliseconds: milliseconds), words[1]], source: place)
        let audio = try await engine().speak(sentence, voice: spanish, deadline: .distant)
        #expect(audio.times.map(\.part) == [0, 1, 2])
        let length = (audio.times[2].sample - audio.times[1].sample) * 1_000 / audio.sampleRate
        #expect(((milliseconds - 30)...(milliseconds + 30)).contains(length))
    }

    @Test("the time of a word behind a pause is where its sound begins")
    func soundAtTime() async throws {
        let place = ByteRange<OriginalText>(0, 1)
        let words = ["casa", "taza"].map { SpokenPart.word(SpokenWord(spoken: $0, source: place)) }
        let sentence = SpokenSentence(
            variety: .spanish, parts: [words[0], .pause(milliseconds: 400), words[1]], source: place)
        let audio = try await engine().speak(sentence, voice: spanish, deadline: .distant)
        let time = try #require(audio.times.last).sample
        // A tenth of a second before and after; the sound is a plosive.
        #expect(audio.samples[(time - 2_205)..<time].allSatisfy { abs(Int($0)) < 100 })
        #expect(audio.samples[time..<(time + 2_205)].contains { abs(Int($0)) > 1_000 })
    }

    @Test("a pause alone is silence")
    func onlyPause() async throws {
        let sentence = SpokenSentence(
            variety: .spanish, parts: [.pause(milliseconds: 500)], source: ByteRange(0, 0))
        let audio = try await engine().speak(sentence, voice: spanish, deadline: .distant)
        #expect((470...530).contains(audio.milliseconds))
        #expect(audio.samples.allSatisfy { abs(Int($0)) < 10 })
        #expect(audio.times == [PartTime(part: 0, sample: 0)])
    }

    @Test("words of one sentence differ in rate, pitch and volume")
    func prosodyOfWords() async throws {
        let engine = try engine()
        var sentence = SpokenSentence("casa grande")
        sentence.parts += SpokenSentence("casa grande", prosody: Prosody(rate: 0.5, volume: 0.2)).parts
        let audio = try await engine.speak(sentence, voice: spanish, deadline: .distant)
        let turn = audio.times[2].sample
        #expect(Double(audio.samples.count - turn) > 1.5 * Double(turn))
        let (before, after) = (audio.samples[..<turn], audio.samples[turn...])
        let peaks = [before, after].map { $0.reduce(0) { max($0, abs(Int($1))) } }
        #expect(peaks[1] * 2 < peaks[0])
    }

    @Test("four hundred words without a stop all get a time")
    func longSentence() async throws {
        let words = (0..<400).map { ["casa", "agua", "camino", "luz"][$0 % 4] }.joined(separator: " ")
        let audio = try await engine().speak(SpokenSentence(words), voice: spanish, deadline: .distant)
        #expect(audio.times.count == 400)
        #expect(Set(audio.times.map(\.sample)).count == 400)
    }

    @Test("a Quechua word given as phonemes is not spelled out")
    func phonemes() async throws {
        let engine = try engine()
        let spoken = try await engine.speak(
            SpokenSentence("/tS`'ata/", .centralAymara), voice: quechua, deadline: .distant)
        let spelled = try await engine.speak(SpokenSentence("ch'ata", .quechua), voice: quechua, deadline: .distant)
        #expect(spoken.milliseconds < 1_200)
        #expect(spoken.milliseconds < spelled.milliseconds)
    }

    @Test("a worker that was killed while it waited is replaced")
    func killedWorker() async throws {
        let engine = try engine()
        let sentence = SpokenSentence("Buenos días.")
        let first = try await engine.speak(sentence, voice: spanish, deadline: .distant)
        let process = try #require(engine.idleProcessIDs.first)
        kill(process, SIGKILL)
        #expect(try await engine.speak(sentence, voice: spanish, deadline: .distant) == first)
        #expect(engine.idleProcessIDs.count == 1)
        #expect(engine.idleProcessIDs.first != process)
    }

    @Test("nothing is left of an engine that was shut down")
    func shutDown() async throws {
        let engine = try engine(workers: 2)
        _ = try await engine.speak(SpokenSentence("Hola."), voice: spanish, deadline: .distant)
        let process = try #require(engine.idleProcessIDs.first)
        await engine.shutDown()
        #expect(kill(process, 0) == -1 && errno == ESRCH)
        await #expect(throws: SpeechError.self) {
            try await engine.speak(SpokenSentence("Hola."), voice: spanish, deadline: .distant)
        }
    }

    @Test("a sentence of more audio than the limit is refused, and the next one is spoken")
    func tooLong() async throws {
        let engine = try engine(maximumSeconds: 2)
        await #expect(throws: SpeechError.tooLarge(what: "bytes of the engine's answer", limit: 88_200)) {
            try await engine.speak(
                SpokenSentence(Array(repeating: "casa", count: 40).joined(separator: " ")), voice: spanish,
                deadline: .distant)
        }
        #expect(try await !engine.speak(SpokenSentence("casa"), voice: spanish, deadline: .distant).samples.isEmpty)
    }

    @Test("speaking is stopped in the middle, and the next sentence is spoken")
    func stopped() async throws {
        let engine = try engine(maximumSeconds: 100_000)
        let endless = SpokenSentence(Array(repeating: "palabra", count: 20_000).joined(separator: " "))
        await #expect(throws: SpeechError.deadlineExceeded(engine: "espeak-ng")) {
            try await engine.speak(endless, voice: spanish, deadline: .now + .milliseconds(200))
        }
        #expect(engine.idleProcessIDs.isEmpty)
        #expect(try await !engine.speak(SpokenSentence("casa"), voice: spanish, deadline: .distant).samples.isEmpty)
    }

    @Test("a sentence of more bytes than a request may have is refused")
    func tooLarge() async throws {
        let sentence = SpokenSentence(Array(repeating: "palabra", count: 60_000).joined(separator: " "))
        await #expect(throws: SpeechError.tooLarge(what: "bytes of a sentence", limit: 1 << 20)) {
            try await engine().speak(sentence, voice: spanish, deadline: .distant)
        }
    }

    @Test("a program that is not there, and a voice that espeak-ng lacks, are named")
    func missing() async throws {
        let voice = SpeechVoice(name: "ayr", variety: .centralAymara)
        let path = try #require(InstalledPrograms.espeakWorker)
        for (path, reason) in [
            (path, "espeak-ng has no such voice"),
            ("/nowhere/chaka-espeak", "/nowhere/chaka-espeak: No such file or directory"),
        ] {
            let engine = EspeakEngine(EspeakConfiguration(workerPath: path, voices: [voice]))
            await #expect(throws: SpeechError.engineFailed(engine: "espeak-ng", reason: reason)) {
                try await engine.speak(SpokenSentence("uta"), voice: voice, deadline: .distant)
            }
        }
    }
}
