import Synchronization
import TestSupport
import Testing

@testable import MediaEngines

@Suite struct PermitsTests {
    private final class Gauge: Sendable {
        private let state = Mutex((now: 0, most: 0))
        var most: Int { state.withLock(\.most) }
        func enter() { state.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
        func leave() { state.withLock { $0.now -= 1 } }
    }

    @Test("who is cancelled leaves the row, and who stands behind gets the permit")
    func cancelled() async throws {
        let permits = Permits(1)
        let (entered, leave) = (Event(), Event())
        let holder = Task {
            try await permits.withPermit(until: .distant) {
                entered.raise()
                await leave.wait()
            }
        }
        await entered.wait()
        let waiters = (0..<3).map { _ in Task { try await permits.withPermit(until: .distant) { true } } }
        waiters[1].cancel()
        await #expect(throws: CancellationError.self) { try await waiters[1].value }
        leave.raise()
        try await holder.value
        #expect(try await waiters[0].value)
        #expect(try await waiters[2].value)
    }

    @Test("a permit comes back from work that failed")
    func failure() async throws {
        let permits = Permits(1)
        for _ in 0..<3 {
            await #expect(throws: ProcessFault.ended) {
                try await permits.withPermit(until: .distant) { throw ProcessFault.ended }
            }
        }
        #expect(try await permits.withPermit(until: .distant) { true })
    }

    @Test("nothing begins after its deadline, and its permit is not lost", arguments: [false, true])
    func passed(isFree: Bool) async throws {
        let permits = Permits(isFree ? 2 : 1)
        _ = try await permits.withPermit(until: .distant) {
            await #expect(throws: ProcessFault.deadline) {
                try await permits.withPermit(until: .now - .seconds(1)) { Issue.record("it began") }
            }
        }
        for _ in 0..<2 { #expect(try await permits.withPermit(until: .distant) { true }) }
    }

    @Test("never more than there are", arguments: [1, 3])
    func limit(count: Int) async throws {
        let permits = Permits(count)
        let gauge = Gauge()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    try await permits.withPermit(until: .distant) {
                        gauge.enter()
                        await Task.yield()
                        gauge.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect((1...count).contains(gauge.most))
    }
}
