import Synchronization

/// A clock that stands still until it is told to go on, and tells who waits for what.
final class ManualClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct State {
        var now = Instant(offset: .zero)
        var asked: [Duration] = []
        var sleeper: CheckedContinuation<Void, any Error>?
        var watcher: CheckedContinuation<Duration, Never>?
    }

    private let state = Mutex(State())
    var now: Instant { state.withLock { $0.now } }
    let minimumResolution = Duration.nanoseconds(1)

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (watcher, length) = state.withLock { state in
                    state.sleeper = continuation
                    let length = deadline.offset - state.now.offset
                    if state.watcher == nil { state.asked.append(length) }
                    defer { state.watcher = nil }
                    return (state.watcher, length)
                }
                watcher?.resume(returning: length)
            }
        } onCancel: {
            takeSleeper()?.resume(throwing: CancellationError())
        }
    }

    /// Waits until somebody sleeps, and tells for how long.
    func nextSleep() async -> Duration {
        await withCheckedContinuation { continuation in
            let early: Duration? = state.withLock { state in
                if state.asked.isEmpty {
                    state.watcher = continuation
                    return nil
                }
                return state.asked.removeFirst()
            }
            if let early { continuation.resume(returning: early) }
        }
    }

    /// Lets the sleeper go on.
    func wake(after length: Duration) {
        state.withLock { $0.now = $0.now.advanced(by: length) }
        takeSleeper()?.resume()
    }

    private func takeSleeper() -> CheckedContinuation<Void, any Error>? {
        state.withLock { state in
            defer { state.sleeper = nil }
            return state.sleeper
        }
    }
}
