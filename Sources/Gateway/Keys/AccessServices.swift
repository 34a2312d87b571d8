/// Who may call, how often and how much: what the surfaces ask before they do anything.
public struct AccessServices: Sendable {
    /// The keys.
    public let ring = KeyRing()
    /// The rates.
    public let limiter = RateLimiter()
    /// What was used.
    public let meter = UsageMeter()
    /// Milliseconds since 1970 UTC, for expiry and quotas.
    public let wallClock: @Sendable () -> Int64
    /// The instant, for rates.
    public let clock: @Sendable () -> ContinuousClock.Instant

    /// Creates services with clocks.
    public init(
        wallClock: @escaping @Sendable () -> Int64, clock: @escaping @Sendable () -> ContinuousClock.Instant
    ) {
        self.wallClock = wallClock
        self.clock = clock
    }
}
