import Testing

@testable import Training

struct AlignmentModelTests {
    /// Conditioning words a = 0, b = 1; generated words x = 0, y = 1: "a b" -> "x y" and "a" -> "x".
    private static func corpus(weights: [Float] = [1, 1]) -> DirectedCorpus {
        DirectedCorpus(
            conditioning: TokenSequences([[0, 1], [0]]), generated: TokenSequences([[0, 1], [0]]), weights: weights,
            maximumLength: 200)
    }

    private static func model(_ corpus: DirectedCorpus) -> AlignmentModel {
        AlignmentModel(
            corpus: corpus, conditioningVocabulary: 2, generatedVocabulary: 2,
            configuration: WordAligner.Configuration())
    }

    /// Translations are uniform, so posteriors equal the prior: null 0.08, the rest 0.92 times the diagonal.
    ///
    /// Pair 1, m = n = 2, tension 4: values 1 on the diagonal and exp(-4 / 2) = 0.135335 beside it, normalizer 1.135335:
    /// 0.92 / 1.135335 = 0.810334 and 0.92 * 0.135335 / 1.135335 = 0.109666. Pair 2: a 0.92, null 0.08.
    ///
    ///     count |     x                    y
    ///     a     | 0.810334 + 0.92       0.109666
    ///     b     | 0.109666              0.810334
    ///     null  | 0.08 + 0.08           0.08
    @Test func firstExpectationStepByHand() {
        let model = Self.model(Self.corpus())
        let step = model.expectationStep()
        let totals = (0..<DirectedCorpus.shardCount).map { step.run(shard: $0, isCancelled: nil) }
        let expected: [Float] = [1.730334, 0.109666, 0.109666, 0.810334, 0.16, 0.08]
        for (cell, count) in expected.enumerated() {
            #expect(abs(model.table.counts[0][cell] + model.table.counts[1][cell] - count) < 2e-6)
        }
        // Three words of probability 1/2; two posteriors of 0.109666 lie 1/2 off the diagonal.
        #expect(abs(totals.reduce(0) { $0 + $1.logLikelihood } + 3 * 0.693147) < 1e-5)
        #expect(abs(totals.reduce(0) { $0 + $1.distance } - 0.109666) < 2e-6)
        #expect(model.corpus.shapes.map(\.conditioning) == [1, 2])
        #expect(abs(totals.reduce(0) { $0 + $1.generatedByShape[0] } - 0.92) < 2e-6)
        #expect(abs(totals.reduce(0) { $0 + $1.generatedByShape[1] } - 1.84) < 2e-6)
    }

    @Test func weightsScaleTheCounts() {
        let model = Self.model(Self.corpus(weights: [0.5, 0]))
        let step = model.expectationStep()
        for shard in 0..<DirectedCorpus.shardCount { _ = step.run(shard: shard, isCancelled: nil) }
        let expected: [Float] = [0.405167, 0.054833, 0.054833, 0.405167, 0.04, 0.04]
        for (cell, count) in expected.enumerated() {
            #expect(abs(model.table.counts[0][cell] + model.table.counts[1][cell] - count) < 1e-6)
        }
    }

    @Test func viterbiFindsTheDictionary() throws {
        var model = Self.model(Self.corpus())
        for _ in 0..<5 { try model.iterate(threads: 1, isCancelled: nil) }
        #expect(try model.viterbi(threads: 1, isCancelled: nil) == [0, 1, 0])
    }

    @Test func likelihoodRises() throws {
        // Variational Bayes bounds another quantity, but on a learnable dictionary the likelihood rises with it.
        var configuration = WordAligner.Configuration()
        configuration.optimizesTension = false
        let pairs = SyntheticPairs(seed: 3, count: 300, types: 50, swaps: 0.2)
        var model = AlignmentModel(
            corpus: pairs.corpus, conditioningVocabulary: 50, generatedVocabulary: 50, configuration: configuration)
        for _ in 0..<3 { try model.iterate(threads: 1, isCancelled: nil) }
        let likelihoods = model.iterations.map(\.logLikelihood)
        #expect(likelihoods[0] < likelihoods[1])
        #expect(likelihoods[1] < likelihoods[2])
        #expect(abs(model.iterations[0].perplexity - 50) < 0.01)
    }

    @Test("tension rises on monotone pairs and falls on shuffled ones")
    func tension() throws {
        let monotone = SyntheticPairs(seed: 1, count: 400, types: 100, swaps: 0)
        let shuffled = SyntheticPairs(seed: 1, count: 400, types: 100, swaps: nil)
        var tensions: [Double] = []
        for pairs in [monotone, shuffled] {
            var model = AlignmentModel(
                corpus: pairs.corpus, conditioningVocabulary: 100, generatedVocabulary: 100,
                configuration: WordAligner.Configuration())
            try model.iterate(threads: 1, isCancelled: nil)
            #expect(model.tension == 4)
            for _ in 0..<4 { try model.iterate(threads: 1, isCancelled: nil) }
            tensions.append(model.tension)
        }
        #expect(tensions[0] > 6)
        #expect(tensions[1] < 2)
    }

    @Test func shardsFollowTheCellsAndCoverEveryPair() {
        let pairs = SyntheticPairs(seed: 2, count: 101, types: 20, swaps: 0.1)
        let corpus = pairs.corpus
        #expect(corpus.shards.count == DirectedCorpus.shardCount)
        #expect(corpus.shards[0].lowerBound == 0)
        #expect(corpus.shards[0].upperBound == corpus.shards[1].lowerBound)
        #expect(corpus.shards[1].upperBound == 101)
        #expect((40...61).contains(corpus.shards[0].count))
    }
}
