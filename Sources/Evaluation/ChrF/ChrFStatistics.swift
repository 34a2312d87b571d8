/// Sufficient statistics of chrF and chrF++: n-grams of the hypothesis, of the reference, and in both.
///
/// Shape: eight orders, characters 1 to 6, then words 1 and 2. Statistics of sentences add up to those of a corpus.
public struct ChrFStatistics: Sendable, Equatable {
    /// Character orders and word orders.
    public static let orders = 8
    /// N-grams of the hypothesis by order; none is counted in an order in which the reference has none.
    public var hypothesisCounts: [Float]
    /// N-grams of the reference by order.
    public var referenceCounts: [Float]
    /// N-grams in both by order, each counted as often as in the side that has it less.
    public var matches: [Float]

    /// The statistics of nothing.
    public init() {
        hypothesisCounts = [Float](repeating: 0, count: Self.orders)
        referenceCounts = hypothesisCounts
        matches = hypothesisCounts
    }

    /// The statistics of two texts together.
    public static func + (left: ChrFStatistics, right: ChrFStatistics) -> ChrFStatistics {
        var sum = left
        for order in 0..<orders {
            sum.hypothesisCounts[order] += right.hypothesisCounts[order]
            sum.referenceCounts[order] += right.referenceCounts[order]
            sum.matches[order] += right.matches[order]
        }
        return sum
    }
}
