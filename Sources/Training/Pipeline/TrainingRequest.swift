public import PhraseMT
public import TextProcessing

/// What to train.
public struct TrainingRequest: Sendable {
    /// A corpus as it was received.
    public struct Corpus: Sendable {
        /// The pairs; source and target as in the request.
        public var text: ParallelCorpus
        /// Name of the feature group; corpora with one group share a feature.
        public var group: String
        /// What each pair counts.
        public var weight: Float
        /// Whether pairs are filtered by `PairFilter`.
        public var isFiltered: Bool

        /// A corpus.
        public init(text: ParallelCorpus, group: String, weight: Float = 1, isFiltered: Bool = true) {
            self.text = text
            self.group = group
            self.weight = weight
            self.isFiltered = isFiltered
        }
    }

    /// What the pieces of a side are trained on.
    public enum Segmentation: String, Sendable, CaseIterable {
        /// Whole words.
        case unigram
        /// The morphs that a suffix grammar finds in the words, where the variety has one.
        case grammar
    }

    /// Varieties of the model; a corpus of another variety is converted by rule.
    public var pair: LanguagePair
    /// Corpora with pairs.
    public var corpora: [Corpus]
    /// Snapshots that corpora, development and judging were read from.
    public var snapshots: [BundleManifest.Snapshot] = []
    /// Files of roots, from which facts are generated.
    public var lexicons: [String] = []
    /// Whether roots are ranked by how often they occur beside their lemma, before how often they occur.
    public var alignsFacts = false
    /// Word rows, each of which is a fact by itself.
    public var rows: [ParallelCorpus] = []
    /// Further sentences of the target for the language model.
    public var monolingual: [String] = []
    /// Further sentences of the source, for the language model of the reverse direction.
    public var sourceMonolingual: [String] = []
    /// Held-out pairs: even lines, counted from 0, tune the weights, odd ones judge the model.
    public var development: ParallelCorpus?
    /// Pairs that judge the model instead of the odd lines of `development`.
    public var judging: ParallelCorpus?
    /// Whether the reverse direction is trained from the same alignment.
    public var isBidirectional = false
    /// Pieces of each side.
    public var pieces = 4000
    /// What the pieces are trained on.
    public var segmentation = Segmentation.grammar
    /// Seed of the choice of held-out pairs where no development corpus is given.
    public var seed: UInt64 = 1
    /// Threads; the result does not depend on it.
    public var threads = 2
    /// Most memory in megabytes.
    public var memory = 2048
    /// Limits of the search while tuning and afterwards.
    public var decoding = DecodingOptions()
    /// Rounds of tuning.
    public var rounds = 6

    /// Whether generated words, inflections and those of facts, count as words; if not, output keeps to words of texts.
    var listsGeneratedWords = false
    /// Weights no tuned value may fall below.
    var floors: [Feature: Float] = [.nonWord: 6, .glue: 2, .copied: 1.5]
    /// Limits of the phrase table.
    var phraseTable = PhraseTableBuilder.Configuration()
    /// How the links of the two directions are joined.
    var symmetrization = Symmetrization.growDiagFinalAnd

    /// A request without further settings.
    public init(pair: LanguagePair, corpora: [Corpus]) {
        self.pair = pair
        self.corpora = corpora
    }
}
