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
        var precision = 0.0
        var recall = 0.0
        var orders = 0.0
        for order in 0..<(6 + wordOrder) {
            let hypothesis = Double(statistics.hypothesisCounts[order])
            let reference = Double(statistics.referenceCounts[order])
            guard hypothesis > 0, reference > 0 else { continue }
            precision += Double(statistics.matches[order]) / hypothesis
            recall += Double(statistics.matches[order]) / reference
            orders += 1
        }
        guard orders > 0, precision + recall > 0 else { return 0 }
        precision /= orders
        recall /= orders
        let factor = beta * beta
        return 100 * (1 + factor) * precision * recall / (factor * precision + recall)
    }
}
