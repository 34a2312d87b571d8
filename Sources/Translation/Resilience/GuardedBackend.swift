import Synchronization
import TextProcessing

/// A backend with what is remembered of it: its breaker, its latencies, the places for calls to it.
final class GuardedBackend: Sendable {
    private struct State {
        var breaker: CircuitBreaker
        var latencies: [LanguagePair: LatencyWindow] = [:]
        /// What the backend said last when it asked to be left alone.
        var rest: BackendError?
        /// State that the observer was told last.
        var reported = CircuitBreaker.State.closed
    }

    let id: String
    let backend: any TranslationBackend
    /// Places for calls; nil for engines of this process, which work on the threads of their callers anyway.
    let limiter: ConcurrencyLimiter?
    private let settings: ResilienceSettings
    private let clock: RoutingClock
    private let random: RandomSource
    private let observer: RoutingObserver
    private let state: Mutex<State>

    init(
        _ backend: any TranslationBackend, settings: ResilienceSettings, clock: RoutingClock, random: RandomSource,
        observer: RoutingObserver
    ) {
        let description = backend.description
        id = description.id
        self.backend = backend
        self.settings = settings
        self.clock = clock
        self.random = random
        self.observer = observer
        let isUnlimited = description.locality == .inProcess && description.maximumConcurrency == nil
        limiter =
            isUnlimited
            ? nil
            : ConcurrencyLimiter(
                limit: description.maximumConcurrency ?? settings.backendConcurrency, queue: settings.queue,
                clock: clock)
        state = Mutex(State(breaker: CircuitBreaker(settings: settings.breaker)))
    }

    /// How the backend is now, for the planner.
    var condition: BackendCondition {
        let now = clock.now
        return state.withLock { state in
            var obstacle: RouteExclusion?
            if let wait = state.breaker.retryAfter(at: now) {
                let isResting = state.breaker.isResting(at: now)
                obstacle = RouteExclusion(
                    backend: id, reason: isResting ? .resting : .breakerOpen, retryAfter: wait,
                    detail: isResting ? state.rest?.code.rawValue : nil)
            }
            return BackendCondition(obstacle: obstacle, latencies: state.latencies.compactMapValues(\.estimate))
        }
    }

    /// Asks whether a call may go out now.
    func permission() -> CircuitBreaker.Permission {
        change { $0.breaker.permission(at: $1) }
    }

    /// Takes note of how a call ended.
    func record(_ outcome: CallOutcome, wasProbe: Bool, pair: LanguagePair, duration: Duration) {
        let chance = random.next()
        change { state, now in
            switch outcome {
            case .answered:
                state.latencies[pair, default: LatencyWindow()].add(duration)
                state.breaker.recordSuccess(wasProbe: wasProbe)
            case .failed: state.breaker.recordFailure(wasProbe: wasProbe, at: now, random: chance)
            case .inconclusive: state.breaker.withdraw(wasProbe: wasProbe)
            case .askedToRest(let error):
                let isQuota = error.code == .quotaExceeded
                let rest = error.retryAfter ?? (isQuota ? settings.quotaRest : settings.rateLimitRest)
                state.rest = error
                state.breaker.rest(until: now + rest)
                state.breaker.withdraw(wasProbe: wasProbe)
            }
        }
    }

    private func change<Value: Sendable>(_ body: (inout State, ContinuousClock.Instant) -> Value) -> Value {
        let now = clock.now
        let (value, news) = state.withLock { state -> (Value, CircuitBreaker.State?) in
            let value = body(&state, now)
            let phase = state.breaker.state(at: now)
            defer { state.reported = phase }
            return (value, phase == state.reported ? nil : phase)
        }
        if let news { observer.breakerChanged(id, news) }
        return value
    }
}
