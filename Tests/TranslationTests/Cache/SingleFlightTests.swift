import Synchronization
import Testing
import Translation

struct SingleFlightTests {
    private static let future = ContinuousClock.now + .seconds(3600)

    /// Lets tasks wait until the test opens it.
    private actor Gate {
        private var isOpen = false
        private var waiters: [CheckedContinuation<Void, Never>] = []

        func pass() async {
            if isOpen { return }
            await withCheckedContinuation { waiters.append($0) }
        }

        func open() {
            isOpen = true
            for waiter in waiters { waiter.resume() }
            waiters = []
        }
    }

    private final class Counter: Sendable {
        private let value = Atomic(0)
        var count: Int { value.load(ordering: .relaxed) }
        func next() -> Int { value.add(1, ordering: .relaxed).newValue }
    }

    private func waiting(_ count: Int, in flight: SingleFlight<String, Int>) async {
        while flight.waitingCount < count { await Task.yield() }
    }

    @Test("a hundred equal requests make one call")
    func sharesOneRun() async {
        let flight = SingleFlight<String, Int>()
        let gate = Gate()
        let runs = Counter()
        let values = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    await flight.value(for: "a", deadline: Self.future, isShareable: { _ in true }) {
                        _ = runs.next()
                        await gate.pass()
                        return 7
                    }
                }
            }
            await waiting(99, in: flight)
            await gate.open()
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(values == Array(repeating: 7, count: 100))
        #expect(runs.count == 1 && flight.waitingCount == 0)
    }

    @Test("other keys do not wait")
    func keysAreApart() async {
        let flight = SingleFlight<String, Int>()
        let value = await flight.value(for: "a", deadline: Self.future, isShareable: { _ in true }) {
            await flight.value(for: "b", deadline: Self.future, isShareable: { _ in true }) { 2 } + 1
        }
        #expect(value == 3)
    }

    @Test("a value that may not be shared is made anew by one that waited")
    func unshared() async {
        let flight = SingleFlight<String, Int>()
        let gate = Gate()
        let runs = Counter()
        let values = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    await flight.value(for: "a", deadline: Self.future, isShareable: { $0 != 1 }) {
                        let run = runs.next()
                        await gate.pass()
                        return run
                    }
                }
            }
            await waiting(2, in: flight)
            await gate.open()
            return await group.reduce(into: []) { $0.append($1) }.sorted()
        }
        // The first keeps its own; the second run serves both others, or each its own when they did not meet.
        #expect(values.first == 1 && values.count == 3 && !values.dropFirst().contains(1))
    }

    @Test("who goes away, or whose time is up, waits no longer")
    func cancelledAndLate() async {
        let flight = SingleFlight<String, Int>()
        let gate = Gate()
        let first = Task {
            await flight.value(for: "a", deadline: Self.future, isShareable: { _ in true }) {
                await gate.pass()
                return 1
            }
        }
        let cancelled = Task {
            await flight.value(for: "a", deadline: Self.future, isShareable: { _ in true }) { 2 }
        }
        await waiting(1, in: flight)
        cancelled.cancel()
        #expect(await cancelled.value == 2)
        let late = await flight.value(for: "a", deadline: .now - .seconds(1), isShareable: { _ in true }) { 3 }
        #expect(late == 3)
        await gate.open()
        #expect(await first.value == 1)
    }
}
