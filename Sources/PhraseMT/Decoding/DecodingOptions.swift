/// Limits of the search.
public struct DecodingOptions: Sendable, Equatable {
    /// Hypotheses computed for each number of covered pieces.
    public var popLimit = 60
    /// Translations considered for a span.
    public var translationsPerSpan = 20
    /// Longest jump between source phrases, in pieces.
    public var distortionLimit = 6
    /// Translations wanted.
    public var resultCount = 1
    /// Longest sentence in pieces that is searched at once; a longer one is divided at punctuation.
    public var longestSearch = 100

    /// The limits of the recipe.
    public init() {}
}
