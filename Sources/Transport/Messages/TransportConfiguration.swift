/// What all exchanges of a transport have in common.
public struct TransportConfiguration: Sendable {
    /// File of PEM certificates that are trusted instead of the system's.
    public var caFile: String?
    /// URL of a proxy: `http:`, `https:`, `socks5:` or `socks5h:`.
    public var proxy: String?
    /// Hosts that are reached without the proxy, separated by commas.
    public var noProxy: String?
    /// Whether `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` of the environment count where nothing is set here.
    public var usesEnvironmentProxy: Bool
    /// Most connections at a time; further requests wait.
    public var maximumConnections: Int
    /// Most connections to one host and port at a time.
    public var maximumConnectionsPerHost: Int
    /// `User-Agent` of requests that bring none.
    public var userAgent: String
    /// Whether HTTP/2 is offered over TLS.
    public var allowsHTTP2: Bool

    /// Makes a configuration.
    public init(
        caFile: String? = nil, proxy: String? = nil, noProxy: String? = nil, usesEnvironmentProxy: Bool = false,
        maximumConnections: Int = 256, maximumConnectionsPerHost: Int = 64, userAgent: String = "chaka",
        allowsHTTP2: Bool = true
    ) {
        self.caFile = caFile
        self.proxy = proxy
        self.noProxy = noProxy
        self.usesEnvironmentProxy = usesEnvironmentProxy
        self.maximumConnections = maximumConnections
        self.maximumConnectionsPerHost = maximumConnectionsPerHost
        self.userAgent = userAgent
        self.allowsHTTP2 = allowsHTTP2
    }
}
