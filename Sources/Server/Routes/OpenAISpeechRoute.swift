import Accessibility
import Foundation
import Gateway
import HTTPTypes
import Hummingbird
import MediaEngines
import TextProcessing

/// `POST /v1/audio/speech`, as OpenAI's clients call it.
///
/// `voice` is a language tag (`quz`), one of our voices, or one of OpenAI's names, which leaves the language to be
/// identified. `model` may be anything. Tokens of usage are Unicode scalars of the text and of what was said.
struct OpenAISpeechRoute: Sendable {
    let speech: SpeechRoutes

    private static let fields = [
        "model", "input", "voice", "instructions", "response_format", "speed", "stream_format",
    ]
    /// Names of OpenAI's voices, which say nothing of a language.
    private static let foreignVoices: Set<String> = [
        "alloy", "ash", "ballad", "cedar", "coral", "echo", "fable", "marin", "nova", "onyx", "sage", "shimmer",
        "verse",
    ]

    func callAsFunction(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let deadline = try speech.reader.deadline(of: request)
        var texts: [String: String] = [:]
        var rate = 1.0
        for member in try WireCoding.members(of: try await speech.reader.jsonBody(of: request)) {
            let pointer = "/\(member.name)"
            switch member.name {
            case "speed": rate = try SpeechBody.number(member.value, pointer, within: 0.25...4) ?? 1
            case "voice": texts["voice"] = try Self.voice(member.value)
            default:
                guard Self.fields.contains(member.name) else {
                    throw Problem.unknownField(member.name, in: "", known: Self.fields)
                }
                texts[member.name] = try WireCoding.text(member.value, pointer)
            }
        }
        guard let input = texts["input"] else { throw Problem.missing("/input") }
        guard let voice = texts["voice"] else { throw Problem.missing("/voice") }
        guard texts["instructions"]?.isEmpty ?? true else {
            throw Problem(
                .invalidField, es: "/instructions: ninguna voz las sigue.", en: "/instructions: no voice follows them.",
                pointer: "/instructions")
        }
        let format = try Self.format(texts["response_format"] ?? "mp3")
        let isEvents = try Self.isEvents(texts["stream_format"])
        let choice = try choice(of: voice)
        try await speech.gate.charge(input, context)
        let script = try await speech.script(
            of: .text(input), language: choice.language, pointer: "/input", languagePointer: "/voice")
        let order = SpeechRequest(voice: choice.voice, prosody: Prosody(rate: rate), deadline: deadline)
        guard isEvents else {
            return try await speech.audio(script, as: format, order, pointer: "/response_format", for: context.client)
        }
        return try await events(script, as: format, order, input: input)
    }

    private static func voice(_ value: JSONValue) throws(Problem) -> String? {
        if case .object(let members) = value, let id = members.first(where: { $0.name == "id" }) {
            return try WireCoding.text(id.value, "/voice/id")
        }
        return try WireCoding.text(value, "/voice")
    }

    private static func format(_ name: String) throws(Problem) -> AudioFormat {
        let formats: [AudioFormat] = [.mp3, .opus, .flac, .wav, .pcm]
        guard let format = formats.first(where: { $0.rawValue == name }), format.isAvailable else {
            let list = formats.filter(\.isAvailable).map(\.rawValue).joined(separator: ", ")
            throw Problem(
                .speechUnavailableFormat, es: "/response_format: uno de \(list).",
                en: "/response_format: one of \(list).", pointer: "/response_format")
        }
        return format
    }

    private static func isEvents(_ name: String?) throws(Problem) -> Bool {
        switch name {
        case nil, "audio": return false
        case "sse": return true
        default:
            throw Problem(
                .invalidField, es: "/stream_format: audio o sse.", en: "/stream_format: audio or sse.",
                pointer: "/stream_format")
        }
    }

    private func choice(of voice: String) throws(Problem) -> (voice: String?, language: LanguageVariety?) {
        if Self.foreignVoices.contains(voice.lowercased()) { return (nil, nil) }
        let engines = speech.services.speech?.speaker.engines ?? []
        for engine in engines {
            for known in engine.voices where known.name == voice || "\(engine.name)/\(known.name)" == voice {
                return (voice, known.variety)
            }
        }
        // What is neither is no voice, whatever is wrong with it as a tag.
        if let language = try? LanguageVariety(parsing: voice) { return (nil, language) }
        throw .speech(.unknownVoice(voice), pointer: "/voice")
    }

    private struct Delta: Encodable {
        var type = "speech.audio.delta"
        let audio: String
    }

    private struct Done: Encodable {
        struct Usage: Encodable {
            let input_tokens: Int
            let output_tokens: Int
            let total_tokens: Int
        }

        var type = "speech.audio.done"
        let usage: Usage
    }

    /// Server-sent events, one for each sentence.
    private func events(
        _ script: SpeechScript, as format: AudioFormat, _ order: SpeechRequest, input: String
    ) async throws -> Response {
        let spoken = try await speech.all(script, order)
        let encoder = try AudioEncoder(format, sampleRate: spoken.first?.audio.sampleRate ?? 22_050)
        let (read, said) = (input.unicodeScalars.count, script.characterCount)
        var response = Response(
            status: .ok,
            body: ResponseBody { writer in
                for sentence in spoken {
                    let bytes = try await encoder.encode(sentence.audio)
                    if !bytes.isEmpty { try await writer.write(Self.event(Delta(audio: Self.base64(bytes)))) }
                }
                try await writer.write(Self.event(Delta(audio: Self.base64(try await encoder.end()))))
                let usage = Done.Usage(input_tokens: read, output_tokens: said, total_tokens: read + said)
                try await writer.write(Self.event(Done(usage: usage)))
                try await writer.finish(nil)
            })
        response.headers[.contentType] = "text/event-stream; charset=utf-8"
        script.disclose(in: &response, voice: order.voice)
        return response
    }

    private static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    private static func event(_ value: some Encodable) throws -> ByteBuffer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return ByteBuffer(bytes: Array("data: ".utf8) + (try encoder.encode(value)) + Array("\n\n".utf8))
    }
}
