import Accessibility
import Testing
import TextProcessing

@testable import MediaEngines

@Suite struct SpeechEngineContractTests {
    private static let sentence = SpokenSentence("Buenos días, vecina.")

    @Test("speaks, the same each time, with times in order", arguments: SpeechEngineCase.available)
    func speaks(kind: SpeechEngineCase) async throws {
        let subject = try kind.subject()
        let first = try await subject.engine.speak(Self.sentence, voice: subject.voice, deadline: .distant)
        #expect(first.sampleRate == (kind == .espeak || kind == .command ? 22_050 : 24_000))
        #expect(first.milliseconds > 100)
        let second = try await subject.engine.speak(Self.sentence, voice: subject.voice, deadline: .distant)
        #expect(first == second)
        #expect(first.times.map(\.part) == (kind == .espeak ? [0, 1, 3] : []))
        #expect(zip(first.times, first.times.dropFirst()).allSatisfy { $0.sample < $1.sample })
        #expect(first.times.allSatisfy { $0.sample < first.samples.count })
    }

    @Test("requests side by side get each their own answer", arguments: SpeechEngineCase.available)
    func parallel(kind: SpeechEngineCase) async throws {
        let subject = try kind.subject()
        let texts = ["uno.", "uno dos tres.", "uno dos tres cuatro cinco."]
        var alone: [SpeechAudio] = []
        for text in texts {
            alone.append(
                try await subject.engine.speak(SpokenSentence(text), voice: subject.voice, deadline: .distant))
        }
        #expect(Set(alone.map(\.samples.count)).count == 3)
        let (engine, voice) = (subject.engine, subject.voice)
        let together = try await withThrowingTaskGroup(of: (Int, SpeechAudio).self) { group in
            for index in 0..<12 {
                group.addTask {
                    (index, try await engine.speak(SpokenSentence(texts[index % 3]), voice: voice, deadline: .distant))
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        for index in 0..<12 { #expect(together[index] == alone[index % 3]) }
    }

    @Test(
        "a sentence without a word is no audio, even when the engine is out of order",
        arguments: SpeechEngineCase.available, ["", "...", "¿?"])
    func empty(kind: SpeechEngineCase, text: String) async throws {
        let subject = try kind.subject(.crash)
        var sentence = SpokenSentence(text)
        if text == "¿?" { sentence.parts = [.mark(name: "a", offset: 0), .punctuation("?")] }
        let audio = try await subject.engine.speak(sentence, voice: subject.voice, deadline: .distant)
        #expect(audio.samples.isEmpty)
        #expect(audio.times.isEmpty)
    }

    @Test("a voice that it lacks is named", arguments: SpeechEngineCase.available)
    func unknownVoice(kind: SpeechEngineCase) async throws {
        let subject = try kind.subject()
        await #expect(throws: SpeechError.unknownVoice("none")) {
            try await subject.engine.speak(
                Self.sentence, voice: SpeechVoice(name: "none", variety: .spanish), deadline: .distant)
        }
    }

    @Test("what hangs is given up at the deadline", arguments: SpeechEngineCase.available)
    func deadline(kind: SpeechEngineCase) async throws {
        let subject = try kind.subject(.hang)
        await #expect(throws: SpeechError.deadlineExceeded(engine: subject.engine.name)) {
            try await subject.engine.speak(
                Self.sentence, voice: subject.voice, deadline: .now + .milliseconds(300))
        }
        #expect(subject.isGone() != false)
    }

    @Test("a deadline that has passed starts nothing", arguments: SpeechEngineCase.available)
    func passedDeadline(kind: SpeechEngineCase) async throws {
        let subject = try kind.subject()
        await #expect(throws: SpeechError.deadlineExceeded(engine: subject.engine.name)) {
            try await subject.engine.speak(Self.sentence, voice: subject.voice, deadline: .now - .seconds(1))
        }
    }

    @Test("a cancelled caller stops the work", arguments: SpeechEngineCase.available)
    func cancelled(kind: SpeechEngineCase) async throws {
        let subject = try kind.subject(.hang)
        let (engine, voice) = (subject.engine, subject.voice)
        let task = Task { try await engine.speak(Self.sentence, voice: voice, deadline: .distant) }
        await subject.waitForStart()
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(subject.isGone() != false)
    }

    @Test("callers that wait for their turn leave at the deadline", arguments: SpeechEngineCase.available)
    func waiting(kind: SpeechEngineCase) async throws {
        let subject = try kind.subject(.hang)
        let (engine, voice) = (subject.engine, subject.voice)
        let errors = await withTaskGroup(of: SpeechError?.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    do {
                        _ = try await engine.speak(Self.sentence, voice: voice, deadline: .now + .milliseconds(400))
                        return nil
                    } catch {
                        return error as? SpeechError
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(errors == Array(repeating: .deadlineExceeded(engine: engine.name), count: 8))
    }

    @Test(
        "crash and garbage are failures of the engine", arguments: SpeechEngineCase.available,
        [EngineFault.crash, .garbage])
    func failure(kind: SpeechEngineCase, fault: EngineFault) async throws {
        let subject = try kind.subject(fault)
        await #expect {
            _ = try await subject.engine.speak(Self.sentence, voice: subject.voice, deadline: .distant)
        } throws: {
            guard case SpeechError.engineFailed(subject.engine.name, let reason) = $0 else { return false }
            return !reason.isEmpty && !reason.contains("vecina")
        }
    }

    @Test("an answer without end is cut", arguments: SpeechEngineCase.available)
    func huge(kind: SpeechEngineCase) async throws {
        let subject = try kind.subject(.huge)
        await #expect {
            _ = try await subject.engine.speak(Self.sentence, voice: subject.voice, deadline: .distant)
        } throws: {
            guard case SpeechError.tooLarge = $0 else { return false }
            return true
        }
    }
}
