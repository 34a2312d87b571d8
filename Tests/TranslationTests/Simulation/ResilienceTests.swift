import Synchronization
import Testing
import TextProcessing

@testable import Translation

/// Retries, hedges, bulkheads, breakers and cancellation in virtual time.
struct ResilienceTests {
    /// What the observer was told.
    private final class Log: Sendable {
        private let state = Mutex<[String]>([])

        var lines: [String] { state.withLock { $0 } }
        var observer: RoutingObserver {
            RoutingObserver(
                attemptFinished: { id, code, _ in self.add("\(id) \(code)") },
                breakerChanged: { self.add("\($0) \($1.rawValue)") }, hedgeStarted: { self.add("hedge \($0)") },
                hedgeWon: { self.add("won \($0)") })
        }

        private func add(_ line: String) { state.withLock { $0.append(line) } }
    }

    private struct Setting {
        let time: VirtualTime
        let executor: RouteExecutor
        let planner: RoutePlanner
        let log = Log()

        init(_ time: VirtualTime, _ backends: [ScriptedBackend], settings: ResilienceSettings = .init()) {
            self.time = time
            executor = RouteExecutor(
                backends: backends, settings: settings, clock: time.routing, random: RandomSource(seed: 1),
                observer: log.observer)
            planner = RoutePlanner(backends: backends.map(\.description))
        }

        func ask(_ policy: RoutingPolicy = .standard, within limit: Duration = .seconds(3)) async -> SegmentOutcome {
            let outcomes = await executor.execute(
                [SegmentInput(text: "oficina 1")], pair: ScriptedBackend.pair, planner: planner, policy: policy,
                deadline: time.now + limit)
            return outcomes[0]
        }
    }

    @Test("asks again after a jittered wait when the backend was briefly gone")
    func retries() async {
        let time = VirtualTime()
        let backend = ScriptedBackend("first", quality: 0.5, time: time) { call, _ in
            call == 1 ? .fail(BackendError(.unavailable, "gone"), after: .zero) : .answer(after: .zero)
        }
        let setting = Setting(time, [backend])
        let outcome = await time.run { await setting.ask() }
        #expect(outcome.attempts.map { $0.error?.code } == [.unavailable, nil])
        #expect(outcome.answer != nil)
    }

    @Test("waits for a short rate limit, and leaves the backend alone for a long one")
    func rateLimits() async {
        for (wait, calls) in [(Duration.milliseconds(200), 2), (.seconds(20), 1)] {
            let time = VirtualTime()
            let backend = ScriptedBackend("first", quality: 0.5, time: time) { call, _ in
                call == 1
                    ? .fail(BackendError(.rateLimited, "slow down", retryAfter: wait), after: .zero)
                    : .answer(after: .zero)
            }
            let setting = Setting(time, [backend])
            let outcome = await time.run { await setting.ask() }
            #expect((outcome.answer != nil) == (calls == 2))
            #expect(backend.calls == calls)
            #expect(setting.executor.conditions["first"]?.obstacle?.reason == (calls == 2 ? nil : .resting))
        }
    }

