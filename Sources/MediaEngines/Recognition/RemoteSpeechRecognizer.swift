public import Accessibility
import FoundationEssentials
public import TextProcessing
public import Transport

/// A service that writes down speech, asked like OpenAI's `POST /audio/transcriptions`.
public struct RemoteSpeechRecognizer: SpeechRecognizer {
    /// What is asked for.
    public struct Configuration: Hashable, Sendable {
        /// Name in configuration, answers and metrics.
        public var name: String
        /// The service's name of a model.
        public var model: String
        /// Languages it hears, and what the service calls each; an empty name lets it find the language itself.
        public var languageCodes: [LanguageVariety: String]
        /// Samples a second that are sent.
        public var sampleRate: Int
        /// Most seconds of audio in one request.
        public var maximumSeconds: Int

        /// Creates a configuration.
        ///
        /// - Parameters:
        ///   - name: Name of the recognizer.
        ///   - model: The service's name of a model.
        ///   - languageCodes: Languages it hears, and what the service calls each.
        ///   - sampleRate: Samples a second that are sent.
        ///   - maximumSeconds: Most seconds of audio in one request.
        public init(
            name: String, model: String, languageCodes: [LanguageVariety: String], sampleRate: Int = 16_000,
            maximumSeconds: Int = 600
        ) {
            self.name = name
            self.model = model
            self.languageCodes = languageCodes
            self.sampleRate = sampleRate
            self.maximumSeconds = maximumSeconds
        }
    }

    private let configuration: Configuration
    private let service: MediaService
    private let transport: CurlTransport
    private let permits: Permits

    /// Creates a recognizer.
    ///
    /// - Parameters:
    ///   - configuration: What is asked for.
    ///   - service: Where it answers.
    ///   - transport: What sends the requests.
    public init(_ configuration: Configuration, service: MediaService, transport: CurlTransport) {
        self.configuration = configuration
        self.service = service
        self.transport = transport
        permits = Permits(max(1, service.concurrency))
    }

    /// Name in configuration, answers and metrics.
    public var name: String { configuration.name }
    /// Languages it hears.
    public var varieties: [LanguageVariety] { configuration.languageCodes.keys.sorted { $0.tag < $1.tag } }

    /// Writes down what is said, by one request.
    ///
    /// - Parameters:
    ///   - audio: One channel of samples.
    ///   - variety: Language that is spoken.
    ///   - deadline: When the request is given up.
    /// - Returns: What was understood.
    /// - Throws: ``SpeechError``, or `CancellationError` when the caller's task was cancelled.
    public func transcribe(
        _ audio: SpeechAudio, variety: LanguageVariety, deadline: ContinuousClock.Instant
    ) async throws -> Transcript {
        let codes = configuration.languageCodes
        guard let code = codes[variety] ?? codes[variety.withoutRegion] else { throw SpeechError.noVoice(variety) }
        let limit = configuration.maximumSeconds
        guard audio.milliseconds <= limit * 1_000 else {
            throw SpeechError.tooLarge(what: "seconds of audio", limit: limit)
        }
        guard !audio.samples.isEmpty else { return Transcript(text: "") }
        let sampleRate = configuration.sampleRate
        do {
            let response = try await permits.withPermit(until: deadline) {
                let file = try await BlockingThread.run(engine: name) { _ in
                    WaveFile.encode(try audio.resampled(to: sampleRate))
                }
                var form = MultipartForm(file: file, name: "audio.wav", type: "audio/wav")
                form.fields = [("model", configuration.model), ("response_format", "json")]
                if !code.isEmpty { form.fields.append(("language", code)) }
                let (type, body) = form.encoded
                let request = service.post("/audio/transcriptions", type: type, body: body, deadline: deadline)
                return try await service.send(request, over: transport, engine: name, deadline: deadline)
            }
            return Transcript(text: try JSONDecoder().decode(Answer.self, from: Data(response.body)).text.trimmed)
        } catch let fault as ProcessFault {
            throw fault.error(of: name)
        } catch is DecodingError {
            throw SpeechError.engineFailed(engine: name, reason: "the answer is no transcription")
        }
    }

    private struct Answer: Decodable {
        let text: String
    }
}

extension String {
    /// Words separated by single spaces, without line feeds.
    var trimmed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
