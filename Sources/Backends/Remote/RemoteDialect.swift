public import Translation
public import Transport

/// How one service speaks: requests and replies as values, no input or output of its own.
///
/// ``RemoteBackend`` does everything else: batching, deadlines, cancellation, mapping of varieties, errors of transport.
public protocol RemoteDialect: Sendable {
    /// Most segments and most characters of one request.
    var limits: RemoteLimits { get }

    /// The request that translates segments.
    ///
    /// - Parameters:
    ///   - segments: Segments of one direction, within the limits.
    ///   - pair: The direction in the service's own language codes.
    /// - Returns: A request without deadline, which the caller sets.
    func request(_ segments: [SegmentInput], pair: RemotePair) -> TransportRequest

    /// Reads the reply to such a request.
    ///
    /// - Parameters:
    ///   - response: A response of any status.
    ///   - segments: The segments that were sent.
    /// - Returns: As many results as segments.
    /// - Throws: ``BackendError`` when the whole reply failed: refused, limited, malformed, or of another count.
    func outputs(
        _ response: TransportResponse, for segments: [SegmentInput]
    ) throws(BackendError) -> [Result<SegmentOutput, BackendError>]

    /// A cheap request that tells whether the service is up and sends no text of anybody; nil when there is none.
    var healthRequest: TransportRequest? { get }
}

/// A direction in a service's own codes.
public struct RemotePair: Hashable, Sendable {
    /// Code of the source language.
    public let source: String
    /// Code of the target language.
    public let target: String

    /// Creates a pair.
    public init(source: String, target: String) {
        self.source = source
        self.target = target
    }
}

/// What one request may hold.
public struct RemoteLimits: Hashable, Sendable {
    /// Most segments.
    public let segments: Int
    /// Most Unicode scalars over all segments.
    public let characters: Int

    /// Creates limits.
    public init(segments: Int, characters: Int) {
        self.segments = segments
        self.characters = characters
    }
}
