public import TextProcessing

/// How a backend is at the moment of planning: what a plan needs to know beside the declaration.
public struct BackendCondition: Hashable, Sendable {
    /// Why it is to be left alone; nil when it may be asked.
    public let obstacle: RouteExclusion?
    /// What its calls took lately, by direction.
    public let latencies: [LanguagePair: LatencyEstimate]

    /// Creates a condition.
    public init(obstacle: RouteExclusion? = nil, latencies: [LanguagePair: LatencyEstimate] = [:]) {
        self.obstacle = obstacle
        self.latencies = latencies
    }
}
