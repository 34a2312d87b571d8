public import Accessibility

/// How sentences are to be spoken.
public struct SpeechRequest: Hashable, Sendable {
    /// Voice that was asked for, `voice` or `engine/voice`, or nil: the best for each sentence's language.
    public var voice: String?
    /// Manner of the whole speech; that of words multiplies with it.
    public var prosody: Prosody
    /// When the caller stops waiting.
    public var deadline: ContinuousClock.Instant
    /// Whether nothing of it may be kept in memory, nor shared with an equal request.
    public var noStore: Bool

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - voice: Voice that was asked for, or nil.
    ///   - prosody: Manner of the whole speech.
    ///   - deadline: When the caller stops waiting.
    ///   - noStore: Whether nothing of it may be kept.
    public init(
        voice: String? = nil, prosody: Prosody = .neutral, deadline: ContinuousClock.Instant, noStore: Bool = false
    ) {
        self.voice = voice
        self.prosody = prosody
        self.deadline = deadline
        self.noStore = noStore
    }
}

/// What one request may ask for.
public struct SpeechLimits: Hashable, Sendable {
    /// Most sentences.
    public var sentences: Int
    /// Most characters that are said, as Unicode scalars.
    public var characters: Int
    /// Most seconds of audio.
    public var seconds: Int

    /// Creates limits.
    ///
    /// - Parameters:
    ///   - sentences: Most sentences.
    ///   - characters: Most characters that are said, as Unicode scalars.
    ///   - seconds: Most seconds of audio.
    public init(sentences: Int = 1_000, characters: Int = 50_000, seconds: Int = 3_600) {
        self.sentences = sentences
        self.characters = characters
        self.seconds = seconds
    }
}

/// One sentence, spoken.
public struct SpokenAudio: Hashable, Sendable {
    /// Its place among the sentences, 0-based.
    public var index: Int
    /// The sentence, as it was asked for.
    public var sentence: SpokenSentence
    /// Its audio.
    public var audio: SpeechAudio
    /// The voice that spoke it.
    public var use: VoiceUse

    /// Creates spoken audio.
    ///
    /// - Parameters:
    ///   - index: Place among the sentences, 0-based.
    ///   - sentence: The sentence.
    ///   - audio: Its audio.
    ///   - use: The voice that spoke it.
    public init(index: Int, sentence: SpokenSentence, audio: SpeechAudio, use: VoiceUse) {
        self.index = index
        self.sentence = sentence
        self.audio = audio
        self.use = use
    }
}
