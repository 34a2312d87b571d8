public import TextProcessing

/// Why one item of a batch could not be translated at all.
public enum TranslationError: Error, Sendable {
    /// The source was not given and could not be told; the guesses are what was thought of.
    case sourceUndetermined(guesses: [LanguageGuess])
    /// No route leads from the source to the target.
    case noRoute(pair: LanguagePair)
    /// The item is longer than allowed; both in Unicode scalars.
    case textTooLong(length: Int, limit: Int)

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch self {
        case .sourceUndetermined: "translation.source-undetermined"
        case .noRoute: "translation.no-route"
        case .textTooLong: "translation.text-too-long"
        }
    }
}
