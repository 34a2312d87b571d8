import Synchronization

/// Lets a number of tasks work at once; others wait in order of arrival, no longer and no more of them than allowed.
public final class ConcurrencyLimiter: Sendable {
    private struct Waiter {
        let ticket: UInt64
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var active = 0
        var nextTicket: UInt64 = 0
        var waiting: [Waiter] = []
    }

    /// Most tasks at work at once.
    let limit: Int
    /// Most tasks waiting.
    let queue: Int
    private let clock: RoutingClock
    private let state = Mutex(State())

    /// Creates a limiter nobody works under yet.
    public init(limit: Int, queue: Int, clock: RoutingClock) {
        self.limit = max(1, limit)
        self.queue = queue
        self.clock = clock
    }

    /// Tasks at work and tasks waiting.
    var load: (active: Int, waiting: Int) { state.withLock { ($0.active, $0.waiting.count) } }

    /// Waits for a place; who gets one gives it back with ``release()``.
    ///
    /// - Parameter end: Instant at which waiting ends.
    /// - Returns: Whether there is a place; not when the queue is full, the wait too long, or the task cancelled.
    public func acquire(until end: ContinuousClock.Instant) async -> Bool {
        enum Entry { case granted, refused, wait(UInt64) }
        let entry = state.withLock { state -> Entry in
            if state.active < limit, state.waiting.isEmpty {
                state.active += 1
                return .granted
            }
            guard state.waiting.count < queue else { return .refused }
            state.nextTicket += 1
            return .wait(state.nextTicket)
        }
        switch entry {
        case .granted: return true
        case .refused: return false
        case .wait(let ticket): return await wait(ticket, until: end)
        }
    }

    /// Gives a place back; whoever waits longest gets it.
    public func release() {
        let heir = state.withLock { state -> Waiter? in
            guard !state.waiting.isEmpty else {
                state.active -= 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        heir?.continuation.resume(returning: true)
    }

    private func wait(_ ticket: UInt64, until end: ContinuousClock.Instant) async -> Bool {
        await withTaskGroup(of: Bool?.self) { group in
            group.addTask { await self.place(for: ticket) }
            group.addTask {
                // Cancelled means that the place was found, or the caller went away: either way there is no alarm.
                do { try await self.clock.sleep(until: end) } catch {}
                return nil
            }
            while let event = await group.next() {
                group.cancelAll()
                // A place granted at the very moment the wait ended is taken: it must not be lost.
                if let event { return event }
            }
            return false
        }
    }

    private func place(for ticket: UInt64) async -> Bool {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer = state.withLock { state -> Bool? in
                    // The flag is raised before the handler runs: seen here, or the handler finds the waiter.
                    if Task.isCancelled { return false }
                    if state.active < limit {
                        state.active += 1
                        return true
                    }
                    state.waiting.append(Waiter(ticket: ticket, continuation: continuation))
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiter = state.withLock { state -> Waiter? in
                state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0) }
            }
            waiter?.continuation.resume(returning: false)
        }
    }
}
