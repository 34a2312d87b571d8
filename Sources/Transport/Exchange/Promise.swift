import Synchronization

/// The outcome of an exchange, for which one caller waits.
///
/// Whoever finishes it first (answer, failure, cancellation) decides the outcome; later attempts have no effect. The
/// states below resume the continuation once, so it need not be a checked one, which costs an allocation a request.
final class Promise<Value: Sendable>: Sendable {
    typealias Outcome = Result<Value, TransportError>

    private enum State {
        case new
        case waiting(UnsafeContinuation<Outcome, Never>)
        case finished(Outcome)
    }

    private let state = Mutex(State.new)

    /// Whether the caller has its outcome.
    var isFinished: Bool {
        state.withLock { state in
            if case .finished = state { true } else { false }
        }
    }

    /// Whether the caller went away before there was an outcome.
    var isCancelled: Bool {
        state.withLock { state in
            if case .finished(.failure(let error)) = state { error.code == .cancelled } else { false }
        }
    }

    /// Submits the exchange and waits for its outcome; a cancelled task gets `cancelled` at once.
    func outcome(submit: () -> Void, cancelled: @escaping @Sendable () -> Void) async -> Outcome {
        await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                let early: Outcome? = state.withLock { state in
                    if case .finished(let outcome) = state { return outcome }
                    state = .waiting(continuation)
                    return nil
                }
                if let early { continuation.resume(returning: early) } else { submit() }
            }
        } onCancel: {
            finish(.failure(.cancelledByCaller))
            cancelled()
        }
    }

    /// Gives the caller its outcome unless it already has one.
    func finish(_ outcome: Outcome) {
        let continuation: UnsafeContinuation<Outcome, Never>? = state.withLock { state in
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

extension TransportError {
    static let cancelledByCaller = TransportError(code: .cancelled, explanation: "the caller's task was cancelled")
    static let transportClosed = TransportError(code: .closed, explanation: "the transport is closed")
}
