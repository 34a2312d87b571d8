import PhraseMT
import TextProcessing

/// The text of a training after normalization, conversion and filtering.
struct PreparedText {
    /// A side of the held-out pairs, normalized.
    struct HeldOut {
        var tuning: [(source: String, target: String)] = []
        var judging: [(source: String, target: String)] = []
    }

    /// Pairs of all corpora and facts, in a fixed order.
    var pairs: [TrainingPair] = []
    /// Names of the feature groups in the order of their features; `facts` and `rows` last.
    var groups: [String] = []
    /// What became of each corpus.
    var reports: [PairFilter.Report] = []
    /// How often each rule of a conversion fired.
    var firings: [String: Int] = [:]
    /// Number of facts by kind.
    var facts: [LexiconFact.Kind: Int] = [:]
    /// Inflected target words for the word list.
    var inflections: [String] = []
    var heldOut = HeldOut()
}
