import Accessibility
import FoundationEssentials
import Synchronization
import TestSupport
import Testing
import TextProcessing
import Transport

@testable import MediaEngines

@Suite struct RemoteSpeechEngineTests {
    private static let voice = SpeechVoice(name: "es_PE-\"x\"", variety: .spanish)
    private static let tone = WaveFile.encode(SpeechAudio(sampleRate: 24_000, samples: [1, 2, 3, 4]))

    private final class Seen: Sendable {
        private let requests = Mutex<[ScriptedConnection.Request]>([])
        var last: ScriptedConnection.Request? { requests.withLock(\.last) }
        func add(_ request: ScriptedConnection.Request) { requests.withLock { $0.append(request) } }
    }

    private static func speak(
        _ sentence: SpokenSentence, _ dialect: RemoteSpeechDialect, answer: [UInt8], seen: Seen = Seen()
    ) async throws -> SpeechAudio {
        let server = try ScriptedServer { connection, _ in
            while let request = connection.readRequest() {
                seen.add(request)
                connection.send(answer)
            }
        }
        let engine = RemoteSpeechEngine(
            name: "remote",
            service: MediaService(url: server.url + "/v1", key: MediaServiceKey("secret"), maximumBytes: 1_000),
            dialect: dialect, voices: [voice], transport: try CurlTransport())
        return try await engine.speak(sentence, voice: voice, deadline: .distant)
    }

    private struct OpenAIBody: Decodable, Equatable {
        var model: String
        var input: String
        var voice: String
        var response_format: String
        var speed: Double?
    }

    private struct PiperBody: Decodable, Equatable {
        var text: String
        var voice: String
        var length_scale: Double?
    }

    @Test(
        "OpenAI's request", arguments: [(1, nil), (0.5, 0.5), (2, 2)] as [(Double, Double?)],
        [RemoteSpeechDialect.Audio.wav, .pcm(sampleRate: 24_000)])
    func openAI(rate: (Double, Double?), format: RemoteSpeechDialect.Audio) async throws {
        let seen = Seen()
        let answer = format == .wav ? Self.tone : Array(Self.tone.dropFirst(44))
        let audio = try await Self.speak(
            SpokenSentence("Ñawi, k'anka: \"uno\".", prosody: Prosody(rate: rate.0)),
            .openAI(model: "tts-1", audio: format), answer: SpeechEngineCase.answer(200, answer), seen: seen)
        #expect(audio == SpeechAudio(sampleRate: 24_000, samples: [1, 2, 3, 4]))
        let request = try #require(seen.last)
        #expect(request.line == "POST /v1/audio/speech HTTP/1.1")
        #expect(request.value("authorization") == "Bearer secret")
        #expect(
            try JSONDecoder().decode(OpenAIBody.self, from: Data(request.body))
                == OpenAIBody(
                    model: "tts-1", input: "Ñawi, k'anka: \"uno\".", voice: Self.voice.name,
                    response_format: format == .wav ? "wav" : "pcm", speed: rate.1))
    }

    @Test("Piper's request", arguments: [(1, nil), (0.5, 2), (2, 0.5)] as [(Double, Double?)])
    func piper(rate: Double, lengthScale: Double?) async throws {
        let seen = Seen()
        let audio = try await Self.speak(
            SpokenSentence("Buenos días.", prosody: Prosody(rate: rate)), .piper,
            answer: SpeechEngineCase.answer(200, Self.tone), seen: seen)
        #expect(audio.samples == [1, 2, 3, 4])
        let request = try #require(seen.last)
        #expect(request.line == "POST /v1/ HTTP/1.1")
        #expect(
            try JSONDecoder().decode(PiperBody.self, from: Data(request.body))
                == PiperBody(text: "Buenos días.", voice: Self.voice.name, length_scale: lengthScale))
    }

    @Test("a status other than 200 is a failure", arguments: [201, 301, 400, 401, 429, 500, 503])
    func status(status: Int) async throws {
        let answer = SpeechEngineCase.answer(status, Self.tone)
        await #expect(
            throws: SpeechError.engineFailed(engine: "remote", reason: "the service answers with status \(status)")
        ) {
            try await Self.speak(SpokenSentence("Hola."), .piper, answer: answer)
        }
    }

    @Test(
        "an answer that is cut off, no audio or empty is a failure",
        arguments: [
            Array(tone.dropLast()), Array(tone.prefix(44)).dropLast(4) + [4, 0, 0, 0], [], Array("ID3".utf8),
        ] as [[UInt8]])
    func spoiled(body: [UInt8]) async throws {
        for dialect in [RemoteSpeechDialect.piper, .openAI(model: "m", audio: .wav)] {
            await #expect {
                try await Self.speak(SpokenSentence("Hola."), dialect, answer: SpeechEngineCase.answer(200, body))
            } throws: {
                guard case SpeechError.engineFailed = $0 else { return false }
                return true
            }
        }
    }

    @Test("an answer over the limit is refused before it is read")
    func huge() async throws {
        let answer = SpeechEngineCase.answer(200, [UInt8](repeating: 0, count: 1_001))
        await #expect(throws: SpeechError.tooLarge(what: "bytes of the engine's answer", limit: 1_000)) {
            try await Self.speak(SpokenSentence("Hola."), .piper, answer: answer)
        }
    }

    @Test("nobody sees the key")
    func key() {
        let service = MediaService(url: "http://localhost", key: MediaServiceKey("secret"))
        #expect(!"\(service)".contains("secret"))
        var text = ""
        dump(service, to: &text)
        #expect(!text.contains("secret"))
    }
}
