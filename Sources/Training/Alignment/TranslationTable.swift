#if canImport(Glibc)
    import Glibc
#endif

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

    /// Number of words that occur with the word of each row in at least one pair, from the first maximization on.
    let companions: UnsafeMutablePointer<Int32>
    /// Whether `companions` is known.
    var hasCompanions = false

    /// Uniform probabilities and no counts.
    init(conditioningVocabulary: Int, generatedVocabulary: Int) {
        rows = conditioningVocabulary + 1
        columns = generatedVocabulary
        let cells = rows * columns
        probabilities = Self.matrix(repeating: 1 / Float(generatedVocabulary), cells: cells)
        companions = .allocate(capacity: rows)
        companions.initialize(repeating: 0, count: rows)
        counts = (0..<DirectedCorpus.shardCount).map { _ in Self.matrix(repeating: 0, cells: cells) }
    }

    deinit {
        probabilities.deallocate()
        companions.deallocate()
        for matrix in counts { matrix.deallocate() }
    }

    /// Row of the null word.
    var nullRow: Int { rows - 1 }

    /// The probability of a generated token given a conditioning token or `nullRow`.
    func probability(of generated: Int, given row: Int) -> Float {
        precondition(row >= 0 && row < rows && generated >= 0 && generated < columns)
        return probabilities[row * columns + generated]
    }

    /// Memory for a matrix, in huge pages where the system has them: cells are visited in no order, and the look-up of
    /// ordinary pages takes longer than the rest of a visit.
    private static func matrix(repeating value: Float, cells: Int) -> UnsafeMutablePointer<Float> {
        let hugePage = 2 << 20
        let size = cells * MemoryLayout<Float>.stride
        let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: size < hugePage ? 64 : hugePage)
        #if canImport(Glibc)
            // A refusal only means ordinary pages.
            _ = madvise(memory, size, MADV_HUGEPAGE)
        #endif
        return memory.initializeMemory(as: Float.self, repeating: value, count: cells)
    }
}
