/// Failure of an exchange; an answer of whatever status is none, except to a download.
public struct TransportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Kind of failure.
    public enum Code: String, CaseIterable, Sendable {
        /// The request cannot be sent as it is: URL, method, header field, offset.
        case invalidRequest = "transport.invalid-request"
        /// The configuration cannot be used: proxy, limits, file of certificates.
        case invalidConfiguration = "transport.invalid-configuration"
        /// The name of the host or of the proxy has no address.
        case unresolvedHost = "transport.unresolved-host"
        /// No connection to the host or the proxy.
        case connectFailed = "transport.connect-failed"
        /// No secure connection: certificate refused, no common version.
        case tls = "transport.tls"
        /// A phase, or the whole exchange, took too long.
        case timeout = "transport.timeout"
        /// The caller's task was cancelled.
        case cancelled = "transport.cancelled"
        /// The body is larger than the limit.
        case bodyTooLarge = "transport.body-too-large"
        /// The connection broke before the answer was complete.
        case connectionLost = "transport.connection-lost"
        /// The answer is no HTTP, or contradicts itself.
        case `protocol` = "transport.protocol"
        /// More redirects than the limit.
        case tooManyRedirects = "transport.too-many-redirects"
        /// A redirect from `https` to `http` or to what is no HTTP.
        case refusedRedirect = "transport.refused-redirect"
        /// A download was answered with a status that brings no file.
        case unexpectedStatus = "transport.unexpected-status"
        /// The file of a download cannot be read or written.
        case unusableFile = "transport.unusable-file"
        /// The transport is closed.
        case closed = "transport.closed"
        /// The system or libcurl refuses to work: out of memory, descriptors or threads.
        case systemRefusal = "transport.system-refusal"
    }

    /// Part of an exchange.
    public enum Phase: String, CaseIterable, Sendable {
        /// Looking up the name, connecting, TLS, proxy.
        case connect
        /// Sending the request.
        case sending
        /// Waiting for the answer.
        case firstByte = "first-byte"
        /// Reading the answer.
        case body
        /// The exchange as a whole, by its deadline.
        case total
    }

    /// Kind of failure; its raw value is the stable identifier for API, logs and metrics.
    public let code: Code
    /// Part of the exchange that failed, where it is known.
    public let phase: Phase?
    /// The status of the answer, with `unexpectedStatus`.
    public let status: Int?
    /// One line for logs and terminals; names the host, never a path, a header field or a body.
    public let explanation: String

    /// Makes a failure.
    public init(code: Code, phase: Phase? = nil, status: Int? = nil, explanation: String) {
        self.code = code
        self.phase = phase
        self.status = status
        self.explanation = explanation
    }

    /// One line for logs and terminals.
    public var description: String { "\(code.rawValue): \(explanation)" }
}
