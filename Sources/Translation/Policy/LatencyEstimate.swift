/// What the calls of a backend took lately.
public struct LatencyEstimate: Hashable, Sendable {
    /// Time within which half of the calls ended.
    public let median: Duration
    /// Time within which 95 of 100 calls ended.
    public let p95: Duration
    /// Calls the estimate stands on.
    public let count: Int

    /// Creates an estimate.
    public init(median: Duration, p95: Duration, count: Int) {
        self.median = median
        self.p95 = p95
        self.count = count
    }
}

/// The durations of the last calls, in a ring.
struct LatencyWindow: Sendable {
    private static let capacity = 64

    private var durations: [Duration] = []
    private var next = 0
    private(set) var estimate: LatencyEstimate?

    /// Adds a call; the estimate follows with every eighth one, or at once while there are few.
    mutating func add(_ duration: Duration) {
        if durations.count < Self.capacity { durations.append(duration) } else { durations[next] = duration }
        next = (next + 1) % Self.capacity
        guard durations.count < 8 || next % 8 == 0 else { return }
        let sorted = durations.sorted()
        estimate = LatencyEstimate(
            median: sorted[(sorted.count - 1) / 2], p95: sorted[(sorted.count * 95 + 99) / 100 - 1],
            count: sorted.count)
    }
}
