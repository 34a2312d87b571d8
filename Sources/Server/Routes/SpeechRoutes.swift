import Accessibility
import Dispatch
import Gateway
import HTTPTypes
import Hummingbird
import MediaEngines
import NIOCore
import TextProcessing

/// `POST /v1/speech`, `GET /v1/voices`: texts spoken, with the times of words, and which voice speaks what.
struct SpeechRoutes: Sendable {
    let services: GatewayServices
    let gate: KeyGate
    let reader: RequestReader

    /// Texts above this many characters are sent sentence by sentence, without the lengths that only the end tells.
    static let streamedCharacters = 1_000

    /// A text as audio, as marks, as captions or as a page.
    func speech(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let deadline = try reader.deadline(of: request)
        let body = try SpeechBody(try await reader.jsonBody(of: request))
        let unit = try Self.unit(body.offsetUnit)
        let language = try body.language.map { tag throws(Problem) in try reader.variety(tag, pointer: "/language") }
        try await gate.charge(body.source.characters, context)
        let script = try await script(of: body.source, language: language)
        let order = SpeechRequest(
            voice: body.voice, prosody: body.prosody, deadline: deadline, noStore: !body.isStored)
        if body.output == .audio {
            return try await audio(script, as: body.format, order, pointer: script.pointer, for: context.client)
        }
        let spoken = try await all(script, order)
        switch body.output {
        case .audio, .json:
            return try WireCoding.response(try await SpeechReply(script, spoken, as: body.format, unit: unit))
        case .marks:
            let marks = SpeechMarkWriter(source: script.source, unit: unit).lines(script.timeline(spoken).marks)
            return text(marks, "application/x-ndjson; charset=utf-8", script)
        case .vtt:
            return text(
                SpeechCaptionWriter.webVTT(script.timeline(spoken).cues()), "text/vtt; charset=utf-8", script)
        case .srt:
            return text(
                SpeechCaptionWriter.subRip(script.timeline(spoken).cues()), "application/x-subrip; charset=utf-8",
                script)
        case .html:
            let page = try await SpeechPage(language: request.messageLanguage).html(script, spoken)
            return text(page, "text/html; charset=utf-8", script)
        }
    }

    /// The voices, with the languages that each speaks and those it is lent to.
    func voices(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        try WireCoding.response(VoicesReply(services.speech))
    }

    // MARK: what all routes of speech share

    /// The sentences of a text, made off the event loop.
    ///
    /// - Parameters:
    ///   - source: The text.
    ///   - language: Its language, or nil.
    ///   - pointer: The field that holds it; by default `/text` or `/ssml`.
    ///   - languagePointer: The field that would name its language.
    /// - Returns: The sentences.
    /// - Throws: `Problem`.
    func script(
        of source: SpeechServices.Source, language: LanguageVariety?, pointer: String? = nil,
        languagePointer: String = "/language"
    ) async throws -> SpeechScript {
        guard let speech = services.speech else { throw Problem.speech(.noVoice(language ?? .spanish), pointer: "") }
        let pointer =
            switch source {
            case .text: pointer ?? "/text"
            case .ssml: pointer ?? "/ssml"
            }
        let result: Result<SpeechScript, SpeechServices.SourceError> = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    returning: Result { () throws(SpeechServices.SourceError) in
                        try SpeechScript(source, language: language, pointer: pointer, speech)
                    })
            }
        }
        do {
            return try result.get()
        } catch {
            switch error {
            case .undetermined:
                throw Problem(
                    .sourceUndetermined, es: "\(languagePointer): indique el idioma del texto.",
                    en: "\(languagePointer): name the language of the text.", pointer: languagePointer)
            case .speech(let error): throw Problem.speech(error, pointer: pointer)
            }
        }
    }

    /// All sentences, spoken.
    func all(_ script: SpeechScript, _ order: SpeechRequest) async throws -> [SpokenAudio] {
        do {
            let spoken = try await script.speech.speaker.speakAll(script.sentences, request: order)
            count(spoken)
            return spoken
        } catch let error as SpeechError {
            throw Problem.speech(error, pointer: script.pointer)
        }
    }

    /// Audio as the body of an answer: short texts as a whole, long ones sentence by sentence.
    func audio(
        _ script: SpeechScript, as format: AudioFormat, _ order: SpeechRequest, pointer: String,
        for client: ClientPresence?
    ) async throws -> Response {
        guard format.isAvailable else {
            throw Problem.speech(.unavailableFormat(format.rawValue), pointer: pointer)
        }
        var response: Response
        if script.characterCount <= Self.streamedCharacters {
            let spoken = try await all(script, order)
            let bytes = try await script.encoded(spoken, as: format)
            response = Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        } else {
            response = Response(status: .ok, body: try await stream(script, as: format, order, for: client))
        }
        response.headers[.contentType] = format.mediaType
        script.disclose(in: &response, voice: order.voice)
        return response
    }

    /// The first sentence is made before the answer begins: what fails until then is told as an error.
    private func stream(
        _ script: SpeechScript, as format: AudioFormat, _ order: SpeechRequest, for client: ClientPresence?
    ) async throws -> ResponseBody {
        do {
            let sentences = try script.speech.speaker.speak(script.sentences, request: order)
            var iterator = sentences.makeAsyncIterator()
            guard let first = try await iterator.next() else {
                // A stream ends early, without an error, for a task that was cancelled.
                try Task.checkCancellation()
                return ResponseBody(byteBuffer: ByteBuffer(bytes: try await script.encoded([], as: format)))
            }
            let encoder = try AudioEncoder(format, sampleRate: first.audio.sampleRate)
            return ResponseBody { writer in
                count([first])
                try await encoder.encode(first.audio) { try await writer.write(ByteBuffer(bytes: $0)) }
                while let spoken = try await Self.next(of: sentences, for: client) {
                    count([spoken])
                    try await encoder.encode(spoken.audio) { try await writer.write(ByteBuffer(bytes: $0)) }
                }
                try Task.checkCancellation()
                try await writer.write(ByteBuffer(bytes: try await encoder.end()))
                try await writer.finish(nil)
            }
        } catch let error as SpeechError {
            throw Problem.speech(error, pointer: script.pointer)
        }
    }

    /// The next sentence; it is not made to its end for a client whose connection has ended.
    private static func next(
        of sentences: AsyncThrowingStream<SpokenAudio, any Error>, for client: ClientPresence?
    ) async throws -> SpokenAudio? {
        let next: @Sendable () async throws -> SpokenAudio? = {
            var iterator = sentences.makeAsyncIterator()
            return try await iterator.next()
        }
        guard let client else { return try await next() }
        return try await client.work(until: .gone, next)
    }

    private func count(_ spoken: [SpokenAudio]) {
        for sentence in spoken {
            services.metrics.add(
                Double(sentence.audio.milliseconds) / 1_000, to: .speechSeconds, sentence.use.variety.tag,
                sentence.use.engine)
        }
    }

    private func text(_ content: String, _ type: String, _ script: SpeechScript) -> Response {
        var response = Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: content)))
        response.headers[.contentType] = type
        script.disclose(in: &response, voice: nil)
        return response
    }

    static func unit(_ name: String?) throws(Problem) -> TextUnit {
        switch try SpeechBody.choice(name, "/offsetUnit", default: OffsetUnit.utf8) {
        case .utf8: .bytes
        case .utf16: .utf16
        case .codepoint: .scalars
        }
    }
}
