public import TextProcessing

/// Something that speaks: a program, a service, a model.
public protocol SpeechEngine: Sendable {
    /// Name in configuration, answers and metrics.
    var name: String { get }
    /// The voices it has.
    var voices: [SpeechVoice] { get }

    /// Speaks one sentence.
    ///
    /// The same sentence, voice and prosody give the same bytes each time when ``SpeechVoice/isReproducible``.
    ///
    /// - Parameters:
    ///   - sentence: What is said; its language is one of the voice's, or the voice is borrowed for it.
    ///   - voice: One of ``voices``.
    ///   - deadline: When the caller stops waiting; the work is stopped then.
    /// - Returns: The audio of this sentence alone.
    /// - Throws: ``SpeechError``, or `CancellationError` when the caller's task was cancelled.
    func speak(
        _ sentence: SpokenSentence, voice: SpeechVoice, deadline: ContinuousClock.Instant
    ) async throws -> SpeechAudio
}

/// A voice of an engine.
public struct SpeechVoice: Hashable, Sendable {
    /// What the engine calls it: `es-419`, `qu`, `alloy`.
    public var name: String
    /// Language the voice was made for.
    public var variety: LanguageVariety
    /// Languages it may be lent to, with our own phonemes: a Quechua voice speaks Aymara.
    public var lentTo: [LanguageVariety]
    /// Whether it takes phonemes in espeak-ng's mnemonics.
    public var takesPhonemes: Bool
    /// Whether the same request gives the same bytes.
    public var isReproducible: Bool
    /// Licence of the voice, as an SPDX expression, or nil when unknown.
    public var licence: String?

    /// Creates a voice.
    ///
    /// - Parameters:
    ///   - name: What the engine calls it.
    ///   - variety: Language the voice was made for.
    ///   - lentTo: Languages it may be lent to.
    ///   - takesPhonemes: Whether it takes phonemes.
    ///   - isReproducible: Whether the same request gives the same bytes.
    ///   - licence: SPDX expression, or nil.
    public init(
        name: String, variety: LanguageVariety, lentTo: [LanguageVariety] = [], takesPhonemes: Bool = false,
        isReproducible: Bool = false, licence: String? = nil
    ) {
        self.name = name
        self.variety = variety
        self.lentTo = lentTo
        self.takesPhonemes = takesPhonemes
        self.isReproducible = isReproducible
        self.licence = licence
    }
}
