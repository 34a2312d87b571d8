/// A directed alignment model: every generated word comes from one conditioning word or from null.
///
/// IBM Model 2 with its position table replaced by one parameter, the tension of the diagonal, and with a Dirichlet prior
/// on translations. Trained by expectation maximization from uniform translations.
///
/// Source: Dyer, Chahuneau, Smith (2013), "A Simple, Fast, and Effective Reparameterization of IBM Model 2".
struct AlignmentModel {
    /// The sentence pairs it learns from.
    let corpus: DirectedCorpus
    /// Probability of a word given another.
    let table: TranslationTable
    /// Steepness of the diagonal.
    private(set) var tension: Double
    /// What each iteration found.
    private(set) var iterations: [AlignmentIteration] = []

    private let configuration: WordAligner.Configuration

    /// Bounds of the tension, and step of its gradient ascent, as in the reference implementation of the paper.
    private static let tensionBounds = 0.1...14.0
    private static let tensionSteps = 8
    private static let tensionRate = 20.0
    /// Pieces of parallel work; their number is fixed since sums are added piece by piece.
    private static let rowBlocks = 64
    private static let shapeBlocks = 16

    /// A model before its first iteration.
    init(
        corpus: DirectedCorpus, conditioningVocabulary: Int, generatedVocabulary: Int,
        configuration: WordAligner.Configuration
    ) {
        self.corpus = corpus
        self.configuration = configuration
        tension = configuration.initialTension
        table = TranslationTable(
            conditioningVocabulary: conditioningVocabulary, generatedVocabulary: generatedVocabulary)
    }

    /// One expectation and one maximization step.
    ///
    /// - Parameters:
    ///   - threads: Most threads; the result does not depend on it.
    ///   - isCancelled: Asked every few thousand pairs, from several threads.
    /// - Throws: `CancellationError`.
    mutating func iterate(threads: Int, isCancelled: (@Sendable () -> Bool)?) throws {
        let step = expectationStep()
        let totals = ParallelJobs.map(count: corpus.shards.count, threads: threads) { shard in
            step.run(shard: shard, isCancelled: isCancelled)
        }
        if totals.contains(where: \.wasCancelled) { throw CancellationError() }

        let maximization = VariationalMaximization(alpha: configuration.dirichletAlpha)
        let blocks = Self.rowBlocks
        let table = table
        ParallelJobs.run(count: blocks, threads: threads) { block in
            let rows = (table.rows * block / blocks)..<(table.rows * (block + 1) / blocks)
            maximization.maximize(table, rows: rows)
        }
        table.hasCompanions = true
        let used = tension
        if configuration.optimizesTension, !iterations.isEmpty { updateTension(totals, threads: threads) }
        iterations.append(
            AlignmentIteration(
                logLikelihood: totals.reduce(0) { $0 + $1.logLikelihood }, weightedTokens: corpus.weightedTokens,
                tension: used))
    }

    /// The most probable conditioning position of every generated token, -1 for null.
    ///
    /// - Parameters:
    ///   - threads: Most threads.
    ///   - isCancelled: Asked every few thousand pairs, from several threads.
    /// - Returns: One element for each of `corpus.generated.tokens`; -1 too in pairs that take no part.
    /// - Throws: `CancellationError`.
    func viterbi(threads: Int, isCancelled: (@Sendable () -> Bool)?) throws -> [Int16] {
        let search = ViterbiSearch(step: expectationStep())
        var best = [Int16](repeating: -1, count: corpus.generated.tokens.count)
        let finished = best.withUnsafeMutableBufferPointer { best in
            let places = best
            return ParallelJobs.map(count: corpus.shards.count, threads: threads) { shard in
                search.run(shard: shard, into: places, isCancelled: isCancelled)
            }
        }
        if finished.contains(false) { throw CancellationError() }
        return best
    }

    /// The tables of the present parameters.
    func expectationStep() -> ExpectationStep {
        ExpectationStep(
            corpus: corpus, table: table,
            diagonal: DiagonalTables(
                DiagonalDistribution(tension: tension), nullProbability: configuration.nullProbability, corpus: corpus),
            nullProbability: Float(configuration.nullProbability))
    }

    /// Moves the tension along the gradient of the expected log-likelihood, which a token contributes to with the model's
    /// mean distance minus the posterior's.
    private mutating func updateTension(_ totals: [ExpectationTotals], threads: Int) {
        let observed = totals.reduce(0) { $0 + $1.distance } / corpus.weightedTokens
        guard observed.isFinite else { return }
        let corpus = corpus
        let generated = corpus.shapes.indices.map { shape in totals.reduce(0) { $0 + $1.generatedByShape[shape] } }
        for _ in 0..<Self.tensionSteps {
            let distribution = DiagonalDistribution(tension: tension)
            let expected = ParallelJobs.map(count: Self.shapeBlocks, threads: threads) { block in
                var expected = 0.0
                let first = corpus.shapes.count * block / Self.shapeBlocks
                let end = corpus.shapes.count * (block + 1) / Self.shapeBlocks
                for shape in first..<end where generated[shape] > 0 {
                    expected += generated[shape] * distribution.meanDistance(shape: corpus.shapes[shape])
                }
                return expected
            }.reduce(0, +)
            tension += Self.tensionRate * (expected / corpus.weightedTokens - observed)
            tension = min(max(tension, Self.tensionBounds.lowerBound), Self.tensionBounds.upperBound)
        }
    }
}
