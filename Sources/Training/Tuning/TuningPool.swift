import PhraseMT

/// Translations of the tuning sentences found so far, with features and sufficient statistics of the metric.
///
/// Shape: of sentence `s`, translation `i` has `features[i * featureCount ..< (i + 1) * featureCount]` and sixteen
/// statistics: matches of the eight n-gram orders of chrF++, then n-grams of the translation.
struct TuningPool {
    /// The translations of one sentence.
    struct Sentence {
        var features: [Float] = []
        var statistics: [Float] = []
        var seen: Set<String> = []
        var count = 0
    }

    /// Number of statistics a translation has.
    static let statisticCount = 16
    private(set) var sentences: [Sentence]
    let featureCount: Int

    init(sentenceCount: Int, featureCount: Int) {
        sentences = [Sentence](repeating: Sentence(), count: sentenceCount)
        self.featureCount = featureCount
    }

    /// Adds a translation unless the same text is there; of derivations of one text the first is kept.
    mutating func add(_ text: String, features: [Float], statistics: [Float], to sentence: Int) {
        guard sentences[sentence].seen.insert(text).inserted else { return }
        sentences[sentence].features += features
        sentences[sentence].statistics += statistics
        sentences[sentence].count += 1
    }
}
