import Synchronization

/// Permits for a number of things at a time; who comes when none is left waits in a row.
final class Permits: Sendable {
    private struct Waiter {
        let number: Int
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var free: Int
        var next = 0
        var waiters: [Waiter] = []
    }

    private let state: Mutex<State>

    /// Creates permits.
    ///
    /// - Parameter count: Things at a time.
    init(_ count: Int) { state = Mutex(State(free: count)) }

    /// Runs work when there is a permit.
    ///
    /// - Parameters:
    ///   - deadline: When waiting for a permit ends.
    ///   - body: The work.
    /// - Returns: What the work returned.
    /// - Throws: ``ProcessFault/deadline``, `CancellationError`, and what the work throws.
    func withPermit<Value: Sendable>(
        until deadline: ContinuousClock.Instant, _ body: () async throws -> Value
    ) async throws -> Value {
        if !takeAtOnce() {
            guard try await take(until: deadline) else {
                try Task.checkCancellation()
                throw ProcessFault.deadline
            }
        }
        defer { giveBack() }
        guard ContinuousClock.now < deadline else { throw ProcessFault.deadline }
        return try await body()
    }

    private func takeAtOnce() -> Bool {
        state.withLock { state in
            guard state.free > 0 else { return false }
            state.free -= 1
            return true
        }
    }

    // Either child may end first, and both may succeed: a permit that came with the deadline is still used.
    private func take(until deadline: ContinuousClock.Instant) async throws -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask { await self.waitInRow() }
            group.addTask {
                // A sleep ends early only when the permit has come or the caller has gone: both are seen elsewhere.
                try? await Task.sleep(until: deadline, clock: .continuous)
                return false
            }
            var hasPermit = false
            for await outcome in group {
                hasPermit = hasPermit || outcome
                group.cancelAll()
            }
            return hasPermit
        }
    }

    private func waitInRow() async -> Bool {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let outcome: Bool? = state.withLock { state in
                    // Cancelled before it stands in the row: nobody would take it out of there.
                    if Task.isCancelled { return false }
                    if state.free > 0 {
                        state.free -= 1
                        return true
                    }
                    state.waiters.append(Waiter(number: number, continuation: continuation))
                    return nil
                }
                if let outcome { continuation.resume(returning: outcome) }
            }
        } onCancel: {
            let waiter: Waiter? = state.withLock { state in
                state.waiters.firstIndex { $0.number == number }.map { state.waiters.remove(at: $0) }
            }
            waiter?.continuation.resume(returning: false)
        }
    }

    private func giveBack() {
        let waiter: Waiter? = state.withLock { state in
            if state.waiters.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiters.removeFirst()
        }
        waiter?.continuation.resume(returning: true)
    }
}
