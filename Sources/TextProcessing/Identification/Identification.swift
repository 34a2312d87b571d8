/// One ranked guess about the language of a text.
public struct LanguageGuess: Hashable, Sendable, Codable {
    /// The variety guessed; never a macrolanguage.
    public let variety: LanguageVariety
    /// Share of right answers to expect among guesses of this confidence, 0...1.
    public let confidence: Double

    /// Creates a guess.
    public init(variety: LanguageVariety, confidence: Double) {
        self.variety = variety
        self.confidence = confidence
    }
}

/// What could be told about the language of a text.
public struct Identification: Sendable {
    /// Guesses, best first; never empty.
    ///
    /// The first is `und` with confidence 0 when nothing can be told; weaker guesses may follow it.
    public let guesses: [LanguageGuess]
    /// Whether the language of the best guess may be acted upon without asking.
    ///
    /// Members of one macrolanguage count together: a Quechua sentence without any spelling that tells Chanka from Collao
    /// is reliably Quechua, while its two guesses share the confidence.
    public let isReliable: Bool

    /// The best guess.
    public var best: LanguageGuess {
        guesses.first ?? LanguageGuess(variety: .undetermined, confidence: 0)
    }

    /// The answer when nothing can be told.
    public static let undetermined = Identification(guesses: [], isReliable: false)

    init(guesses: [LanguageGuess], isReliable: Bool) {
        self.guesses = guesses.isEmpty ? [LanguageGuess(variety: .undetermined, confidence: 0)] : guesses
        self.isReliable = isReliable
    }
}

/// A stretch of a text in one language.
public struct IdentifiedSpan: Sendable {
    /// UTF-8 bytes of the text that was given.
    public let range: ByteRange<NormalizedForm>
    /// What could be told about this stretch.
    public let identification: Identification

    /// Guesses, best first; never empty.
    public var guesses: [LanguageGuess] { identification.guesses }
}
