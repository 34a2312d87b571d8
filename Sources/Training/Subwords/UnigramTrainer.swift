/// Trains a unigram subword model on word types.
///
/// Source: Kudo (2018), "Subword Regularization: Improving Neural Network Translation Models with Multiple Subword
/// Candidates", section 3.2: expectation maximisation over all segmentations, then pruning of the pieces whose loss
/// is smallest, until the wanted size. Single letters are never pruned. The result is a function of its input alone.
public struct UnigramTrainer: Sendable {
    /// Sizes of the training.
    public struct Configuration: Sendable {
        /// Pieces wanted.
        public var size = 4000
        /// Candidates at the start, in multiples of `size`.
        public var seedFactor = 8
        /// Longest piece in letters.
        public var longestPiece = 16
        /// Share of the pieces that stays in a round of pruning.
        public var shrinkFactor = 0.75
        /// Iterations of expectation maximisation before each pruning.
        public var iterations = 2

        /// The sizes of the recipe: 4000 pieces.
        public init() {}
    }

    private let configuration: Configuration

    /// A trainer.
    public init(_ configuration: Configuration = Configuration()) { self.configuration = configuration }

    /// Trains.
    ///
    /// - Parameters:
    ///   - words: UTF-8 of each word type, without repetition, in lower case.
    ///   - counts: Its occurrences in the text.
    ///   - continues: Whether it is a part that continues words, or nil where none is.
    /// - Returns: Pieces with their log probabilities, the most probable first.
    public func train(
        words: [[UInt8]], counts: [Double], continues: [Bool]? = nil
    ) -> [(text: [UInt8], beginsWord: Bool, score: Float)] {
        let continues = continues ?? [Bool](repeating: false, count: words.count)
        precondition(words.count == counts.count && words.count == continues.count)
        let seeds = UnigramSeeds(
            words: words, counts: counts, continues: continues, limit: configuration.size * configuration.seedFactor,
            longest: configuration.longestPiece
        ).seeds
        guard !seeds.isEmpty else { return [] }
        var lattice = UnigramLattices(words: words, counts: counts, continues: continues, seeds: seeds)
        let letters = seeds.prefix { $0.length == 1 }.count
        var probabilities = normalized(seeds.map { $0.count * Double($0.length) })
        var kept = [Bool](repeating: true, count: seeds.count)
        while true {
            for _ in 0..<configuration.iterations {
                let expected = lattice.expectedCounts(probabilities)
                for index in seeds.indices where index >= letters && expected[index] < 0.5 { kept[index] = false }
                probabilities = maximized(expected, kept, letters: letters)
            }
            let remaining = kept.count { $0 }
            guard remaining > configuration.size else { break }
            let goal = max(configuration.size, Int(Double(remaining) * configuration.shrinkFactor))
            let losses = lattice.losses(probabilities, kept: kept, seeds: seeds)
            let candidates = (letters..<seeds.count).filter { kept[$0] }.sorted {
                losses[$0] == losses[$1] ? $0 < $1 : losses[$0] > losses[$1]
            }
            for index in candidates.dropFirst(max(0, goal - letters)) { kept[index] = false }
            if candidates.count <= goal - letters || letters >= configuration.size {
                probabilities = maximized(lattice.expectedCounts(probabilities), kept, letters: letters)
                break
            }
            for index in seeds.indices where !kept[index] { probabilities[index] = 0 }
            lattice.drop(kept)
        }
        return seeds.indices.filter { kept[$0] }
            .sorted { probabilities[$0] == probabilities[$1] ? $0 < $1 : probabilities[$0] > probabilities[$1] }
            .map { index in
                let seed = seeds[index]
                return (
                    Array(words[seed.word][seed.start..<seed.end]), seed.beginsWord,
                    Float(Logarithm.natural(max(probabilities[index], 1e-12)))
                )
            }
    }

    private func normalized(_ values: [Double]) -> [Double] {
        let total = values.reduce(0, +)
        return values.map { $0 / total }
    }

    /// Bayesian estimate of the published implementation: exp(digamma(count)), which favours few frequent pieces.
    private func maximized(_ expected: [Double], _ kept: [Bool], letters: Int) -> [Double] {
        var result = [Double](repeating: 0, count: expected.count)
        for index in expected.indices where kept[index] {
            let floor = index < letters ? 0.05 : 0.5
            result[index] = Logarithm.exponential(Logarithm.digamma(max(expected[index], floor)))
        }
        return normalized(result)
    }
}
