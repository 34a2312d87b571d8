import Synchronization
public import TextProcessing

/// Carries segments over the planned routes: one deadline for all attempts and legs, fallback segment by segment.
///
/// Remembers of each backend whether it fails and how long it takes, across requests.
public struct RouteExecutor: Sendable {
    private typealias Trip = RouteTraveller.Trip

    private enum Event: Sendable {
        case first([Trip]), second([Trip])
        /// The first route is slower than nearly always.
        case slow
    }

    /// Budget of hedges, shared by all copies.
    private final class Budget: Sendable {
        let value: Mutex<HedgeBudget>

        init(share: Double) { value = Mutex(HedgeBudget(share: share)) }
    }

    private let guarded: [String: GuardedBackend]
    private let checks: SegmentChecks
    private let settings: ResilienceSettings
    private let clock: RoutingClock
    private let random: RandomSource
    private let observer: RoutingObserver
    private let hedges: Budget

    /// Creates an executor over the given backends.
    ///
    /// - Parameters:
    ///   - backends: The engines; identifiers are unique.
    ///   - checks: Judge the answers.
    ///   - settings: Breakers, retries, limits.
    ///   - clock: The clock.
    ///   - random: Jitter.
    ///   - observer: Whom to tell.
    public init(
        backends: [any TranslationBackend], checks: SegmentChecks = SegmentChecks(),
        settings: ResilienceSettings = ResilienceSettings(), clock: RoutingClock = .continuous,
        random: RandomSource = RandomSource(), observer: RoutingObserver = .none
    ) {
        let guarded = backends.map {
            GuardedBackend($0, settings: settings, clock: clock, random: random, observer: observer)
        }
        self.guarded = Dictionary(guarded.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.checks = checks
        self.settings = settings
        self.clock = clock
        self.random = random
        self.observer = observer
        hedges = Budget(share: settings.hedgeShare)
    }

    /// How the backends are now, for the planner.
    public var conditions: [String: BackendCondition] { guarded.mapValues(\.condition) }

    /// Translates segments over the allowed routes, best first, until each has an answer or the routes or the time end.
    ///
    /// - Parameters:
    ///   - segments: Sentences of one direction.
    ///   - pair: The direction.
    ///   - planner: Knows the ways.
    ///   - policy: What is allowed.
    ///   - deadline: Instant shared by all attempts.
    /// - Returns: As many outcomes as segments, in the same order.
    public func execute(
        _ segments: [SegmentInput], pair: LanguagePair, planner: RoutePlanner, policy: RoutingPolicy = .standard,
        deadline: ContinuousClock.Instant
    ) async -> [SegmentOutcome] {
        let plan = planner.explain(pair, policy: policy, conditions: conditions)
        let run = RouteRun(planner: planner, policy: policy, deadline: deadline)
        var trips = segments.indices.map { Trip(index: $0, attempts: Self.passedOver(plan)) }
        hedges.value.withLock { $0.recordRequest() }
        var remaining = plan.candidates
        while !remaining.isEmpty {
            let pending = trips.indices.filter { trips[$0].answer == nil }
            if pending.isEmpty || Task.isCancelled || clock.now >= deadline { break }
            let candidate = remaining.removeFirst()
            var hedge: (candidate: RouteCandidate, delay: Duration)?
            if let delay = hedgeDelay(candidate, planner),
                let index = remaining.firstIndex(where: { isHedge($0, of: candidate) })
            {
                hedge = (remaining[index], delay)
            }
            let end = remaining.isEmpty ? deadline : clock.now + (deadline - clock.now) * settings.routeShare
            let hasHedged = await follow(candidate, hedge, pending, of: segments, run, until: end, into: &trips)
            if hasHedged, let hedge { remaining.removeAll { $0 == hedge.candidate } }
        }
        return trips.map { SegmentOutcome(answer: $0.answer, attempts: $0.attempts) }
    }

    /// Follows one route, and a second one when the first is slow; says whether the second was.
    private func follow(
        _ candidate: RouteCandidate, _ hedge: (candidate: RouteCandidate, delay: Duration)?, _ pending: [Int],
        of segments: [SegmentInput], _ run: RouteRun, until end: ContinuousClock.Instant, into trips: inout [Trip]
    ) async -> Bool {
        let first = traveller(candidate.route, run, until: end, isHedge: false)
        guard let hedge else {
            Self.merge(await first.carry(pending, of: segments), into: &trips)
            return false
        }
        let alarm = clock.now + hedge.delay
        let second = traveller(hedge.candidate.route, run, until: run.deadline, isHedge: true)
        let name = hedge.candidate.route.legs[0].backend
        return await withTaskGroup(of: Event.self) { group in
            group.addTask { .first(await first.carry(pending, of: segments)) }
            group.addTask { [clock] in
                // Cancelled means that the first route has ended.
                do { try await clock.sleep(until: alarm) } catch {}
                return .slow
            }
            var hasHedged = false
            var hasFirstEnded = false
            while let event = await group.next() {
                switch event {
                case .slow:
                    guard !hasFirstEnded, !Task.isCancelled, hedges.value.withLock({ $0.spend() }) else { continue }
                    hasHedged = true
                    observer.hedgeStarted(name)
                    group.addTask { .second(await second.carry(pending, of: segments)) }
                case .first(let found):
                    hasFirstEnded = true
                    Self.merge(found, into: &trips)
                    if !hasHedged { group.cancelAll() }
                case .second(let found):
                    Self.merge(found, into: &trips)
                    if !hasFirstEnded, found.contains(where: { $0.answer != nil }) { observer.hedgeWon(name) }
                }
                if pending.allSatisfy({ trips[$0].answer != nil }) { group.cancelAll() }
            }
            return hasHedged
        }
    }

    private func traveller(
        _ route: Route, _ run: RouteRun, until end: ContinuousClock.Instant, isHedge: Bool
    ) -> RouteTraveller {
        let methods = Set(route.legs.compactMap { run.planner.backends[$0.backend]?.method })
        return RouteTraveller(route: route, methods: methods, checks: checks) { leg in
            guard let guarded = guarded[leg.backend], let description = run.planner.backends[leg.backend] else {
                return nil
            }
            return LegCaller(
                leg: leg, guarded: guarded, description: description, policy: run.policy, isHedge: isHedge,
                deadline: end, settings: settings, clock: clock, random: random, observer: observer)
        }
    }

    /// Time after which a route is slower than nearly always; nil when that is not known, or nothing is gained by it.
    private func hedgeDelay(_ candidate: RouteCandidate, _ planner: RoutePlanner) -> Duration? {
        guard settings.hedgeShare > 0 else { return nil }
        var delay = Duration.zero
        var isOutside = false
        for leg in candidate.route.legs {
            if planner.backends[leg.backend]?.locality != .inProcess { isOutside = true }
            guard let estimate = guarded[leg.backend]?.condition.latencies[leg.pair],
                estimate.count >= settings.hedgeSamples
            else { return nil }
            delay += estimate.p95
        }
        return isOutside ? delay : nil
    }

    /// Whether a way may be taken beside another one: as good, and over other backends.
    private func isHedge(_ other: RouteCandidate, of candidate: RouteCandidate) -> Bool {
        let used = Set(candidate.route.legs.map(\.backend))
        return other.route.quality >= candidate.route.quality * settings.hedgeQuality
            && !other.route.legs.contains { used.contains($0.backend) }
    }

    /// The first answer of a segment stays.
    private static func merge(_ found: [Trip], into trips: inout [Trip]) {
        for trip in found {
            trips[trip.index].attempts += trip.attempts
            if trips[trip.index].answer == nil { trips[trip.index].answer = trip.answer }
        }
    }

    /// Backends that would have been asked if they were not left alone.
    private static func passedOver(_ plan: RouteExplanation) -> [RouteAttempt] {
        // What the policy forbids is told only where nothing else is left to tell.
        let concerned = plan.excluded.filter {
            $0.reason.isPassing || (plan.candidates.isEmpty && $0.reason != .noDirection && $0.reason != .dependent)
        }
        return concerned.map { exclusion in
            let code = exclusion.reason.isPassing ? passing(exclusion) : .forbidden
            let explanation = exclusion.reason.isPassing ? "left alone for a while" : exclusion.reason.rawValue
            return RouteAttempt(
                leg: RouteLeg(backend: exclusion.backend, pair: plan.pair),
                error: BackendError(code, explanation, retryAfter: exclusion.retryAfter), duration: .zero)
        }
    }

    private static func passing(_ exclusion: RouteExclusion) -> BackendError.Code {
        exclusion.detail.flatMap(BackendError.Code.init) ?? .circuitOpen
    }
}

/// What holds for all routes of one request.
struct RouteRun: Sendable {
    let planner: RoutePlanner
    let policy: RoutingPolicy
    let deadline: ContinuousClock.Instant
}
