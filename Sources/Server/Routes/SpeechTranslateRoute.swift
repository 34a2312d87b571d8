import Accessibility
import Dispatch
import Foundation
import Gateway
import HTTPTypes
import Hummingbird
import MediaEngines
import NIOCore
import TextProcessing
import Translation

/// `POST /v1/speech-translate`: a recording is written down, translated and spoken, one step after the other.
///
/// A step that fails ends the pipeline; what was finished before it is answered all the same, with the reason.
struct SpeechTranslateRoute: Sendable {
    let services: GatewayServices
    let gate: KeyGate
    let speech: SpeechRoutes

    private static let fields = [
        "audio", "source", "target", "recognizer", "voice", "format", "noStore", "transcript",
    ]

    private struct Step: Encodable {
        let step: String
        let status: String
        let engine: String?
        let error: ProblemDocument?
    }

    private struct Reply: Encodable {
        var transcript: String?
        var confidence: Double?
        var translation: String?
        var translationStatus: String?
        var machineTranslated: Bool?
        var target: String?
        var mediaType: String?
        var audio: String?
        var voices: [VoiceUseReply]?
        var steps: [Step] = []
    }

    private struct Order {
        var recording: [UInt8]?
        var transcript: String?
        var source: LanguageVariety
        var target: LanguageVariety
        var recognizer: String?
        var voice: String?
        var format: AudioFormat
        var isStored: Bool
    }

    func callAsFunction(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let deadline = try speech.reader.deadline(of: request)
        let order = try await order(request)
        var reply = Reply()
        do {
            try await transcribe(order, &reply, deadline)
            try await translate(order, &reply, context, deadline)
            try await speak(order, &reply, deadline)
        } catch let problem as Problem {
            let names = ["recognition", "translation", "speech"]
            reply.steps.append(
                Step(
                    step: names[reply.steps.count], status: "failed", engine: nil,
                    error: problem.document(in: request.messageLanguage)))
            // Nothing was finished: the request failed as a whole.
            if reply.steps.count == 1 { throw problem }
        }
        return try WireCoding.response(reply)
    }

    private func transcribe(
        _ order: Order, _ reply: inout Reply, _ deadline: ContinuousClock.Instant
    ) async throws {
        if let transcript = order.transcript {
            reply.transcript = transcript
            reply.steps.append(Step(step: "recognition", status: "given", engine: nil, error: nil))
            return
        }
        guard let bytes = order.recording else { throw Problem.missing("/audio") }
        do {
            guard let services = services.speech else { throw SpeechError.noVoice(order.source) }
            let recognizer = try services.recognizer(for: order.source, named: order.recognizer)
            let audio = try await withCheckedThrowingContinuation { continuation in
                DispatchQueue.global().async {
                    continuation.resume(with: Result { try AudioDecoder.decode(bytes) })
                }
            }
            let heard = try await recognizer.transcribe(audio, variety: order.source, deadline: deadline)
            reply.transcript = heard.text
            reply.confidence = heard.confidence
            reply.steps.append(Step(step: "recognition", status: "done", engine: recognizer.name, error: nil))
        } catch let error as SpeechError {
            throw Problem.speech(error, pointer: "/audio", language: "/source", voice: "/recognizer")
        }
    }

    private func translate(
        _ order: Order, _ reply: inout Reply, _ context: GatewayRequestContext, _ deadline: ContinuousClock.Instant
    ) async throws {
        let text = reply.transcript ?? ""
        let asked = TranslationRequest(
            text: text, source: order.source, target: order.target, policy: services.configuration.policy,
            isStored: order.isStored)
        let results = try await gate.translate([asked], context, deadline: deadline)
        services.count(results, of: [asked])
        switch results.first {
        case .success(let result):
            reply.translation = result.text
            reply.translationStatus = result.status.rawValue
            reply.machineTranslated = result.isMachineTranslated
            reply.target = result.target.served.tag
            let engine = result.segments.first?.legs.first?.backend
            reply.steps.append(Step(step: "translation", status: "done", engine: engine, error: nil))
        case .failure(let error):
            throw Problem.untranslatable(
                error, source: "/source", target: "/target", item: "/audio", text: "/audio")
        case nil: throw Problem.missing("/audio")
        }
    }

    private func speak(_ order: Order, _ reply: inout Reply, _ deadline: ContinuousClock.Instant) async throws {
        let served = reply.target.flatMap { try? LanguageVariety(parsing: $0) } ?? order.target
        let script = try await speech.script(
            of: .text(reply.translation ?? ""), language: served, pointer: "/target", languagePointer: "/target")
        let spoken = try await speech.all(
            script, SpeechRequest(voice: order.voice, deadline: deadline, noStore: !order.isStored))
        let answer = try await SpeechReply(script, spoken, as: order.format, unit: .bytes)
        reply.mediaType = answer.mediaType
        reply.audio = answer.audio
        reply.voices = answer.voices
        reply.steps.append(Step(step: "speech", status: "done", engine: spoken.first?.use.engine, error: nil))
    }

    private func order(_ request: Request) async throws -> Order {
        let limit = services.configuration.speech.recordingBytes
        // Base64 takes four characters for three bytes; the rest of the body is small.
        let body = try await speech.reader.body(of: request, upTo: limit / 3 * 4 + 65_536)
        var texts: [String: String] = [:]
        var isStored = true
        for member in try WireCoding.members(of: body) {
            let pointer = "/\(member.name)"
            guard Self.fields.contains(member.name) else {
                throw Problem.unknownField(member.name, in: "", known: Self.fields)
            }
            if member.name == "noStore" {
                isStored = !(try WireCoding.boolean(member.value, pointer) ?? false)
            } else {
                texts[member.name] = try WireCoding.text(member.value, pointer)
            }
        }
        guard let source = texts["source"] else { throw Problem.missing("/source") }
        guard let target = texts["target"] else { throw Problem.missing("/target") }
        var recording: [UInt8]?
        if let audio = texts["audio"] {
            guard let data = Data(base64Encoded: audio) else {
                throw Problem(
                    .invalidField, es: "/audio: un archivo de audio en base64.", en: "/audio: an audio file in base64.",
                    pointer: "/audio")
            }
            guard data.count <= limit else {
                throw Problem.speech(.tooLarge(what: "bytes", limit: limit), pointer: "/audio")
            }
            recording = Array(data)
        } else if texts["transcript"] == nil {
            throw Problem.missing("/audio")
        }
        return Order(
            recording: recording, transcript: texts["transcript"],
            source: try speech.reader.variety(source, pointer: "/source"),
            target: try speech.reader.variety(target, pointer: "/target"), recognizer: texts["recognizer"],
            voice: texts["voice"], format: try SpeechBody.choice(texts["format"], "/format", default: AudioFormat.wav),
            isStored: isStored)
    }
}
