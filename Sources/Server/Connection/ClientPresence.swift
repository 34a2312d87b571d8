import Synchronization

/// Whether the client of one connection is still there, and what is to stop when it goes.
final class ClientPresence: Sendable {
    /// The client went away before its answer was ready.
    struct Left: Error {}

    /// What is known of the client, in the order in which it goes.
    enum Standing: Int, Comparable {
        case here
        /// It has closed its side for a while: it has most likely gone, and can at most still listen.
        case silent
        /// The connection has ended.
        case gone

        static func < (one: Standing, other: Standing) -> Bool { one.rawValue < other.rawValue }
    }

    private struct Waiter {
        let standing: Standing
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var standing = Standing.here
        var lastWaiter: UInt64 = 0
        var waiters: [UInt64: Waiter] = [:]
    }

    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    private let state: Mutex<State>

    /// What is known of the client now.
    var standing: Standing { state.withLock(\.standing) }

    /// Creates the presence of a client.
    init(_ standing: Standing = .here) { state = Mutex(State(standing: standing)) }

    /// Works for the client in a task that is cancelled when the client leaves.
    ///
    /// - Parameters:
    ///   - standing: From when on the client counts as having left: an answer that has begun is for those, too, who only
    ///     listen.
    ///   - body: The work; it ends before this returns.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or ``Left``.
    func work<Value: Sendable>(
        until standing: Standing = .silent, _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let ended = Flag()
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            // Most work ends before it ever has to wait: it costs neither a change of threads nor a second task.
            group.addImmediateTask {
                defer { ended.isSet.store(true, ordering: .relaxed) }
                return try await body()
            }
            if !ended.isSet.load(ordering: .relaxed) {
                group.addTask {
                    await self.wait(for: standing)
                    return nil
                }
            }
            defer { group.cancelAll() }
            if case let value?? = try await group.next() { return value }
            // The wait ends by cancellation as well, as when the server is cut off.
            if self.standing >= standing { throw Left() }
            throw CancellationError()
        }
    }

    /// The client has gone further; it does not come back.
    func become(_ standing: Standing) {
        let waiters = state.withLock { state in
            state.standing = max(state.standing, standing)
            let reached = state.waiters.filter { $0.value.standing <= state.standing }
            for number in reached.keys { state.waiters[number] = nil }
            return reached.values
        }
        for waiter in waiters { waiter.continuation.resume() }
    }

    /// Returns when the client has got as far as that, or the task is cancelled.
    private func wait(for standing: Standing) async {
        let number = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isWaiting = state.withLock { state in
                    guard state.standing < standing, !Task.isCancelled else { return false }
                    state.waiters[number] = Waiter(standing: standing, continuation: continuation)
                    return true
                }
                if !isWaiting { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiters.removeValue(forKey: number) }
            waiter?.continuation.resume()
        }
    }
}
