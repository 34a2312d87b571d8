import Synchronization

/// Whether the client of one connection is still there, and what is to stop when it goes.
final class ClientPresence: Sendable {
    /// The client went away before its answer was ready.
    struct Left: Error {}

    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    private struct State {
        var hasLeft = false
        var lastWaiter: UInt64 = 0
        var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    /// Whether the client has gone.
    var hasLeft: Bool { state.withLock(\.hasLeft) }

    /// Works for the client in a task that is cancelled when the client leaves.
    ///
    /// - Parameter body: The work; it ends before this returns.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or ``Left``.
    func whileHere<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let ended = Flag()
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            // Most work ends before it ever has to wait: it costs neither a change of threads nor a second task.
            group.addImmediateTask {
                defer { ended.isSet.store(true, ordering: .relaxed) }
                return try await body()
            }
            if !ended.isSet.load(ordering: .relaxed) {
                group.addTask {
                    await self.untilGone()
                    return nil
                }
            }
            defer { group.cancelAll() }
            guard case let value?? = try await group.next() else { throw Left() }
            return value
        }
    }

    /// The client has gone.
    func leave() {
        let waiters = state.withLock { state in
            state.hasLeft = true
            defer { state.waiters = [:] }
            return state.waiters
        }
        for waiter in waiters.values { waiter.resume() }
    }

    /// Returns when the client has gone or the task is cancelled.
    private func untilGone() async {
        let number = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isWaiting = state.withLock { state in
                    guard !state.hasLeft, !Task.isCancelled else { return false }
                    state.waiters[number] = continuation
                    return true
                }
                if !isWaiting { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiters.removeValue(forKey: number) }
            waiter?.resume()
        }
    }
}
