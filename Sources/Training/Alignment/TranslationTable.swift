/// Translation probabilities and expected counts of one direction as dense matrices.
///
/// Shape: row = conditioning token, the last row being the null word; column = generated token. One `Float` matrix of
/// probabilities and `DirectedCorpus.shardCount` of expected counts, allocated once and reused in every iteration:
/// `4 * (1 + shardCount) * (conditioningVocabulary + 1) * generatedVocabulary` bytes, which is 192 MB for two vocabularies
/// of 4000 and 768 MB for two of 8000.
final class TranslationTable {
    /// Number of rows: the conditioning vocabulary and the null word.
    let rows: Int
    /// Number of columns: the generated vocabulary.
    let columns: Int
    /// Probability of each column given the row.
    let probabilities: UnsafeMutablePointer<Float>
    /// Expected counts, one matrix a shard.
    let counts: [UnsafeMutablePointer<Float>]

    /// Uniform probabilities and no counts.
    init(conditioningVocabulary: Int, generatedVocabulary: Int) {
        rows = conditioningVocabulary + 1
        columns = generatedVocabulary
        let cells = rows * columns
        probabilities = .allocate(capacity: cells)
        probabilities.initialize(repeating: 1 / Float(generatedVocabulary), count: cells)
        counts = (0..<DirectedCorpus.shardCount).map { _ in
            let matrix = UnsafeMutablePointer<Float>.allocate(capacity: cells)
            matrix.initialize(repeating: 0, count: cells)
            return matrix
        }
    }

    deinit {
        probabilities.deallocate()
        for matrix in counts { matrix.deallocate() }
    }

    /// Row of the null word.
    var nullRow: Int { rows - 1 }

    /// The probability of a generated token given a conditioning token or `nullRow`.
    func probability(of generated: Int, given row: Int) -> Float {
        precondition(row >= 0 && row < rows && generated >= 0 && generated < columns)
        return probabilities[row * columns + generated]
    }
}
