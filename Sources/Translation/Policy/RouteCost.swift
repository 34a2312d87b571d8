/// What a route costs, in parts that can be shown; the least is tried first.
public struct RouteCost: Hashable, Sendable {
    /// Cost of the quality lacking to 1.
    public let quality: Double
    /// Cost of the time it is expected to take.
    public let latency: Double
    /// Cost of its price.
    public let price: Double
    /// Cost of leaving the process or the machine.
    public let locality: Double
    /// Cost of the languages passed through.
    public let pivot: Double

    /// All parts together.
    public var total: Double { quality + latency + price + locality + pivot }

    /// Creates a cost from its parts.
    public init(quality: Double, latency: Double, price: Double, locality: Double, pivot: Double) {
        self.quality = quality
        self.latency = latency
        self.price = price
        self.locality = locality
        self.pivot = pivot
    }
}
