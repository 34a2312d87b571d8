import Accessibility
import FoundationEssentials

/// How a service of speech is asked.
public enum RemoteSpeechDialect: Hashable, Sendable {
    /// OpenAI's `POST /audio/speech`, as many servers speak it; `audio` is what is asked for.
    case openAI(model: String, audio: Audio)
    /// The server of Piper, `POST /` with JSON.
    ///
    /// Source: piper1-gpl, docs/API_HTTP.md.
    case piper

    /// Uncompressed forms of audio.
    public enum Audio: Hashable, Sendable {
        /// RIFF WAVE.
        case wav
        /// Samples alone, signed 16 bits, little-endian; OpenAI's are 24000 a second.
        case pcm(sampleRate: Int)
    }

    /// What follows the URL of the service.
    var path: String {
        switch self {
        case .openAI: "/audio/speech"
        case .piper: "/"
        }
    }

    /// The body of a request, JSON.
    ///
    /// - Parameters:
    ///   - text: What is said.
    ///   - voice: The service's name of a voice.
    ///   - rate: Factor of speed.
    /// - Returns: Bytes of JSON.
    func body(text: String, voice: String, rate: Double) -> [UInt8] {
        switch self {
        case .openAI(let model, let audio):
            Self.json(
                OpenAIRequest(
                    model: model, input: text, voice: voice, format: audio == .wav ? "wav" : "pcm",
                    speed: rate == 1 ? nil : rate))
        case .piper:
            Self.json(PiperRequest(text: text, voice: voice, lengthScale: rate == 1 ? nil : 1 / rate))
        }
    }

    /// Reads an answer.
    ///
    /// - Parameter body: Bytes of the answer.
    /// - Returns: The audio.
    /// - Throws: ``WaveFileError`` for what is not the audio that was asked for.
    func audio(in body: [UInt8]) throws(WaveFileError) -> SpeechAudio {
        guard case .openAI(_, .pcm(let sampleRate)) = self else { return try WaveFile.decode(body) }
        guard !body.isEmpty, body.count.isMultiple(of: 2) else {
            throw WaveFileError(reason: "the samples are cut off")
        }
        return SpeechAudio(sampleRate: sampleRate, samples: WaveFile.samples(linear16: body[...]))
    }

    private struct OpenAIRequest: Encodable {
        let model: String
        let input: String
        let voice: String
        let format: String
        let speed: Double?

        enum CodingKeys: String, CodingKey {
            case model, input, voice, speed
            case format = "response_format"
        }
    }

    private struct PiperRequest: Encodable {
        let text: String
        let voice: String
        let lengthScale: Double?

        enum CodingKeys: String, CodingKey {
            case text, voice
            case lengthScale = "length_scale"
        }
    }

    private static func json(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value))
        } catch {
            preconditionFailure("texts and finite numbers are JSON: \(error)")
        }
    }
}
