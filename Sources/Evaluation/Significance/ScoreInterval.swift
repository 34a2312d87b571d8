/// Where the score of a system lies in resamples of its lines.
///
/// As sacrebleu computes it: the half width lies between the scores that one resample in forty falls short of and
/// exceeds, 95 % of them being between.
public struct ScoreInterval: Sendable, Equatable {
    /// Mean of the scores of resamples.
    public let mean: Double
    /// Half of the width of the 95 % interval.
    public let halfWidth: Double

    /// The interval of scores, of which there must be one.
    init(_ scores: [Double]) {
        precondition(!scores.isEmpty, "an interval needs scores")
        mean = scores.reduce(0, +) / Double(scores.count)
        let bounds = Self.bounds(scores)
        halfWidth = (bounds.upperBound - bounds.lowerBound) / 2
    }

    /// The values between which 95 % of the given ones are.
    static func bounds(_ values: [Double]) -> ClosedRange<Double> {
        let sorted = values.sorted()
        let cut = sorted.count / 40
        return sorted[cut]...sorted[sorted.count - cut - 1]
    }
}
