public import TextProcessing
public import Translation

/// One direction of a service, in our names and in its own.
public struct RemoteDirection: Hashable, Sendable {
    /// The direction as the gateway names it.
    public let pair: LanguagePair
    /// The direction in the service's codes.
    public let codes: RemotePair
    /// Expected quality of an answer in `0...1`, as the operator declares it.
    public let quality: Double
    /// Measured scores by name.
    public let scores: [String: Double]

    /// Creates a direction.
    public init(_ pair: LanguagePair, codes: RemotePair, quality: Double, scores: [String: Double] = [:]) {
        self.pair = pair
        self.codes = codes
        self.quality = quality
        self.scores = scores
    }
}

/// What the operator says of a service, whatever its dialect.
public struct RemoteConfiguration: Hashable, Sendable {
    /// Stable identifier.
    public let id: String
    /// How the service finds its answers.
    public let method: BackendDescription.Method
    /// Where the texts go.
    public let locality: BackendDescription.Locality
    /// What is asked of it; no other direction is.
    public let directions: [RemoteDirection]
    /// Licence of its weights or data.
    public let licence: String
    /// Price of a million characters in US dollars.
    public let pricePerMillion: Double
    /// What one request may hold; the dialect's own limits hold too.
    public let limits: RemoteLimits
    /// Most requests under way at once.
    public let concurrency: Int
    /// Longest time for one request; the caller's deadline holds too.
    public let timeout: Duration
    /// Most bytes of one reply.
    public let maximumReplyBytes: Int

    /// Creates a configuration.
    public init(
        id: String, method: BackendDescription.Method = .neural, locality: BackendDescription.Locality,
        directions: [RemoteDirection], licence: String, pricePerMillion: Double = 0,
        limits: RemoteLimits = RemoteLimits(segments: 50, characters: 10_000), concurrency: Int = 4,
        timeout: Duration = .seconds(10), maximumReplyBytes: Int = 4 << 20
    ) {
        self.id = id
        self.method = method
        self.locality = locality
        self.directions = directions
        self.licence = licence
        self.pricePerMillion = pricePerMillion
        self.limits = limits
        self.concurrency = concurrency
        self.timeout = timeout
        self.maximumReplyBytes = maximumReplyBytes
    }
}
