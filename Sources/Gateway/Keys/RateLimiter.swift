public import Store
import Synchronization

/// A token bucket for each key.
///
/// A bucket holds `burst` tokens and fills at `perSecond`; each request takes one. Memory is bounded by the number of keys:
/// only keys that exist come here.
public final class RateLimiter: Sendable {
    /// What became of a request, and how the bucket stands after it.
    public struct Standing: Hashable, Sendable {
        /// Whether the request is taken.
        public let isAllowed: Bool
        /// Tokens of a full bucket.
        public let limit: Int
        /// Whole tokens left.
        public let remaining: Int
        /// Time until the next token; zero when there is one.
        public let retryAfter: Duration
        /// Time until the bucket is full.
        public let fullAfter: Duration
        /// Time in which an empty bucket fills.
        public let window: Duration
    }

    private struct Bucket {
        var tokens: Double
        var filledAt: ContinuousClock.Instant
    }

    private let buckets = Mutex<[String: Bucket]>([:])

    /// Creates full buckets.
    public init() {}

    /// Takes a token of a key, if there is one.
    ///
    /// - Parameters:
    ///   - keyID: Identifier of the key.
    ///   - rate: What the key allows now; a changed rate holds from the next request on.
    ///   - now: The instant.
    /// - Returns: Whether there was one, and what is left.
    public func take(_ keyID: String, rate: KeyTerms.Rate, at now: ContinuousClock.Instant) -> Standing {
        let limit = Double(rate.burst)
        let (isAllowed, tokens) = buckets.withLock { buckets in
            var bucket = buckets[keyID] ?? Bucket(tokens: limit, filledAt: now)
            // An instant read earlier by another thread takes nothing away.
            let elapsed = max(.zero, now - bucket.filledAt) / .seconds(1)
            bucket.tokens = min(limit, bucket.tokens + elapsed * rate.perSecond)
            bucket.filledAt = max(now, bucket.filledAt)
            // Sums of fractions fall short of a whole token by rounding.
            let isAllowed = bucket.tokens >= 1 - 1e-9
            if isAllowed { bucket.tokens = max(0, bucket.tokens - 1) }
            buckets[keyID] = bucket
            return (isAllowed, bucket.tokens)
        }
        func time(for missing: Double) -> Duration { .seconds(max(0, missing) / rate.perSecond) }
        return Standing(
            isAllowed: isAllowed, limit: rate.burst, remaining: Int((tokens + 1e-9).rounded(.down)),
            retryAfter: isAllowed ? .zero : time(for: 1 - tokens), fullAfter: time(for: limit - tokens),
            window: time(for: limit))
    }
}
