/// The chrF and chrF++ scores of sufficient statistics.
///
/// Source: Popović (2015, 2017); the averaging of precision and recall over effective orders is that of sacrebleu.
public struct ChrF: Sendable, Equatable {
    /// Character n-grams up to 6 only.
    public static let characters = ChrF(wordOrder: 0)
    /// Character n-grams up to 6 and word n-grams up to 2.
    public static let plusPlus = ChrF(wordOrder: 2)

    /// Longest word n-gram: 0 for chrF, 2 for chrF++.
    public let wordOrder: Int
    /// Weight of recall.
    public let beta = 2.0

    private init(wordOrder: Int) { self.wordOrder = wordOrder }

    /// The score of statistics, 0 to 100.
    public func score(_ statistics: ChrFStatistics) -> Double {
        score(
            hypothesis: statistics.hypothesisCounts.map(Double.init),
            reference: statistics.referenceCounts.map(Double.init), matches: statistics.matches.map(Double.init))
    }

    /// The score of counts by order, 0 to 100; sums over a large corpus do not fit single precision.
    public func score(hypothesis: [Double], reference: [Double], matches: [Double]) -> Double {
        var precision = 0.0
        var recall = 0.0
        var orders = 0.0
        for order in 0..<(6 + wordOrder) where hypothesis[order] > 0 && reference[order] > 0 {
            precision += matches[order] / hypothesis[order]
            recall += matches[order] / reference[order]
            orders += 1
        }
        guard orders > 0, precision + recall > 0 else { return 0 }
        precision /= orders
        recall /= orders
        let factor = beta * beta
        return 100 * (1 + factor) * precision * recall / (factor * precision + recall)
    }
}
