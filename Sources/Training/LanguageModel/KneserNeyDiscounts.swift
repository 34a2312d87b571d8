/// The three discounts of modified Kneser-Ney smoothing of one order.
///
/// Source: Chen and Goodman (1998), "An Empirical Study of Smoothing Techniques for Language Modeling", equation 26.
public struct KneserNeyDiscounts: Sendable, Equatable {
    /// Discounts of counts 1, 2, and 3 or more.
    public let values: [Double]

    /// Estimates from counts of counts.
    ///
    /// - Parameter counts: How many n-grams have count 1, 2, 3 and 4. Where the closed form fails, as in a corpus of a
    ///   few lines, the discounts are 0.5, 1 and 1.5.
    public init(countsOfCounts counts: [Int]) {
        let n = counts.map(Double.init)
        var values: [Double] = []
        if n.count == 4, n[0] > 0, n[1] > 0, n[2] > 0 {
            let factor = n[0] / (n[0] + 2 * n[1])
            for index in 0..<3 {
                values.append(Double(index + 1) - Double(index + 2) * factor * n[index + 1] / n[index])
            }
        }
        let isSound = values.count == 3 && values.enumerated().allSatisfy { $1 >= 0 && $1 <= Double($0 + 1) }
        self.values = isSound ? values : [0.5, 1, 1.5]
    }

    /// The discount of a count of one or more.
    @inline(__always) func discount(_ count: UInt32) -> Double { values[min(Int(count), 3) - 1] }
}
