public import Accessibility
import Synchronization
public import TextProcessing

/// Speech that was made lately, kept in memory only, and requests for the same speech that run once.
///
/// What is kept is bounded in bytes; what was used longest ago goes first. Nothing is written to disk: the texts are
/// citizens' texts, and a key is a digest of them.
public final class SpeechCache: Sendable {
    /// Most bytes of audio that are kept.
    public let byteBudget: Int
    private let state = Mutex(State())

    /// How often the cache answered.
    public struct Statistics: Hashable, Sendable {
        /// Requests that found their speech.
        public var hits = 0
        /// Requests that had it made.
        public var misses = 0
        /// Requests that waited for an equal one.
        public var shared = 0
        /// Sentences that are kept.
        public var entries = 0
        /// Bytes of audio that are kept.
        public var bytes = 0
    }

    /// Creates a cache.
    ///
    /// - Parameter byteBudget: Most bytes of audio that are kept; 0 keeps nothing, equal requests still run once.
    public init(byteBudget: Int) { self.byteBudget = byteBudget }

    /// The figures up to now.
    public var statistics: Statistics {
        state.withLock { state in
            var statistics = state.statistics
            statistics.entries = state.entries.count
            return statistics
        }
    }

    /// Requests that wait now.
    public var waitingCount: Int { state.withLock { $0.flights.values.reduce(0) { $0 + $1.waiters.count } } }

    /// Speech under a key: kept, of an equal request under way, or made.
    ///
    /// A caller that is cancelled, or whose deadline passes, goes away alone; the work is cancelled when nobody waits for it
    /// any more. When the work fails because the time of the one who began it was up, a caller with more time begins anew.
    ///
    /// - Parameters:
    ///   - key: Digest of all that the audio depends on.
    ///   - deadline: Instant after which the caller waits no longer.
    ///   - make: Makes the audio.
    /// - Returns: The audio.
    /// - Throws: What `make` throws, ``SpeechError/deadlineExceeded(engine:)``, or `CancellationError`.
    public func audio(
        for key: Digest, deadline: ContinuousClock.Instant, make: @escaping @Sendable () async throws -> SpeechAudio
    ) async throws -> SpeechAudio {
        while true {
            // Most answers are kept ones, and need neither timer nor continuation.
            if let audio = state.withLock({ $0.kept(key) }) { return audio }
            let answer = await wait(for: key, until: deadline, make)
            do {
                return try answer.result.get()
            } catch SpeechError.deadlineExceeded where !answer.isFirst && ContinuousClock.now < deadline {
                continue
            }
        }
    }

    /// Forgets all that is kept.
    public func removeAll() {
        state.withLock { state in
            state.entries = [:]
            state.statistics.bytes = 0
        }
    }

    private typealias Outcome = Result<SpeechAudio, any Error>

    private struct Flight {
        var number: Int
        var work: Task<Void, Never>?
        var waiters: [Int: CheckedContinuation<Outcome, Never>] = [:]
    }

    private struct State {
        var entries: [Digest: (audio: SpeechAudio, used: Int)] = [:]
        var flights: [Digest: Flight] = [:]
        var statistics = Statistics()
        var clock = 0

        mutating func kept(_ key: Digest) -> SpeechAudio? {
            guard let entry = entries[key] else { return nil }
            entries[key] = (entry.audio, tick())
            statistics.hits += 1
            return entry.audio
        }

        mutating func tick() -> Int {
            clock += 1
            return clock
        }
    }

    private func wait(
        for key: Digest, until deadline: ContinuousClock.Instant,
        _ make: @escaping @Sendable () async throws -> SpeechAudio
    ) async -> (result: Outcome, isFirst: Bool) {
        let number = state.withLock { $0.tick() }
        let isFirst = Atomic(false)
        let timer = Task {
            // A cancelled sleep means that the answer came in time.
            guard (try? await Task.sleep(until: deadline, clock: .continuous)) != nil else { return }
            leave(key, number, .failure(SpeechError.deadlineExceeded(engine: "cache")))
        }
        defer { timer.cancel() }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let known: Outcome? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if ContinuousClock.now >= deadline {
                        return .failure(SpeechError.deadlineExceeded(engine: "cache"))
                    }
                    if let audio = state.kept(key) { return .success(audio) }
                    if state.flights[key] != nil {
                        state.statistics.shared += 1
                    } else {
                        state.statistics.misses += 1
                        isFirst.store(true, ordering: .relaxed)
                        let now = state.tick()
                        state.flights[key] = Flight(number: now, work: start(key, now, make))
                    }
                    state.flights[key]?.waiters[number] = continuation
                    return nil
                }
                if let known { continuation.resume(returning: known) }
            }
        } onCancel: {
            leave(key, number, .failure(CancellationError()))
        }
        return (result, isFirst.load(ordering: .relaxed))
    }

    private func start(
        _ key: Digest, _ flight: Int, _ make: @escaping @Sendable () async throws -> SpeechAudio
    ) -> Task<Void, Never> {
        Task {
            let outcome: Outcome
            do { outcome = .success(try await make()) } catch { outcome = .failure(error) }
            finish(key, flight, outcome)
        }
    }

    private func finish(_ key: Digest, _ flight: Int, _ outcome: Outcome) {
        let waiters: [CheckedContinuation<Outcome, Never>] = state.withLock { state in
            guard let current = state.flights[key], current.number == flight else { return [] }
            state.flights[key] = nil
            if case .success(let audio) = outcome { keep(audio, key, &state) }
            return Array(current.waiters.values)
        }
        for waiter in waiters { waiter.resume(returning: outcome) }
    }

    /// Lets one caller go; the last one takes the work along.
    private func leave(_ key: Digest, _ number: Int, _ outcome: Outcome) {
        let (waiter, work): (CheckedContinuation<Outcome, Never>?, Task<Void, Never>?) = state.withLock { state in
            guard let waiter = state.flights[key]?.waiters.removeValue(forKey: number) else { return (nil, nil) }
            guard let flight = state.flights[key], flight.waiters.isEmpty else { return (waiter, nil) }
            state.flights[key] = nil
            return (waiter, flight.work)
        }
        work?.cancel()
        waiter?.resume(returning: outcome)
    }

    private func keep(_ audio: SpeechAudio, _ key: Digest, _ state: inout State) {
        let size = Self.size(of: audio)
        guard size <= byteBudget else { return }
        state.entries[key] = (audio, state.tick())
        state.statistics.bytes += size
        while state.statistics.bytes > byteBudget,
            // Sentences are tens of kilobytes: a budget holds few enough to look at each.
            let oldest = state.entries.min(by: { $0.value.used < $1.value.used })
        {
            state.entries[oldest.key] = nil
            state.statistics.bytes -= Self.size(of: oldest.value.audio)
        }
    }

    private static func size(of audio: SpeechAudio) -> Int { 256 + 2 * audio.samples.count + 16 * audio.times.count }
}
