import PhraseMT

/// Estimates an interpolated modified Kneser-Ney model.
///
/// Source: Chen and Goodman (1998); Heafield et al. (2013), whose pruning is used: n-grams that occur too rarely are
/// dropped and their mass goes to the back-off of their context. Deterministic.
public struct LanguageModelEstimator: Sendable {
    /// Settings.
    public struct Configuration: Sendable {
        /// Highest order, 1 to 7.
        public var order = 6
        /// Number of tokens; every token is below it.
        public var vocabularySize: Int
        /// Occurrences an n-gram of each order needs to stay; of unigrams all stay.
        ///
        /// An n-gram that stays needs its suffix, so that an order for which fewer are asked than for the one below it,
        /// or none because the list is shorter, needs as many as that one.
        public var minimumOccurrences = [1, 1, 2, 2, 2, 2, 2]

        /// Settings for a vocabulary.
        public init(vocabularySize: Int) { self.vocabularySize = vocabularySize }

        /// Occurrences an n-gram of an order of two or more needs.
        func minimum(order: Int) -> UInt32 {
            UInt32(clamping: minimumOccurrences.prefix(order).dropFirst().reduce(1) { max($0, $1) })
        }
    }

    /// What was estimated.
    public struct Report: Sendable, Equatable {
        /// N-grams of each order that stayed.
        public var counts: [Int] = []
        /// Discounts of each order.
        public var discounts: [KneserNeyDiscounts] = []
    }

    private let configuration: Configuration

    /// An estimator.
    public init(_ configuration: Configuration) { self.configuration = configuration }

    /// The file image of a model of these sentences.
    public func estimate(_ sentences: TokenSequences) -> [UInt8] { estimateWithReport(sentences).image }

    /// The file image of a model of these sentences, and its numbers.
    public func estimateWithReport(_ sentences: TokenSequences) -> (image: [UInt8], report: Report) {
        let orders = NGramCounts.count(sentences, order: configuration.order)
        var assembly = LanguageModelAssembly(vocabularySize: configuration.vocabularySize)
        var report = Report()
        var below = assembly.addUnigrams(orders[0])
        report.discounts.append(below.discounts)
        report.counts.append(orders[0].count)
        for size in 2..<max(2, configuration.order + 1) {
            let counts = orders[size - 1]
            below = assembly.add(
                counts, below: below, minimum: configuration.minimum(order: size),
                isHighest: size == configuration.order)
            report.discounts.append(below.discounts)
            report.counts.append(below.entries.count { $0 != .max })
        }
        return (assembly.image(order: configuration.order), report)
    }
}
