/// Finds the most probable alignment of each pair: the positions are independent, so it is the best cell of each column.
///
/// Null wins a tie, then the lowest position.
struct ViterbiSearch {
    /// The final parameters.
    let step: ExpectationStep

    /// Runs one shard.
    ///
    /// - Parameters:
    ///   - shard: Index of the shard.
    ///   - best: One place for each generated token of the corpus; those of other shards are not touched.
    ///   - isCancelled: Asked every few thousand pairs.
    /// - Returns: False when cancelled.
    func run(shard: Int, into best: UnsafeMutableBufferPointer<Int16>, isCancelled: (@Sendable () -> Bool)?) -> Bool {
        let corpus = step.corpus
        let scores = PairScores(longest: corpus.longest)
        var wasCancelled = false
        step.diagonal.withPointers { rising, falling, scales in
            let pairs = corpus.shards[shard]
            for index in pairs {
                if (index - pairs.lowerBound) % ExpectationStep.cancellationInterval == 0, let isCancelled,
                    isCancelled()
                {
                    wasCancelled = true
                    return
                }
                let pair = corpus.pairs[index]
                let shape = corpus.shapeIndices[index]
                corpus.withTokens(pair) { conditioning, generated in
                    scores.compute(
                        conditioning: conditioning, generated: generated, table: step.table, rising: rising,
                        falling: falling, scales: scales + corpus.shapeOffsets[shape],
                        nullProbability: step.nullProbability)
                }
                let places = UnsafeMutableBufferPointer(rebasing: best[corpus.generated.range(pair)])
                scores.best(into: places)
            }
        }
        return !wasCancelled
    }
}

extension PairScores {
    /// Writes the row of the greatest score of each column, -1 for the null row.
    fileprivate func best(into places: UnsafeMutableBufferPointer<Int16>) {
        let width = stride
        let null = cells + conditioning * width
        for column in 0..<width {
            sums[column] = null[column]
            places[column] = -1
        }
        let greatest = sums
        for position in 0..<conditioning {
            let scores = cells + position * width
            let row = Int16(truncatingIfNeeded: position)
            for column in 0..<width where scores[column] > greatest[column] {
                greatest[column] = scores[column]
                places[column] = row
            }
        }
    }
}
