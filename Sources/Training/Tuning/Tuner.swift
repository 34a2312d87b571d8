import Dispatch
import Evaluation
public import PhraseMT

/// Finds weights with which a model translates a held-out set best.
///
/// Each round translates the set into k-best lists, adds them to a pool, and maximises expected chrF++ over the pool
/// (``ExpectedChrF``) from the weights before. A round may lose; the pool keeps everything and the next recovers. The
/// weights of the round with the best one-best score are kept.
public struct Tuner: Sendable {
    /// Numbers of the recipe.
    public struct Configuration: Sendable {
        /// Rounds of translating and optimising.
        public var rounds = 6
        /// Translations of a sentence added in a round.
        public var listSize = 60
        /// Limits of the search while tuning.
        public var decoding = DecodingOptions()
        /// Weights no tuned value may fall below: output with few invented words is worth more than the metric says.
        public var floors: [Feature: Float] = [.nonWord: 6, .glue: 2, .copied: 1.5]
        /// Threads; the result does not depend on it.
        public var threads = 2

        /// The recipe.
        public init() {}
    }

    /// What a round gave.
    public struct Round: Sendable {
        /// One-best chrF++ with the weights the round began with.
        public let score: Double
        /// Characters of the translations by characters of the references.
        public let lengthRatio: Double
        /// Translations in the pool.
        public let poolSize: Int
        /// The weights it began with.
        public let weights: [Float]
    }

    private let configuration: Configuration

    /// A tuner.
    public init(_ configuration: Configuration = Configuration()) { self.configuration = configuration }

    /// Tunes a model.
    ///
    /// - Parameters:
    ///   - model: The model with the weights to start from.
    ///   - sources: Normalized sentences.
    ///   - references: Their translations.
    ///   - progress: Called with the share of the work done.
    ///   - isCancelled: Asked before each round.
    /// - Returns: The weights, and each round; the weights unchanged where there is no sentence.
    /// - Throws: `CancellationError`.
    public func tune(
        _ model: TranslationModel, sources: [String], references: [String], progress: (Double) -> Void,
        isCancelled: @Sendable () -> Bool
    ) throws -> (weights: FeatureWeights, rounds: [Round]) {
        precondition(sources.count == references.count)
        guard !sources.isEmpty else { return (model.weights, []) }
        let prepared = references.map { ChrFReference($0) }
        let totals = (0..<8).map { order in prepared.reduce(0.0) { $0 + Double($1.counts[order]) } }
        var pool = TuningPool(sentenceCount: sources.count, featureCount: model.weights.values.count)
        var weights = model.weights.values
        var rounds: [Round] = []
        var best: (score: Double, weights: [Float])?
        let optimizer = AdamOptimizer()
        for round in 0...configuration.rounds {
            if isCancelled() { throw CancellationError() }
            let isLast = round == configuration.rounds
            var current = model
            current.weights = FeatureWeights(weights)
            let lists = decode(current, sources, prepared, size: isLast ? 1 : configuration.listSize)
            var oneBest = [Double](repeating: 0, count: TuningPool.statisticCount)
            for (sentence, list) in lists.enumerated() {
                for (rank, entry) in list.enumerated() {
                    if rank == 0 { for index in oneBest.indices { oneBest[index] += Double(entry.statistics[index]) } }
                    pool.add(entry.text, features: entry.features, statistics: entry.statistics, to: sentence)
                }
            }
            let objective = ExpectedChrF(pool: pool, references: totals)
            let score = objective.objective(oneBest).score
            rounds.append(
                Round(
                    score: score, lengthRatio: oneBest[8] / max(totals[0], 1),
                    poolSize: pool.sentences.reduce(0) { $0 + $1.count }, weights: weights))
            if score > best?.score ?? -.infinity { best = (score, weights) }
            progress(Double(round + 1) / Double(configuration.rounds + 1))
            if !isLast { weights = optimizer.maximize(from: weights, objective.value) }
        }
        var result = FeatureWeights(best?.weights ?? weights)
        for feature in Feature.allCases {
            if let floor = configuration.floors[feature] { result[feature] = max(result[feature], floor) }
        }
        return (result, rounds)
    }

    private struct Entry: Sendable {
        var text: String
        var features: [Float]
        var statistics: [Float]
    }

    private func decode(
        _ model: TranslationModel, _ sources: [String], _ references: [ChrFReference], size: Int
    ) -> [[Entry]] {
        var options = configuration.decoding
        options.resultCount = size
        options.consensusSize = 1
        let translator = PhraseTranslator(model: model, options: options)
        return ParallelMap.map(count: sources.count, threads: configuration.threads) { index in
            // Not cancelled inside: a list is short work.
            let list = (try? translator.translate(sources[index], explained: true)) ?? []
            return list.map { translation in
                let statistics = references[index].statistics(of: Array(translation.text.utf8))
                return Entry(
                    text: translation.text, features: translation.features,
                    statistics: statistics.matches + statistics.hypothesisCounts)
            }
        }
    }
}
