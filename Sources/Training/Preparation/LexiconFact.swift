/// A pair of short phrases that a lexicon and a grammar vouch for.
public struct LexiconFact: Hashable, Sendable {
    /// What a fact was made from.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Lemma and root, infinitive and infinitive.
        case lemma
        /// An inflected word and its counterpart.
        case form
        /// A phrase with a function word: `en casa`, `wasipi`.
        case template
        /// A row of a word list or of interface messages.
        case row

        /// Weight of the pair beside a pair of sentences.
        public var weight: Float { self == .row ? 0.5 : 0.1 }
    }

    /// Spanish phrase.
    public var source: String
    /// Phrase of the target language.
    public var target: String
    /// What the fact was made from.
    public var kind: Kind

    /// Creates a fact.
    public init(source: String, target: String, kind: Kind) {
        self.source = source
        self.target = target
        self.kind = kind
    }

    /// The rows of a word list, each once, in order.
    ///
    /// - Parameter corpus: What a table gave (``ParallelCorpus``).
    /// - Returns: Facts of kind ``Kind/row``.
    public static func rows(of corpus: ParallelCorpus) -> [LexiconFact] {
        var seen: Set<LexiconFact> = []
        return zip(corpus.source, corpus.target).map { LexiconFact(source: $0, target: $1, kind: .row) }
            .filter { seen.insert($0).inserted }
    }
}
