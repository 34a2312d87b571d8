/// How routing deals with backends that are slow, failing or busy, and with too many requests.
public struct ResilienceSettings: Hashable, Sendable {
    /// When backends are left alone.
    public let breaker: CircuitBreaker.Settings
    /// When they are asked again.
    public let retry: RetrySettings
    /// Share of the time left that a route may use while another one could still be tried.
    public let routeShare: Double
    /// A call that ran out of time speaks against its backend only if it had at least this long.
    public let blamableTime: Duration
    /// Rest of a backend that said "too many requests" without saying for how long.
    public let rateLimitRest: Duration
    /// Rest of a backend whose quota is used up, without saying for how long.
    public let quotaRest: Duration
    /// Most hedges as a share of the requests; 0 turns hedging off.
    public let hedgeShare: Double
    /// A hedge goes only to a route of at least this share of the first one's quality.
    public let hedgeQuality: Double
    /// Calls that must have been measured before the slow tail of a backend is known.
    public let hedgeSamples: Int
    /// Most calls under way at once to one backend outside the process that declares no limit of its own.
    public let backendConcurrency: Int
    /// Longest wait for a place at a backend.
    public let backendWait: Duration
    /// Most items under way at once.
    public let concurrency: Int
    /// Most items waiting for their turn.
    public let queue: Int
    /// Longest wait of an item for its turn.
    public let queueWait: Duration

    /// Creates settings.
    public init(
        breaker: CircuitBreaker.Settings = .init(), retry: RetrySettings = .init(), routeShare: Double = 0.6,
        blamableTime: Duration = .seconds(1), rateLimitRest: Duration = .seconds(5),
        quotaRest: Duration = .seconds(900), hedgeShare: Double = 0.05, hedgeQuality: Double = 0.8,
        hedgeSamples: Int = 20, backendConcurrency: Int = 16, backendWait: Duration = .milliseconds(500),
        concurrency: Int = 256, queue: Int = 1024, queueWait: Duration = .seconds(2)
    ) {
        self.breaker = breaker
        self.retry = retry
        self.routeShare = routeShare
        self.blamableTime = blamableTime
        self.rateLimitRest = rateLimitRest
        self.quotaRest = quotaRest
        self.hedgeShare = hedgeShare
        self.hedgeQuality = hedgeQuality
        self.hedgeSamples = hedgeSamples
        self.backendConcurrency = backendConcurrency
        self.backendWait = backendWait
        self.concurrency = concurrency
        self.queue = queue
        self.queueWait = queueWait
    }
}
