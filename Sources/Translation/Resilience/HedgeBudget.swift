/// Keeps hedges to a share of the requests: each request saves a part of a token, each hedge spends a whole one.
struct HedgeBudget: Sendable {
    /// Part of a token that each request saves.
    let share: Double
    /// Most tokens saved, so that a quiet hour does not pay for a storm.
    let most: Double
    private var tokens = 0.0

    /// Creates an empty budget.
    init(share: Double, most: Double = 10) {
        self.share = share
        self.most = most
    }

    /// Takes note of a request.
    mutating func recordRequest() { tokens = min(most, tokens + share) }

    /// Whether a hedge may start now; it is paid for if so.
    mutating func spend() -> Bool {
        // The sum of twenty twentieths falls short of one by rounding.
        guard tokens >= 1 - 1e-9 else { return false }
        tokens -= 1
        return true
    }
}
