import PhraseMT

/// A pair of sentences as tokens.
struct TrainingPair: Sendable {
    var source: [SurfaceToken]
    var target: [SurfaceToken]
    /// Corpus the pair belongs to.
    var corpus: Int
    /// How much the pair counts; 1 for a sentence of a corpus.
    var weight: Float
    /// Line of the corpus, counted from 1.
    var line: Int
    /// Unit of the corpus store, or none.
    var unit = UnitIdentifier.absent
    /// Whether the pair is a generated lexicon fact, which the language model does not see.
    var isFact: Bool
}