    @Test("a lone backend that fails is left alone: requests fail at once with the time of the probe, which heals it")
    func loneBackend() async {
        let time = VirtualTime()
        let start = time.now
        let backend = ScriptedBackend("first", quality: 0.5, time: time) { _, now in
            now - start < .seconds(4)
                ? .fail(BackendError(.unavailable, "gone"), after: .seconds(1)) : .answer(after: .zero)
        }
        let setting = Setting(
            time, [backend], settings: ResilienceSettings(breaker: .init(consecutiveFailures: 2, jitter: 0)))
        let (first, second, elapsed, third) = await time.run {
            let first = await setting.ask()
            let begin = time.now
            let second = await setting.ask()
            let elapsed = time.now - begin
            // Nobody cancels the simulation.
            try? await time.sleep(until: time.now + .seconds(5), tolerance: nil)
            return (first, second, elapsed, await setting.ask())
        }
        #expect(first.attempts.map { $0.error?.code } == [.unavailable, .unavailable])
        #expect(second.attempts.map { $0.error?.code } == [.circuitOpen])
        #expect(second.attempts[0].error?.retryAfter == .seconds(5))
        #expect(elapsed == .zero)
        #expect(third.answer != nil)
        #expect(
            setting.log.lines == [
                "first backend.unavailable", "first open", "first backend.unavailable", "first half-open",
                "first closed", "first ok",
            ])
    }

    /// One slow call in fifty: the second backend is asked after the time that nearly all calls keep.
    private func hedged(
        second locality: BackendDescription.Locality, policy: RoutingPolicy, share: Double = 0.05
    ) async -> (outcomes: [SegmentOutcome], log: [String], second: ScriptedBackend) {
        let time = VirtualTime()
        let first = ScriptedBackend("first", quality: 0.5, time: time) { call, _ in
            .answer(after: call % 50 == 0 ? .seconds(1.5) : .milliseconds(50))
        }
        let second = ScriptedBackend("second", quality: 0.45, time: time, locality: locality) { _, _ in
            .answer(after: .milliseconds(70))
        }
        let setting = Setting(time, [first, second], settings: ResilienceSettings(hedgeShare: share))
        let outcomes = await time.run {
            var outcomes: [SegmentOutcome] = []
            for _ in 0..<200 { outcomes.append(await setting.ask(policy)) }
            return outcomes
        }
        return (outcomes, setting.log.lines, second)
    }

    @Test("asks a second backend in the slow tail; the first answer wins and the other call is cancelled")
    func hedges() async {
        let (outcomes, log, second) = await hedged(second: .localProcess, policy: .standard)
        #expect(log.count { $0 == "hedge second" } == 4)
        #expect(log.count { $0 == "won second" } == 4)
        #expect(second.calls == 4)
        for number in [49, 99, 149, 199] {
            #expect(outcomes[number].answer?.route.legs[0].backend == "second")
            #expect(outcomes[number].attempts.map { $0.error?.code } == [nil, .cancelled])
            #expect(outcomes[number].attempts.map(\.isHedge) == [true, false])
        }
    }

    @Test("never hedges to where the policy forbids, nor beyond the budget")
    func hedgeLimits() async {
        #expect(await hedged(second: .external, policy: .standard).second.calls == 0)
        #expect(await hedged(second: .external, policy: RoutingPolicy(external: .allowed)).second.calls == 4)
        #expect(await hedged(second: .localProcess, policy: .standard, share: 0).second.calls == 0)
        // A hundredth of 200 requests.
        #expect(await hedged(second: .localProcess, policy: .standard, share: 0.01).second.calls <= 2)
    }

    @Test("keeps to the places of a backend, and sends whom it cannot take elsewhere")
    func bulkhead() async {
        let time = VirtualTime()
        let first = ScriptedBackend("first", quality: 0.5, time: time, concurrency: 2) { _, _ in
            .answer(after: .seconds(1))
        }
        let second = ScriptedBackend("second", quality: 0.45, time: time) { _, _ in .answer(after: .zero) }
        let setting = Setting(time, [first, second])
        let outcomes = await time.run {
            await withTaskGroup(of: SegmentOutcome.self) { group in
                for _ in 0..<6 { group.addTask { await setting.ask() } }
                var found: [SegmentOutcome] = []
                for await one in group { found.append(one) }
                return found
            }
        }
        #expect(first.mostActive == 2)
        #expect(outcomes.count { $0.answer?.route.legs[0].backend == "first" } == 2)
        #expect(outcomes.count { $0.attempts.first?.error?.code == .busy } == 4)
        #expect(outcomes.allSatisfy { $0.answer != nil })
    }

    @Test("a caller who goes away ends the call under way, and nobody else is asked")
    func cancels() async {
        let time = VirtualTime()
        let first = ScriptedBackend("first", quality: 0.5, time: time) { _, _ in .hang }
        let second = ScriptedBackend("second", quality: 0.45, time: time) { _, _ in .answer(after: .zero) }
        let setting = Setting(time, [first, second])
        let (outcome, elapsed) = await time.run {
            let begin = time.now
            let outcome = await withTaskGroup(of: SegmentOutcome?.self) { group in
                group.addTask { await setting.ask() }
                // Nobody cancels the simulation.
                try? await time.sleep(until: begin + .seconds(1), tolerance: nil)
                group.cancelAll()
                return await group.next() ?? nil
            }
            return (outcome, time.now - begin)
        }
        #expect(outcome?.attempts.map { $0.error?.code } == [.cancelled])
        #expect(elapsed == .seconds(1))
        #expect(first.active == 0)
        #expect(second.calls == 0)
        #expect(setting.executor.conditions["first"]?.obstacle == nil)
    }
}
