/// A way that a request may take, with what speaks for it and against it.
public struct RouteCandidate: Hashable, Sendable {
    /// The way.
    public let route: Route
    /// What it costs, in parts.
    public let cost: RouteCost
    /// Price of a million characters in US dollars, all legs together.
    public let price: Double
    /// Median time expected, all legs together; nil as long as no leg was measured eight times.
    public let expectedLatency: Duration?
    /// Whether the quality of every leg stands on scores measured with a model.
    public let isMeasured: Bool

    /// Creates a candidate.
    public init(route: Route, cost: RouteCost, price: Double, expectedLatency: Duration?, isMeasured: Bool) {
        self.route = route
        self.cost = cost
        self.price = price
        self.expectedLatency = expectedLatency
        self.isMeasured = isMeasured
    }

    /// Order of trying: cost, then legs, then identifiers, so that the plan is the same on every run.
    static func precedes(_ left: RouteCandidate, _ right: RouteCandidate) -> Bool {
        let (leftCost, rightCost) = (left.cost.total, right.cost.total)
        if leftCost != rightCost { return leftCost < rightCost }
        if left.route.legs.count != right.route.legs.count {
            return left.route.legs.count < right.route.legs.count
        }
        return left.route.legs.map(\.backend).lexicographicallyPrecedes(right.route.legs.map(\.backend))
    }
}
