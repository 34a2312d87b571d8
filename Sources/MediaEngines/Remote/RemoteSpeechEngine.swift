public import Accessibility
public import Transport

/// A service that speaks, over HTTP.
///
/// It gets the words as they are said, with punctuation; phonemes, and prosody other than the rate of the sentence's first
/// word, are not passed on, and it tells no times of words.
public struct RemoteSpeechEngine: SpeechEngine {
    /// Name in configuration, answers and metrics.
    public let name: String
    /// The voices it has.
    public let voices: [SpeechVoice]

    private let service: MediaService
    private let dialect: RemoteSpeechDialect
    private let transport: CurlTransport
    private let permits: Permits

    /// Creates an engine.
    ///
    /// - Parameters:
    ///   - name: Name in configuration, answers and metrics.
    ///   - service: Where it answers.
    ///   - dialect: How it is asked.
    ///   - voices: The voices it has.
    ///   - transport: What sends the requests.
    public init(
        name: String, service: MediaService, dialect: RemoteSpeechDialect, voices: [SpeechVoice],
        transport: CurlTransport
    ) {
        self.name = name
        self.service = service
        self.dialect = dialect
        self.voices = voices
        self.transport = transport
        permits = Permits(max(1, service.concurrency))
    }

    /// Speaks one sentence by one request.
    ///
    /// - Parameters:
    ///   - sentence: What is said.
    ///   - voice: One of ``voices``.
    ///   - deadline: When the request is given up.
    /// - Returns: The audio, without times.
    /// - Throws: ``SpeechError``, or `CancellationError` when the caller's task was cancelled.
    public func speak(
        _ sentence: SpokenSentence, voice: SpeechVoice, deadline: ContinuousClock.Instant
    ) async throws -> SpeechAudio {
        guard voices.contains(where: { $0.name == voice.name }) else { throw SpeechError.unknownVoice(voice.name) }
        try Task.checkCancellation()
        let text = sentence.plainReading
        guard !text.isEmpty else { return SpeechAudio(sampleRate: EmptySpeech.sampleRate, samples: []) }
        let body = dialect.body(text: text, voice: voice.name, rate: sentence.leadingProsody.rate)
        let reply: [UInt8]
        do {
            reply = try await permits.withPermit(until: deadline) {
                let request = service.post(
                    dialect.path, type: "application/json; charset=utf-8", body: body, deadline: deadline)
                return try await service.send(request, over: transport, engine: name, deadline: deadline).body
            }
        } catch let fault as ProcessFault {
            throw fault.error(of: name)
        }
        do {
            // Minutes of audio take longer to convert than a thread of tasks may be held.
            return try await BlockingThread.run(engine: name) { [dialect] _ in try dialect.audio(in: reply) }
        } catch let error as WaveFileError {
            throw SpeechError.engineFailed(engine: name, reason: error.reason)
        }
    }
}
