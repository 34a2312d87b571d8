public import TextProcessing

/// Something that writes down speech.
public protocol SpeechRecognizer: Sendable {
    /// Name in configuration, answers and metrics.
    var name: String { get }
    /// Languages it hears.
    var varieties: [LanguageVariety] { get }

    /// Writes down what is said.
    ///
    /// - Parameters:
    ///   - audio: One channel of samples.
    ///   - variety: Language that is spoken; one of ``varieties``.
    ///   - deadline: When the caller stops waiting; the work is stopped then.
    /// - Returns: What was understood.
    /// - Throws: ``SpeechError``, or `CancellationError` when the caller's task was cancelled.
    func transcribe(
        _ audio: SpeechAudio, variety: LanguageVariety, deadline: ContinuousClock.Instant
    ) async throws -> Transcript
}

/// What a recognizer understood.
public struct Transcript: Hashable, Sendable {
    /// The text; empty when nothing was understood.
    public var text: String
    /// How sure it is, 0 to 1, or nil when it does not say.
    public var confidence: Double?

    /// Creates a transcript.
    ///
    /// - Parameters:
    ///   - text: What was understood.
    ///   - confidence: How sure, 0 to 1, or nil.
    public init(text: String, confidence: Double? = nil) {
        self.text = text
        self.confidence = confidence
    }
}
