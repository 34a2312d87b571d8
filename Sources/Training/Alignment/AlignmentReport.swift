#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What one iteration of expectation maximization found.
public struct AlignmentIteration: Sendable, Equatable {
    /// Natural logarithm of the probability of all generated tokens before the iteration, pairs weighted.
    public let logLikelihood: Double
    /// Number of generated tokens, pairs weighted.
    public let weightedTokens: Double
    /// Tension of the diagonal the iteration used.
    public let tension: Double

    /// Perplexity a token, 1 for no tokens.
    public var perplexity: Double { weightedTokens > 0 ? exp(-logLikelihood / weightedTokens) : 1 }
}

/// What the training of one direction found.
public struct AlignmentDirectionReport: Sendable, Equatable {
    /// The iterations in order.
    public let iterations: [AlignmentIteration]
    /// Tension of the diagonal in the end.
    public let tension: Double
    /// Pairs that took part: those without an empty or an overlong side.
    public let alignedPairs: Int
}
