/// Keeps a failing backend from being asked for a while: closed, open, half-open (Nygard 2007).
///
/// A value that is told the time and the outcomes; whoever holds it guards it with a lock. A backend that stands alone is
/// protected like the others: its requests fail at once and are told when to come back.
public struct CircuitBreaker: Sendable {
    /// Whether calls pass.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// Calls pass.
        case closed
        /// No call passes.
        case open
        /// One call passes, on whose outcome the rest depends.
        case halfOpen = "half-open"
    }

    /// When it opens and for how long.
    public struct Settings: Hashable, Sendable {
        /// Failures in a row that open it.
        public let consecutiveFailures: Int
        /// Calls of the sliding window.
        public let window: Int
        /// Calls the window needs before the share of failures counts.
        public let leastCalls: Int
        /// Share of failures in the window that opens it.
        public let failureShare: Double
        /// First time it stays open.
        public let openTime: Duration
        /// Longest time it stays open; it doubles with every probe that fails.
        public let longestOpenTime: Duration
        /// Part of the open time that chance adds, so that many gateways do not probe at once.
        public let jitter: Double

        /// Creates settings.
        public init(
            consecutiveFailures: Int = 5, window: Int = 50, leastCalls: Int = 20, failureShare: Double = 0.5,
            openTime: Duration = .seconds(5), longestOpenTime: Duration = .seconds(120), jitter: Double = 0.2
        ) {
            self.consecutiveFailures = consecutiveFailures
            self.window = window
            self.leastCalls = leastCalls
            self.failureShare = failureShare
            self.openTime = openTime
            self.longestOpenTime = longestOpenTime
            self.jitter = jitter
        }
    }

    /// Whether a call may go out now.
    public enum Permission: Hashable, Sendable {
        /// Yes.
        case granted
        /// Yes, as the probe; its outcome must be reported, or it must be withdrawn.
        case probe
        /// No; after this time it is worth asking again.
        case refused(retryAfter: Duration)
    }

    /// When it opens and for how long.
    public let settings: Settings

    private var phase = State.closed
    private var outcomes: [Bool] = []
    private var next = 0
    private var failures = 0
    private var failuresInARow = 0
    private var timesOpened = 0
    private var reopening: ContinuousClock.Instant?
    private var restEnd: ContinuousClock.Instant?
    private var isProbing = false

    /// Creates a closed breaker.
    public init(settings: Settings = Settings()) { self.settings = settings }

    /// Whether calls pass at an instant.
    public func state(at now: ContinuousClock.Instant) -> State {
        guard phase == .open, let reopening, now >= reopening else { return phase }
        return .halfOpen
    }

    /// Time until a call may pass; nil when one may now.
    public func retryAfter(at now: ContinuousClock.Instant) -> Duration? {
        let rest = restEnd.flatMap { $0 > now ? $0 - now : nil }
        switch state(at: now) {
        case .closed: return rest
        case .open: return max(rest ?? .zero, reopening.map { $0 - now } ?? settings.openTime)
        case .halfOpen: return isProbing ? max(rest ?? .zero, settings.openTime) : rest
        }
    }

    /// Whether the backend itself asked to be left alone at an instant.
    public func isResting(at now: ContinuousClock.Instant) -> Bool { restEnd.map { $0 > now } ?? false }

    /// Asks whether a call may go out; the first one after the open time is the probe.
    public mutating func permission(at now: ContinuousClock.Instant) -> Permission {
        if let wait = retryAfter(at: now) { return .refused(retryAfter: wait) }
        guard state(at: now) == .halfOpen else { return .granted }
        phase = .halfOpen
        isProbing = true
        return .probe
    }

    /// Takes note of a call that was answered.
    public mutating func recordSuccess(wasProbe: Bool) {
        failuresInARow = 0
        switch phase {
        case .closed: note(isFailure: false)
        case .halfOpen where wasProbe: self = CircuitBreaker(settings: settings, restEnd: restEnd)
        // An answer to a call from before the breaker opened does not close it.
        case .halfOpen, .open: break
        }
    }

    /// Takes note of a call that failed.
    ///
    /// - Parameters:
    ///   - wasProbe: Whether the call was the probe.
    ///   - now: The present.
    ///   - random: A number in `0..<1` for the jitter.
    public mutating func recordFailure(wasProbe: Bool, at now: ContinuousClock.Instant, random: Double) {
        failuresInARow += 1
        switch phase {
        case .closed:
            note(isFailure: true)
            let isShareExceeded =
                outcomes.count >= settings.leastCalls
                && Double(failures) >= settings.failureShare * Double(outcomes.count)
            if failuresInARow >= settings.consecutiveFailures || isShareExceeded { open(at: now, random: random) }
        case .halfOpen where wasProbe: open(at: now, random: random)
        case .halfOpen, .open: break
        }
    }

    /// Takes note of a call whose outcome says nothing: it was cancelled, or never sent.
    public mutating func withdraw(wasProbe: Bool) {
        if wasProbe { isProbing = false }
    }

    /// Leaves the backend alone as it asked: too many requests.
    public mutating func rest(until instant: ContinuousClock.Instant) {
        restEnd = max(restEnd ?? instant, instant)
    }

    private init(settings: Settings, restEnd: ContinuousClock.Instant?) {
        self.settings = settings
        self.restEnd = restEnd
    }

    private mutating func note(isFailure: Bool) {
        if outcomes.count < settings.window {
            outcomes.append(isFailure)
        } else {
            if outcomes[next] { failures -= 1 }
            outcomes[next] = isFailure
        }
        next = (next + 1) % settings.window
        if isFailure { failures += 1 }
    }

    private mutating func open(at now: ContinuousClock.Instant, random: Double) {
        let doubled = settings.openTime * (1 << min(timesOpened, 20))
        let time = min(doubled, settings.longestOpenTime)
        timesOpened += 1
        reopening = now + time + time * settings.jitter * random
        phase = .open
        isProbing = false
        outcomes.removeAll(keepingCapacity: true)
        next = 0
        failures = 0
    }
}
