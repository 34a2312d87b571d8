#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Scores of all alignments of one sentence pair: prior times translation probability of every cell.
///
/// Shape: `cells[i * stride + j]` for conditioning position `i` (0-based) and generated position `j`; row `m`, the last
/// one, is the null word. The memory is reused from pair to pair: `4 * (longest + 1) * longest` bytes.
final class PairScores {
    /// The scores, before or after normalization.
    let cells: UnsafeMutablePointer<Float>
    /// Sum over the rows, by generated position.
    let sums: UnsafeMutablePointer<Float>
    /// Number of generated positions of the present pair, which is the length of a row.
    private(set) var stride = 0
    /// Number of conditioning positions of the present pair.
    private(set) var conditioning = 0
    /// Weight of the present pair, times its number of generated tokens.
    private(set) var weightedWidth = 0.0

    /// Room for pairs with up to `longest` tokens a side.
    init(longest: Int) {
        cells = .allocate(capacity: (longest + 1) * max(longest, 1))
        sums = .allocate(capacity: max(longest, 1))
    }

    deinit {
        cells.deallocate()
        sums.deallocate()
    }

    /// Computes the scores and their sums.
    ///
    /// - Parameters:
    ///   - conditioning: Tokens of the given sentence.
    ///   - generated: Tokens of the generated sentence.
    ///   - table: The translation probabilities.
    ///   - rising: First element of `DiagonalTables.rising`.
    ///   - falling: First element of `DiagonalTables.falling`.
    ///   - scales: Part of `DiagonalTables.scales` for the shape of the pair.
    ///   - nullProbability: Prior of the null word.
    func compute(
        conditioning: UnsafeBufferPointer<UInt16>, generated: UnsafeBufferPointer<UInt16>, table: TranslationTable,
        rising: UnsafePointer<Float>, falling: UnsafePointer<Float>, scales: UnsafePointer<Float>,
        nullProbability: Float
    ) {
        let width = generated.count
        stride = width
        self.conditioning = conditioning.count
        let sums = sums
        let ownRising = rising + DiagonalTables.start(conditioning.count)
        let ownFalling = falling + DiagonalTables.start(conditioning.count)
        let otherRising = rising + DiagonalTables.start(width)
        let otherFalling = falling + DiagonalTables.start(width)

        let nullRow = table.probabilities + table.nullRow * table.columns
        let nullScores = cells + conditioning.count * width
        for column in 0..<width {
            let score = nullRow[Int(generated[column])] * nullProbability
            nullScores[column] = score
            sums[column] = score
        }
        for position in 0..<conditioning.count {
            let row = table.probabilities + Int(conditioning[position]) * table.columns
            let scores = cells + position * width
            for column in 0..<width { scores[column] = row[Int(generated[column])] }
            let up = ownRising[position]
            let down = ownFalling[position]
            for column in 0..<width {
                let left = up * otherFalling[column]
                let right = down * otherRising[column]
                let score = scores[column] * ((left < right ? left : right) * scales[column])
                scores[column] = score
                sums[column] += score
            }
        }
    }

    /// Turns the scores into posteriors times a weight.
    ///
    /// - Parameter weight: Weight of the pair.
    /// - Returns: Log-likelihood of the generated sentence, not weighted.
    func normalize(weight: Float) -> Double {
        weightedWidth = Double(weight) * Double(stride)
        var logLikelihood = 0.0
        for column in 0..<stride {
            logLikelihood += Double(log(sums[column]))
            sums[column] = weight / sums[column]
        }
        let sums = sums
        for position in 0...conditioning {
            let scores = cells + position * stride
            for column in 0..<stride { scores[column] *= sums[column] }
        }
        return logLikelihood
    }

    /// Sum of the cells, the null row left out, each times its distance from the diagonal.
    ///
    /// - Parameter sums: Working memory for one row.
    /// - Returns: The expected distance of the pair, with its weight.
    func distance(sums: UnsafeMutablePointer<Float>) -> Double {
        let step = 1 / Float(stride)
        for column in 0..<stride { sums[column] = 0 }
        for position in 0..<conditioning {
            let scores = cells + position * stride
            let own = Float(position + 1) / Float(conditioning)
            for column in 0..<stride { sums[column] += scores[column] * abs(own - Float(column + 1) * step) }
        }
        var total = 0.0
        for column in 0..<stride { total += Double(sums[column]) }
        return total
    }
}
