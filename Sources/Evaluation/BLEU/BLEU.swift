#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// BLEU with exponential smoothing.
///
/// Source: Papineni et al. (2002), "BLEU: a Method for Automatic Evaluation of Machine Translation"; Chen and Cherry
/// (2014), smoothing 3 as NIST and sacrebleu do it: the first order without a match counts 1/2, the next 1/4 and so on.
public struct BLEU: Sendable, Equatable {
    /// Whether orders the hypothesis is too short for are left out, as for single sentences.
    public let hasEffectiveOrder: Bool

    /// The score of a corpus.
    public static let corpus = BLEU(hasEffectiveOrder: false)
    /// The score of a sentence.
    public static let sentence = BLEU(hasEffectiveOrder: true)

    /// The score of statistics, 0 to 100.
    public func score(_ statistics: BLEUStatistics) -> Double {
        guard statistics.matches[0] > 0 else { return 0 }
        var smoothing = 1.0
        var logarithms = 0.0
        var order = 4
        for index in 0..<4 {
            if statistics.totals[index] == 0 { break }
            if hasEffectiveOrder { order = index + 1 }
            let precision: Double
            if statistics.matches[index] == 0 {
                smoothing *= 2
                precision = 100 / (smoothing * Double(statistics.totals[index]))
            } else {
                precision = 100 * Double(statistics.matches[index]) / Double(statistics.totals[index])
            }
            logarithms += log(precision)
        }
        if !hasEffectiveOrder, statistics.totals[3] == 0 { return 0 }
        return brevityPenalty(statistics) * exp(logarithms / Double(order))
    }

    /// What short hypotheses are multiplied with.
    public func brevityPenalty(_ statistics: BLEUStatistics) -> Double {
        guard statistics.hypothesisLength < statistics.referenceLength else { return 1 }
        guard statistics.hypothesisLength > 0 else { return 0 }
        return exp(1 - Double(statistics.referenceLength) / Double(statistics.hypothesisLength))
    }
}
