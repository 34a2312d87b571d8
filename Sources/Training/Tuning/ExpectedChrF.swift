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
    /// Features and statistics of each sentence with those of one kind together, as the products read them.
    private let columns: [(features: [Float], statistics: [Float])]
    /// N-grams of the references, by order, over all sentences.
    private let references: [Double]
    /// Points of chrF++ a unit of length ratio outside the range costs.
    var lengthPenalty = 40.0
    /// Length ratios, in characters, that cost nothing.
    var lengthRange = 0.96...0.99

    init(pool: TuningPool, references: [Double]) {
        self.pool = pool
        self.references = references
        columns = pool.sentences.map { sentence in
            (
                Self.columns(sentence.features, rows: sentence.count, width: pool.featureCount),
                Self.columns(sentence.statistics, rows: sentence.count, width: TuningPool.statisticCount)
            )
        }
    }

    /// A matrix with one column after the other instead of one row after the other.
    private static func columns(_ matrix: [Float], rows: Int, width: Int) -> [Float] {
        var result = [Float](repeating: 0, count: rows * width)
        for row in 0..<rows {
            for column in 0..<width { result[column * rows + row] = matrix[row * width + column] }
        }
        return result
    }

    /// The products of all rows with a vector; each is summed in the order of the columns.
    private static func products(_ columns: [Float], _ vector: [Float], rows: Int) -> [Float] {
        var result = [Float](repeating: 0, count: rows)
        result.withUnsafeMutableBufferPointer { result in
            columns.withUnsafeBufferPointer { columns in
                for (column, factor) in vector.enumerated() {
                    let start = column * rows
                    for row in 0..<rows { result[row] += factor * columns[start + row] }
                }
            }
        }
        return result
    }

    /// Adds a row of a matrix, times a factor.
    private static func add(_ matrix: [Float], row: Int, times factor: Float, to sum: inout [Double]) {
        sum.withUnsafeMutableBufferPointer { sum in
            matrix.withUnsafeBufferPointer { matrix in
                let start = row * sum.count
                for index in 0..<sum.count { sum[index] += Double(factor * matrix[start + index]) }
            }
        }
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
            let statistics = pool.sentences[sentence].statistics
            for (translation, probability) in probabilities.enumerated() where probability > 1e-8 {
                Self.add(statistics, row: translation, times: probability, to: &sum)
            }
        }
        return parts(weights)
    }

    private func gradient(_ weights: [Float], _ slopes: [Float]) -> [Double] {
        let parts = sharded(pool.featureCount) { sentence, probabilities, sum in
            let gains = Self.products(columns[sentence].statistics, slopes, rows: probabilities.count)
            var mean: Float = 0
            for (probability, gain) in zip(probabilities, gains) { mean += probability * gain }
            let features = pool.sentences[sentence].features
            for (translation, probability) in probabilities.enumerated() where probability > 1e-8 {
                Self.add(
                    features, row: translation, times: probability * (gains[translation] - mean), to: &sum)
            }
        }
        return parts(weights)
    }

    /// Sums over sentences in a fixed number of shards, so that the rounding does not depend on the machine.
    private func sharded(
        _ size: Int, _ body: @escaping @Sendable (Int, [Float], inout [Double]) -> Void
    ) -> ([Float]) -> [Double] {
        { weights in
            var sums = [Double](repeating: 0, count: size * Self.shards)
            sums.withUnsafeMutableBufferPointer { sums in
                nonisolated(unsafe) let slots = sums
                DispatchQueue.concurrentPerform(iterations: Self.shards) { shard in
                    var sum = [Double](repeating: 0, count: size)
                    var index = shard
                    while index < pool.sentences.count {
                        if pool.sentences[index].count > 0 { body(index, probabilities(index, weights), &sum) }
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

    private func probabilities(_ sentence: Int, _ weights: [Float]) -> [Float] {
        var scores = Self.products(columns[sentence].features, weights, rows: pool.sentences[sentence].count)
        let best = scores.reduce(-Float.infinity) { max($0, $1) }
        var total: Float = 0
        for translation in scores.indices {
            scores[translation] = expf(scores[translation] - best)
            total += scores[translation]
        }
        for translation in scores.indices { scores[translation] /= total }
        return scores
    }
}
