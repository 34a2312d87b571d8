public import TextProcessing

/// Why one item of a batch could not be translated at all.
public enum TranslationError: Error, Sendable {
    /// The source was not given and could not be told; the guesses are what was thought of.
    case sourceUndetermined(guesses: [LanguageGuess])
    /// No route leads from the source to the target.
    case noRoute(pair: LanguagePair)
    /// Ways lead from the source to the target, and the policy of the request forbids them all.
    case forbiddenByPolicy(pair: LanguagePair)
    /// Every backend that might answer is left alone for a while, or full; asking again makes sense after the time given.
    case backendsResting(pair: LanguagePair, retryAfter: Duration)
    /// Too many items wait already; asking again makes sense after the time given.
    case overloaded(retryAfter: Duration)
    /// The item is longer than allowed; both in Unicode scalars.
    case textTooLong(length: Int, limit: Int)

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch self {
        case .sourceUndetermined: "translation.source-undetermined"
        case .noRoute: "translation.no-route"
        case .forbiddenByPolicy: "translation.forbidden-by-policy"
        case .backendsResting: "translation.backends-resting"
        case .overloaded: "translation.overloaded"
        case .textTooLong: "translation.text-too-long"
        }
    }

    /// Time after which asking again makes sense; nil where time mends nothing.
    public var retryAfter: Duration? {
        switch self {
        case .backendsResting(_, let time), .overloaded(let time): time
        case .sourceUndetermined, .noRoute, .forbiddenByPolicy, .textTooLong: nil
        }
    }
}
