import Synchronization

/// Lets equal requests that run at the same time share one run.
///
/// The first caller of a key runs, the others wait for its value. When the value may not be shared, because the first
/// caller went away or its time was up, one of those that wait runs next: nobody fails by another's deadline.
public final class SingleFlight<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private typealias Waiters = [UInt64: CheckedContinuation<Value?, Never>]

    private let flights = Mutex<[Key: Waiters]>([:])
    private let lastWaiter = Atomic<UInt64>(0)

    /// Creates a place where no request runs yet.
    public init() {}

    /// Requests that wait for another's value now.
    public var waitingCount: Int { flights.withLock { $0.values.reduce(0) { $0 + $1.count } } }

    /// The value under a key: of an equal request under way, or of `body`.
    ///
    /// - Parameters:
    ///   - key: What equal requests have in common.
    ///   - deadline: Instant after which the caller waits no longer; then it runs `body` itself, which sees the deadline.
    ///   - isShareable: Whether a value is good for other callers.
    ///   - body: Makes the value.
    /// - Returns: The value.
    public func value(
        for key: Key, deadline: ContinuousClock.Instant, isShareable: (Value) -> Bool, _ body: () async -> Value
    ) async -> Value {
        while true {
            if begin(key) {
                let value = await body()
                finish(key, with: isShareable(value) ? value : nil)
                return value
            }
            if let shared = await wait(for: key, until: deadline) { return shared }
            if Task.isCancelled || ContinuousClock.now >= deadline { return await body() }
        }
    }

    /// Whether the caller is the first of its key.
    private func begin(_ key: Key) -> Bool {
        flights.withLock { flights in
            guard flights[key] == nil else { return false }
            flights[key] = [:]
            return true
        }
    }

    private func finish(_ key: Key, with value: Value?) {
        let waiters = flights.withLock { $0.removeValue(forKey: key) }
        for waiter in (waiters ?? [:]).values { waiter.resume(returning: value) }
    }

    private func wait(for key: Key, until deadline: ContinuousClock.Instant) async -> Value? {
        await withTaskGroup(of: Value?.self) { group in
            group.addTask { await self.join(key) }
            group.addTask {
                // Cancellation, when the value has come, ends the sleep early.
                try? await Task.sleep(until: deadline, clock: .continuous)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }

    private func join(_ key: Key) async -> Value? {
        // The number is known before the wait begins, so that a cancellation at any moment finds its waiter.
        let number = lastWaiter.add(1, ordering: .relaxed).newValue
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isWaiting = flights.withLock { flights in
                    guard !Task.isCancelled, flights[key] != nil else { return false }
                    flights[key]?[number] = continuation
                    return true
                }
                if !isWaiting { continuation.resume(returning: nil) }
            }
        } onCancel: {
            let waiter = flights.withLock { $0[key]?.removeValue(forKey: number) }
            waiter?.resume(returning: nil)
        }
    }
}
