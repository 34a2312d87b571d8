/// How much each property of a route counts: the cost is the sum of the properties, each times its weight.
public struct RouteCostWeights: Hashable, Sendable {
    /// For each unit of expected quality that is lacking to 1.
    public let quality: Double
    /// For each second of expected latency, the medians of the legs added.
    public let latency: Double
    /// For each US dollar a million characters cost.
    public let price: Double
    /// For each leg that leaves this process; one that leaves the machine counts five times.
    public let locality: Double
    /// For each language passed through, beside what that costs in quality.
    public let pivot: Double

    /// Creates weights; the defaults let quality lead and the others decide between near equals.
    ///
    /// Twenty dollars, or a second, or leaving the machine, each weigh as much as 0.05 of quality (5 chrF++ points).
    public init(
        quality: Double = 1, latency: Double = 0.05, price: Double = 0.0025, locality: Double = 0.01,
        pivot: Double = 0.01
    ) {
        self.quality = quality
        self.latency = latency
        self.price = price
        self.locality = locality
        self.pivot = pivot
    }

    /// Quality leads.
    public static let standard = RouteCostWeights()
}
