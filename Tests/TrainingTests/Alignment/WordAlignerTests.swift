import Synchronization
import Testing
import Training

struct WordAlignerTests {
    private func align(
        _ source: TokenSequences, _ target: TokenSequences, weights: [Float]? = nil, vocabulary: Int,
        _ configuration: WordAligner.Configuration = WordAligner.Configuration()
    ) throws -> WordAligner.Result {
        try WordAligner(configuration).align(
            source: source, target: target, weights: weights ?? [Float](repeating: 1, count: source.count),
            sourceVocabulary: vocabulary, targetVocabulary: vocabulary)
    }

    // Each of 200 types occurs about 100 times, so the dictionary is learned; what stays uncertain is a word displaced by
    // one place (at most 0.4 of the words at 0.2 swaps) with a copy of itself beside it (2 neighbours of 200 types):
    // 0.4 * 2 / 200 = 0.4%. Twice that, rounded up, is the bound.
    @Test func findsADictionaryUnderLocalReordering() throws {
        let pairs = SyntheticPairs(seed: 7, count: 2000, types: 200, swaps: 0.2)
        let result = try align(pairs.source, pairs.target, vocabulary: 200)
        var right = 0
        var found = 0
        var gold = 0
        for (index, links) in pairs.links.enumerated() {
            right += result.links[index].count { links.contains($0) }
            found += result.links[index].count
            gold += links.count
        }
        let errorRate = 1 - 2 * Double(right) / Double(found + gold)
        #expect(errorRate < 0.01)
    }

    @Test func isTheSameForAnyNumberOfThreads() throws {
        let pairs = SyntheticPairs(seed: 5, count: 1000, types: 60, swaps: 0.3)
        let results = try [1, 2, 4].map { threads in
            var configuration = WordAligner.Configuration()
            configuration.threads = threads
            return try align(pairs.source, pairs.target, vocabulary: 60, configuration)
        }
        #expect(results[0] == results[1])
        #expect(results[0] == results[2])
        #expect(results[0].links.count == 1000)
    }

    @Test("exchanging the sides exchanges the directions", arguments: [Symmetrization.intersection, .union])
    func exchanged(symmetrization: Symmetrization) throws {
        let pairs = SyntheticPairs(seed: 6, count: 300, types: 40, swaps: 0.3)
        var configuration = WordAligner.Configuration()
        configuration.symmetrization = symmetrization
        let result = try align(pairs.source, pairs.target, vocabulary: 40, configuration)
        let exchanged = try align(pairs.target, pairs.source, vocabulary: 40, configuration)
        #expect(result.forward == exchanged.backward)
        #expect(result.backward == exchanged.forward)
        #expect(!result.links.links.isEmpty)
        for index in 0..<pairs.source.count {
            let turned = exchanged.links[index].map { AlignmentLink(source: $0.target, target: $0.source) }
            #expect(Set(result.links[index]) == Set(turned))
        }
    }

