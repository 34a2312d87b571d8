/// One try to translate a segment over one leg, kept for the response.
public struct RouteAttempt: Hashable, Sendable, Codable {
    /// The step that was tried.
    public let leg: RouteLeg
    /// Why it gave no usable answer; nil when it did.
    public let error: BackendError?
    /// Time the call took, zero for a backend that was passed over.
    ///
    /// The call may have carried several segments.
    public let duration: Duration
    /// Whether the backend was asked beside a slow one.
    public let isHedge: Bool

    /// Creates a record of a try.
    public init(leg: RouteLeg, error: BackendError?, duration: Duration, isHedge: Bool = false) {
        self.leg = leg
        self.error = error
        self.duration = duration
        self.isHedge = isHedge
    }
}

/// What became of a segment after all routes were tried.
public struct SegmentOutcome: Sendable {
    /// The answer with the route that gave it and the judgement of the checks; nil when no route gave one.
    public let answer: (output: SegmentOutput, route: Route, quality: QualityEstimate)?
    /// Every try, in order.
    public let attempts: [RouteAttempt]
}
