import Synchronization

/// Answers in memory within a budget of bytes; the one that was not used for longest goes first.
///
/// Nothing is written to disk. All operations take constant time.
public final class TranslationCache: Sendable {
    /// What the cache did since it was made.
    public struct Statistics: Hashable, Sendable {
        /// Look-ups that found an answer.
        public internal(set) var hits = 0
        /// Look-ups that found none.
        public internal(set) var misses = 0
        /// Answers dropped to keep within the budget.
        public internal(set) var evictions = 0
        /// Answers held now.
        public internal(set) var entries = 0
        /// Bytes held now, as ``TranslationCache/cost(of:)`` counts them.
        public internal(set) var bytes = 0
    }

    /// Most bytes held; 0 holds nothing.
    public let byteBudget: Int

    private let state: Mutex<LeastRecentlyUsed>

    /// Creates an empty cache.
    public init(byteBudget: Int) {
        self.byteBudget = byteBudget
        state = Mutex(LeastRecentlyUsed(budget: byteBudget))
    }

    /// The answer under a key, which then counts as just used.
    public func answer(for key: CacheKey) -> TranslationResult? {
        state.withLock { $0.value(for: key) }
    }

    /// Holds an answer, unless it alone is larger than an eighth of the budget.
    public func insert(_ answer: TranslationResult, for key: CacheKey) {
        let cost = Self.cost(of: answer)
        guard cost <= byteBudget / 8 else { return }
        state.withLock { $0.insert(answer, cost: cost, for: key) }
    }

    /// Drops everything: a withdrawal leaves no text in memory.
    public func removeAll() {
        state.withLock { $0.removeAll() }
    }

    /// What the cache did so far.
    public var statistics: Statistics { state.withLock { $0.statistics } }

    /// About how many bytes an answer takes: its texts and 400 bytes for each segment and 300 for itself.
    static func cost(of answer: TranslationResult) -> Int {
        var bytes = 300 + answer.text.utf8.count + answer.edits.count * 120
        for segment in answer.segments {
            bytes += 400 + segment.sourceText.utf8.count + segment.text.utf8.count
            for alternative in segment.alternatives { bytes += 16 + alternative.utf8.count }
            for word in segment.unknownWords { bytes += 16 + word.utf8.count }
            bytes += segment.attempts.count * 100
            for explanation in segment.explanations { bytes += 200 + explanation.phrases.count * 600 }
        }
        return bytes
    }
}
