import Synchronization

/// What a caller waits for while a thread works on it.
///
/// Whoever finishes it first (answer, deadline, cancellation) decides the outcome; later attempts have no effect.
final class AwaitedOutcome<Outcome: Sendable>: Sendable {
    private enum State {
        case new
        case waiting(CheckedContinuation<Outcome, Never>)
        case finished(Outcome)
    }

    private let state = Mutex(State.new)

    /// Whether the caller has its outcome.
    var isFinished: Bool {
        state.withLock { state in
            if case .finished = state { true } else { false }
        }
    }

    /// Hands the work over by `submit` and waits for the outcome; a cancelled task gets `ifCancelled` at once.
    func wait(
        ifCancelled: Outcome, submit: () -> Void, cancelled: @escaping @Sendable () -> Void
    ) async -> Outcome {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let early: Outcome? = state.withLock { state in
                    if case .finished(let outcome) = state { return outcome }
                    state = .waiting(continuation)
                    return nil
                }
                if let early { continuation.resume(returning: early) } else { submit() }
            }
        } onCancel: {
            finish(ifCancelled)
            cancelled()
        }
    }

    /// Gives the caller its outcome unless it already has one.
    func finish(_ outcome: Outcome) {
        let continuation: CheckedContinuation<Outcome, Never>? = state.withLock { state in
            switch state {
            case .new:
                state = .finished(outcome)
                return nil
            case .waiting(let continuation):
                state = .finished(outcome)
                return continuation
            case .finished: return nil
            }
        }
        continuation?.resume(returning: outcome)
    }
}
