import Accessibility
import FoundationEssentials
import Transport

/// Where a service of speech or of signs answers, and what every request to it carries.
///
/// Whether texts may go there, because it is on this machine or with somebody else, is for the caller to say and to obey.
public struct MediaService: Hashable, Sendable {
    /// URL before the paths of the service, without a slash at its end: `https://api.openai.com/v1`,
    /// `http://localhost:5000`.
    public let url: String
    /// The service's key, sent as a bearer token (RFC 6750), where it wants one.
    public let key: MediaServiceKey?
    /// Longest time for one request; the caller's deadline holds too.
    public let timeout: Duration
    /// Most requests under way at once.
    public let concurrency: Int
    /// Most bytes of one answer.
    public let maximumBytes: Int

    /// Describes a service; slashes at the end of the URL are dropped.
    ///
    /// - Parameters:
    ///   - url: URL before the paths of the service.
    ///   - key: The service's key.
    ///   - timeout: Longest time for one request.
    ///   - concurrency: Most requests under way at once.
    ///   - maximumBytes: Most bytes of one answer.
    public init(
        url: String, key: MediaServiceKey? = nil, timeout: Duration = .seconds(30), concurrency: Int = 4,
        maximumBytes: Int = 64 << 20
    ) {
        var bytes = Array(url.utf8)
        while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        self.url = String(decoding: bytes, as: UTF8.self)
        self.key = key
        self.timeout = timeout
        self.concurrency = concurrency
        self.maximumBytes = maximumBytes
    }

    /// A request with a body.
    func post(
        _ path: String, type: String, body: [UInt8], deadline: ContinuousClock.Instant
    ) -> TransportRequest {
        var headers = [TransportHeader(name: "Content-Type", value: type)]
        if let key { headers.append(TransportHeader(name: "Authorization", value: "Bearer \(key.secret)")) }
        return TransportRequest(
            method: "POST", url: url + path, headers: headers, body: body,
            timeouts: TransportTimeouts(firstByte: timeout, idle: timeout),
            deadline: min(deadline, .now + timeout), maximumBodyBytes: maximumBytes)
    }

    /// Sends a request to a service of speech.
    ///
    /// - Parameters:
    ///   - request: What is sent.
    ///   - transport: What sends it.
    ///   - engine: Name of the engine, for errors.
    ///   - deadline: The caller's deadline.
    /// - Returns: An answer of status 200.
    /// - Throws: ``SpeechError``, or `CancellationError`.
    func send(
        _ request: TransportRequest, over transport: CurlTransport, engine: String, deadline: ContinuousClock.Instant
    ) async throws -> TransportResponse {
        let response: TransportResponse
        do {
            response = try await transport.send(request)
        } catch {
            throw failure(error, engine: engine, deadline: deadline)
        }
        guard response.status == 200 else {
            throw SpeechError.engineFailed(engine: engine, reason: "the service answers with status \(response.status)")
        }
        return response
    }

    private func failure(
        _ error: TransportError, engine: String, deadline: ContinuousClock.Instant
    ) -> any Error {
        switch error.code {
        case .cancelled: CancellationError()
        case .timeout where ContinuousClock.now >= deadline: SpeechError.deadlineExceeded(engine: engine)
        case .timeout: SpeechError.engineFailed(engine: engine, reason: "no answer within the time for a request")
        case .bodyTooLarge: SpeechError.tooLarge(what: "bytes of the engine's answer", limit: maximumBytes)
        default: SpeechError.engineFailed(engine: engine, reason: error.explanation)
        }
    }
}

/// A secret of the operator: it goes into requests and nowhere else.
///
/// Printing, dumping or interpolating it, or a value that holds it, shows a mark instead.
public struct MediaServiceKey: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The secret itself, for the request that carries it.
    let secret: String

    /// Holds a secret.
    public init(_ secret: String) { self.secret = secret }

    /// A mark that stands for any secret.
    public var description: String { "<key>" }
    /// A mark that stands for any secret.
    public var debugDescription: String { description }
    /// No parts.
    public var customMirror: Mirror { Mirror(self, children: [(label: String?, value: Any)]()) }
}
