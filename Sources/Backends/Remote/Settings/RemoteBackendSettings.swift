/// One entry of the configuration that names a service on the network, as it was written.
///
/// Nothing is checked here; ``makeRemoteBackend(settings:transport:profiles:)`` does, and names the field that is wrong.
public struct RemoteBackendSettings: Hashable, Sendable {
    /// One direction as written.
    public struct Direction: Hashable, Sendable {
        /// `from`: variety translated from.
        public var from: String
        /// `to`: variety translated into.
        public var to: String
        /// `quality`: expected quality, `0...1`.
        public var quality: Double
        /// `as`: the service's codes for source and target; its usual ones when nil.
        public var codes: [String]?
        /// `scores`: measured scores by name.
        public var scores: [String: Double]

        /// Creates a direction.
        public init(
            from: String, to: String, quality: Double, codes: [String]? = nil, scores: [String: Double] = [:]
        ) {
            self.from = from
            self.to = to
            self.quality = quality
            self.codes = codes
            self.scores = scores
        }
    }

    /// `limits`: what one request may hold, and how many go out at once; the defaults where nil.
    public struct Limits: Hashable, Sendable {
        /// `segments`: most texts of a request.
        public var segments: Int?
        /// `characters`: most Unicode scalars of a request.
        public var characters: Int?
        /// `concurrency`: most requests at once.
        public var concurrency: Int?

        /// Creates limits.
        public init(segments: Int? = nil, characters: Int? = nil, concurrency: Int? = nil) {
            self.segments = segments
            self.characters = characters
            self.concurrency = concurrency
        }
    }

    /// `id`: identifier in routes, metrics and policies.
    public var id: String
    /// `kind`: name of a ``RemoteServiceProfile``.
    public var kind: String
    /// `url`: where the service answers; needed unless the service has one address for everybody.
    public var url: String?
    /// `key-file`: file that holds nothing but the key.
    public var keyFile: String?
    /// `locality`: `external` or `local-network`.
    public var locality: String?
    /// `licence`: licence of the weights or data.
    public var licence: String?
    /// `non-commercial`: whether the licence forbids commercial use.
    public var isNonCommercial: Bool
    /// `price-per-million`: US dollars for a million characters.
    public var pricePerMillion: Double?
    /// `timeout`: longest time for one request: `3s`, `500ms`, `1m`.
    public var timeout: String?
    /// `limits`.
    public var limits: Limits
    /// `headers`: fields for every request.
    public var headers: [String: RemoteKey]
    /// Fields of one kind only, such as `region` of Azure.
    public var options: [String: String]
    /// `directions`.
    public var directions: [Direction]

    /// Creates an entry.
    public init(
        id: String, kind: String, url: String? = nil, keyFile: String? = nil, locality: String? = nil,
        licence: String? = nil, isNonCommercial: Bool = false, pricePerMillion: Double? = nil, timeout: String? = nil,
        limits: Limits = Limits(), headers: [String: RemoteKey] = [:], options: [String: String] = [:],
        directions: [Direction]
    ) {
        self.id = id
        self.kind = kind
        self.url = url
        self.keyFile = keyFile
        self.locality = locality
        self.licence = licence
        self.isNonCommercial = isNonCommercial
        self.pricePerMillion = pricePerMillion
        self.timeout = timeout
        self.limits = limits
        self.headers = headers
        self.options = options
        self.directions = directions
    }
}
