/// Limits of the search.
public struct DecodingOptions: Sendable, Equatable {
    /// Hypotheses computed for each number of covered pieces.
    public var popLimit = 60
    /// Translations considered for a span.
    public var translationsPerSpan = 20
    /// Longest jump between source phrases, in pieces; also how far behind the first piece that is not translated yet
    /// another phrase may end, so that the way back is no longer.
    public var distortionLimit = 6
    /// Size of the list among which the translation that agrees most with the others is chosen; 1 takes the best scored.
    public var consensusSize = 16
    /// How sharply scores become probabilities for that choice.
    public var consensusScale: Float = 0.5
    /// Translations wanted.
    public var resultCount = 1
    /// Longest sentence in pieces that is searched at once; a longer one is divided at punctuation.
    public var longestSearch = 100

    /// The limits of the recipe.
    public init() {}
}
