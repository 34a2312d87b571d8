import Synchronization

/// Answers in memory within a budget of bytes; the one that was not used for longest goes first.
///
/// Nothing is written to disk by the cache itself. Where answers age, none is given that is older than its lifetime. The
/// operations of a request take constant time.
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

    /// How long an answer is good, and the clock that tells its age; nil where answers do not age.
    public let aging: Aging?

    private let state: Mutex<State>

    private struct State {
        var table: LeastRecentlyUsed
        var changes = 0
    }

    /// How long answers are good.
    public struct Aging: Sendable {
        /// Milliseconds from when an answer was made to when it is given no more.
        public let lifetime: Int64
        /// Milliseconds since 1970 UTC: ages outlive the process.
        public let now: @Sendable () -> Int64

        /// Creates a lifetime by a clock.
        public init(lifetime: Int64, now: @escaping @Sendable () -> Int64) {
            self.lifetime = lifetime
            self.now = now
        }

        /// Whether an answer is good at a time; one from the future tells of a clock that was set back, and is not.
        public func isAlive(_ createdAt: Int64, at time: Int64) -> Bool {
            createdAt <= time && time - createdAt < lifetime
        }
    }

    /// Creates an empty cache.
    public init(byteBudget: Int, aging: Aging? = nil) {
        self.byteBudget = byteBudget
        self.aging = aging
        state = Mutex(State(table: LeastRecentlyUsed(budget: byteBudget)))
    }

    /// The answer under a key, which then counts as just used.
    public func answer(for key: CacheKey) -> TranslationResult? {
        let time = aging?.now() ?? 0
        return state.withLock { $0.table.value(for: key) { aging?.isAlive($0, at: time) ?? true } }
    }

    /// Holds an answer, unless it alone is larger than an eighth of the budget.
    public func insert(_ answer: TranslationResult, for key: CacheKey) {
        insert(answer, createdAt: aging?.now() ?? 0, for: key)
    }

    private func insert(_ answer: TranslationResult, createdAt: Int64, for key: CacheKey) {
        let cost = Self.cost(of: answer)
        guard cost <= byteBudget / 8 else { return }
        state.withLock { state in
            state.table.insert(answer, cost: cost, createdAt: createdAt, for: key)
            state.changes += 1
        }
    }

    /// Grows with every answer held or dropped on purpose.
    public var changes: Int { state.withLock { $0.changes } }

    /// The answers that a later process may give, those used last at the end.
    ///
    /// - Parameter revision: What the answers came from; those made before it changed are void.
    /// - Returns: The living answers.
    public func saved(revision: String) -> [SavedAnswer] {
        let time = aging?.now() ?? 0
        let living = state.withLock { $0.table.living { aging?.isAlive($0, at: time) ?? true } }
        return living.filter { $0.key.revision == revision }.map {
            SavedAnswer(request: $0.key.request, createdAt: $0.createdAt, answer: $0.value)
        }
    }

    /// Holds an answer of an earlier process; one that is too old is left out.
    public func restore(_ saved: SavedAnswer, revision: String) {
        guard aging.map({ $0.isAlive(saved.createdAt, at: $0.now()) }) ?? true else { return }
        insert(
            saved.answer, createdAt: saved.createdAt, for: CacheKey(request: saved.request, revision: revision))
    }

    /// Drops everything: a withdrawal leaves no text in memory.
    public func removeAll() {
        state.withLock { state in
            state.table.removeAll()
            state.changes += 1
        }
    }

    /// What the cache did so far.
    public var statistics: Statistics { state.withLock { $0.table.statistics } }

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
