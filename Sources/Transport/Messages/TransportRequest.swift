/// An HTTP request to send.
public struct TransportRequest: Sendable {
    /// The method, capital letters.
    public var method: String
    /// Absolute `http:` or `https:` URL in ASCII, without user and password; a download may take a `file:` URL.
    public var url: String
    /// Header fields; those that frame the message (`Host`, `Content-Length`, `Transfer-Encoding`, `Connection`) are made
    /// by the transport and refused here.
    public var headers: [TransportHeader]
    /// The body.
    public var body: [UInt8]
    /// Limits of the phases.
    public var timeouts: TransportTimeouts
    /// The instant at which the whole exchange fails.
    public var deadline: ContinuousClock.Instant?
    /// Most bytes of body, after decompression; for a download most bytes of the whole file.
    public var maximumBodyBytes: Int
    /// First byte wanted of the body: `Range: bytes=offset-` when above 0.
    public var offset: UInt64
    /// Most redirects to follow; at 0 a redirect is an answer like any other.
    ///
    /// From `https` to `http` none is followed, and another origin gets neither credentials nor fields of unknown meaning.
    public var maximumRedirects: Int
    /// Whether a download may read a `file:` URL.
    public var allowsFileURL: Bool

    /// Makes a request.
    public init(
        method: String = "GET", url: String, headers: [TransportHeader] = [], body: [UInt8] = [],
        timeouts: TransportTimeouts = TransportTimeouts(), deadline: ContinuousClock.Instant? = nil,
        maximumBodyBytes: Int = 16 << 20, offset: UInt64 = 0, maximumRedirects: Int = 0, allowsFileURL: Bool = false
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeouts = timeouts
        self.deadline = deadline
        self.maximumBodyBytes = maximumBodyBytes
        self.offset = offset
        self.maximumRedirects = maximumRedirects
        self.allowsFileURL = allowsFileURL
    }
}

/// How long each phase of an exchange may take.
public struct TransportTimeouts: Hashable, Sendable {
    /// Looking up the name, connecting, TLS and the proxy; waiting for a free connection does not count.
    public var connect: Duration
    /// From the last byte sent to the first byte of the answer.
    public var firstByte: Duration
    /// Between two pieces of body, in either direction; a reader that holds the stream back does not count.
    public var idle: Duration

    /// Makes limits.
    public init(connect: Duration = .seconds(5), firstByte: Duration = .seconds(30), idle: Duration = .seconds(30)) {
        self.connect = connect
        self.firstByte = firstByte
        self.idle = idle
    }
}
