import Dispatch

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Corpus chrF++ of the expected statistics of a pool under softmax(w · f), with its gradient.
///
/// Source: Popović (2017), "chrF++"; Smith and Eisner (2006), "Minimum Risk Annealing for Training Log-Linear Models";
/// the expectation is of the statistics, not of the score, so that the objective is the corpus metric. A guard on the
/// length ratio is subtracted: without it the metric is gamed by length.
struct ExpectedChrF {
    private static let orders = 8
    private static let shards = 4
    private let pool: TuningPool
    /// N-grams of the references, by order, over all sentences.
    private let references: [Double]
    /// Points of chrF++ a unit of length ratio outside the range costs.
    var lengthPenalty = 40.0
    /// Length ratios, in characters, that cost nothing.
    var lengthRange = 0.97...1.0

    init(pool: TuningPool, references: [Double]) {
        self.pool = pool
        self.references = references
    }

    /// The objective in points of chrF++ and its gradient by the weights.
    func value(_ weights: [Float]) -> (score: Double, gradient: [Double]) {
        let statistics = expectations(weights)
        let (score, slopes) = objective(statistics)
        return (score, gradient(weights, slopes))
    }

    /// The objective of statistics and its derivatives by matches and by n-grams of the translations.
    func objective(_ statistics: [Double]) -> (score: Double, slopes: [Float]) {
        var precision = 0.0
        var recall = 0.0
        let orders = Self.orders
        for order in 0..<orders {
            precision += statistics[order] / max(statistics[orders + order], 1) / Double(orders)
            recall += statistics[order] / max(references[order], 1) / Double(orders)
        }
        let denominator = max(4 * precision + recall, 1e-12)
        var score = 500 * precision * recall / denominator
        let byPrecision = 500 * recall * recall / (denominator * denominator)
        let byRecall = 2000 * precision * precision / (denominator * denominator)
        var slopes = [Float](repeating: 0, count: 2 * orders)
        for order in 0..<orders {
            let count = max(statistics[orders + order], 1)
            let reference = max(references[order], 1)
            slopes[order] = Float((byPrecision / count + byRecall / reference) / Double(orders))
            slopes[orders + order] = Float(-byPrecision * statistics[order] / (count * count) / Double(orders))
        }
        let reference = max(references[0], 1)
        let ratio = statistics[orders] / reference
        if ratio > lengthRange.upperBound {
            score -= lengthPenalty * (ratio - lengthRange.upperBound)
            slopes[orders] -= Float(lengthPenalty / reference)
        } else if ratio < lengthRange.lowerBound {
            score -= lengthPenalty * (lengthRange.lowerBound - ratio)
            slopes[orders] += Float(lengthPenalty / reference)
        }
        return (score, slopes)
    }

    private func expectations(_ weights: [Float]) -> [Double] {
        let size = TuningPool.statisticCount
        let parts = sharded(size) { sentence, probabilities, sum in
            for (translation, probability) in probabilities.enumerated() where probability > 1e-8 {
                for index in 0..<size {
                    sum[index] += Double(probability * sentence.statistics[translation * size + index])
                }
            }
        }
        return parts(weights)
    }

    private func gradient(_ weights: [Float], _ slopes: [Float]) -> [Double] {
        let size = TuningPool.statisticCount
        let features = pool.featureCount
        let parts = sharded(features) { sentence, probabilities, sum in
            var gains = [Float](repeating: 0, count: probabilities.count)
            var mean: Float = 0
            for translation in probabilities.indices {
                var gain: Float = 0
                for index in 0..<size { gain += slopes[index] * sentence.statistics[translation * size + index] }
                gains[translation] = gain
                mean += probabilities[translation] * gain
            }
            for (translation, probability) in probabilities.enumerated() where probability > 1e-8 {
                let factor = probability * (gains[translation] - mean)
                for index in 0..<features {
                    sum[index] += Double(factor * sentence.features[translation * features + index])
                }
            }
        }
        return parts(weights)
    }

    /// Sums over sentences in a fixed number of shards, so that the rounding does not depend on the machine.
    private func sharded(
        _ size: Int, _ body: @escaping @Sendable (TuningPool.Sentence, [Float], inout [Double]) -> Void
    ) -> ([Float]) -> [Double] {
        { weights in
            var sums = [Double](repeating: 0, count: size * Self.shards)
            sums.withUnsafeMutableBufferPointer { sums in
                nonisolated(unsafe) let slots = sums
                DispatchQueue.concurrentPerform(iterations: Self.shards) { shard in
                    var sum = [Double](repeating: 0, count: size)
                    var index = shard
                    while index < pool.sentences.count {
                        let sentence = pool.sentences[index]
                        if sentence.count > 0 { body(sentence, probabilities(sentence, weights), &sum) }
                        index += Self.shards
                    }
                    for position in 0..<size { slots[shard * size + position] = sum[position] }
                }
            }
            return (0..<size).map { position in
                (0..<Self.shards).reduce(0) { $0 + sums[$1 * size + position] }
            }
        }
    }

    private func probabilities(_ sentence: TuningPool.Sentence, _ weights: [Float]) -> [Float] {
        let features = pool.featureCount
        var scores = [Float](repeating: 0, count: sentence.count)
        var best = -Float.infinity
        for translation in 0..<sentence.count {
            var score: Float = 0
            for index in 0..<features { score += weights[index] * sentence.features[translation * features + index] }
            scores[translation] = score
            best = max(best, score)
        }
        var total: Float = 0
        for translation in scores.indices {
            scores[translation] = expf(scores[translation] - best)
            total += scores[translation]
        }
        for translation in scores.indices { scores[translation] /= total }
        return scores
    }
}
