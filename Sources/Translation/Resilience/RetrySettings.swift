/// How often and after which waits a backend is asked again for the same segments.
public struct RetrySettings: Hashable, Sendable {
    /// Retries beside the first try; engines inside the process are never asked twice, as they would answer the same.
    public let count: Int
    /// Longest wait before the first retry; it doubles with each one.
    public let base: Duration
    /// Longest wait before any retry.
    public let longest: Duration
    /// Longest `Retry-After` of a backend that is waited for; after that its request goes elsewhere.
    public let longestRateLimit: Duration

    /// Creates settings.
    public init(
        count: Int = 1, base: Duration = .milliseconds(100), longest: Duration = .seconds(2),
        longestRateLimit: Duration = .milliseconds(300)
    ) {
        self.count = count
        self.base = base
        self.longest = longest
        self.longestRateLimit = longestRateLimit
    }

    /// The wait before a retry: anything from nothing to the limit ("full jitter", Brooker 2015).
    ///
    /// - Parameters:
    ///   - retry: Number of the retry, from 0.
    ///   - random: A number in `0..<1`.
    /// - Returns: Time to wait.
    func delay(before retry: Int, random: Double) -> Duration {
        min(longest, base * (1 << min(retry, 20))) * random
    }

    /// Time to wait before asking again after a failure, or nil when asking again is of no use.
    func delay(after error: BackendError, retry: Int, random: Double) -> Duration? {
        switch error.code {
        case .unavailable, .malformedReply: return delay(before: retry, random: random)
        case .rateLimited:
            guard let wait = error.retryAfter, wait <= longestRateLimit else { return nil }
            return wait + delay(before: retry, random: random)
        default: return nil
        }
    }
}
