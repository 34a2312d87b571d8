public import Accessibility
public import TextProcessing

/// Which voice spoke a sentence, told with every answer so that a borrowed voice is never passed off as one of the language.
public struct VoiceUse: Hashable, Sendable, Codable {
    /// Language of the sentence.
    public var variety: LanguageVariety
    /// What the engine calls the voice.
    public var voice: String
    /// Language the voice was made for.
    public var voiceVariety: LanguageVariety
    /// Name of the engine.
    public var engine: String
    /// Whether the voice was made for another language than that of the sentence.
    public var isBorrowed: Bool
    /// Licence of the voice, as an SPDX expression, or nil when unknown.
    public var licence: String?
    /// Whether the same request gives the same bytes.
    public var isReproducible: Bool

    /// Creates a record of use.
    ///
    /// - Parameters:
    ///   - variety: Language of the sentence.
    ///   - voice: The voice.
    ///   - engine: Name of the engine.
    ///   - isBorrowed: Whether the voice was made for another language.
    public init(variety: LanguageVariety, voice: SpeechVoice, engine: String, isBorrowed: Bool) {
        self.variety = variety
        self.voice = voice.name
        voiceVariety = voice.variety
        self.engine = engine
        self.isBorrowed = isBorrowed
        licence = voice.licence
        isReproducible = voice.isReproducible
    }
}