    @Test func weightTwoIsThePairTwice() throws {
        let first: ([UInt16], [UInt16]) = ([0, 1, 2], [1, 2, 0])
        let others: [([UInt16], [UInt16])] = [([0, 3], [1, 3]), ([1, 3], [3, 2]), ([2], [0])]
        let once = [first] + others
        let twice = [first, first] + others
        let weighted = try align(
            TokenSequences(once.map(\.0)), TokenSequences(once.map(\.1)), weights: [2, 1, 1, 1], vocabulary: 4)
        let repeated = try align(TokenSequences(twice.map(\.0)), TokenSequences(twice.map(\.1)), vocabulary: 4)
        #expect(Array(repeated.links[0]) == Array(repeated.links[1]))
        for index in once.indices { #expect(Array(weighted.links[index]) == Array(repeated.links[index + 1])) }
        #expect(!weighted.links[0].isEmpty)
        for (one, other) in zip(weighted.forward.iterations, repeated.forward.iterations) {
            #expect(one.weightedTokens == other.weightedTokens)
            #expect(abs(one.logLikelihood - other.logLikelihood) < 1e-4)
            #expect(abs(one.tension - other.tension) < 1e-4)
        }
    }

    @Test func pairsThatCannotBeAlignedHaveNoLinks() throws {
        var configuration = WordAligner.Configuration()
        configuration.maximumLength = 3
        let source = TokenSequences([[], [0], [], [0, 1], [0, 1, 0, 1], [0], [1]])
        let target = TokenSequences([[], [], [0], [0, 1], [0], [1, 1, 1, 1], [1]])
        let result = try align(source, target, vocabulary: 2, configuration)
        #expect(result.links.offsets == [0, 0, 0, 0, 2, 2, 2, 3])
        #expect(result.forward.alignedPairs == 2)
        #expect(result.backward.alignedPairs == 2)
    }

    @Test(arguments: [TokenSequences(), TokenSequences([[], []])])
    func nothingToAlign(sentences: TokenSequences) throws {
        let result = try align(sentences, sentences, vocabulary: 8)
        #expect(result.links.count == sentences.count)
        #expect(result.links.links.isEmpty)
        #expect(result.forward.tension == 4)
        #expect(result.forward.iterations.map(\.perplexity) == [1, 1, 1, 1, 1])
    }

    @Test func extremeShapesStayFinite() throws {
        let long = (0..<200).map { UInt16($0 % 7) }
        let result = try align(TokenSequences([long, [0], long]), TokenSequences([[0], long, long]), vocabulary: 7)
        for direction in [result.forward, result.backward] {
            #expect(direction.iterations.allSatisfy { $0.logLikelihood.isFinite && $0.tension.isFinite })
        }
        let lengths: [(UInt16, UInt16)] = [(200, 1), (1, 200), (200, 200)]
        for (index, (source, target)) in lengths.enumerated() {
            #expect(result.links[index].allSatisfy { $0.source < source && $0.target < target })
        }
    }

    @Test func allWeightsZeroStillAligns() throws {
        let sentences = TokenSequences([[0, 1], [1, 0]])
        let result = try align(sentences, sentences, weights: [0, 0], vocabulary: 2)
        // Nothing is learned, so the diagonal alone decides.
        #expect(result.links == AlignedLinks([Self.diagonal(2), Self.diagonal(2)]))
        #expect(result.forward.tension == 4)
    }

    @Test func identicalSidesAlignOnTheDiagonal() throws {
        let sentences = TokenSequences([[0, 1, 2], [2, 3], [3, 0, 1, 2]])
        let result = try align(sentences, sentences, vocabulary: 4)
        #expect(result.links == AlignedLinks([Self.diagonal(3), Self.diagonal(2), Self.diagonal(4)]))
    }

    @Test("cancels at the first and at a later question", arguments: [1, 2, 9, 24])
    func cancels(question: Int) {
        let pairs = SyntheticPairs(seed: 4, count: 200, types: 30, swaps: 0.1)
        let asked = Mutex(0)
        // Two shards ask in each of the five iterations and in the search, for both directions: 24 questions.
        #expect(throws: CancellationError.self) {
            _ = try WordAligner().align(
                source: pairs.source, target: pairs.target, weights: pairs.weights, sourceVocabulary: 30,
                targetVocabulary: 30,
                isCancelled: {
                    asked.withLock { asked in
                        asked += 1
                        // Only one question is answered with yes: the work must end all the same.
                        return asked == question
                    }
                })
        }
    }

    @Test func progressRisesToOne() throws {
        let shares = Mutex<[Double]>([])
        _ = try WordAligner().align(
            source: TokenSequences([[0]]), target: TokenSequences([[0]]), weights: [1], sourceVocabulary: 1,
            targetVocabulary: 1, progress: { share in shares.withLock { $0.append(share) } })
        let seen = shares.withLock { $0 }
        #expect(seen == seen.sorted())
        #expect(seen.count == 13)
        #expect(seen.last == 1)
    }

    private static func diagonal(_ length: UInt16) -> [AlignmentLink] {
        (0..<length).map { AlignmentLink(source: $0, target: $0) }
    }
}
