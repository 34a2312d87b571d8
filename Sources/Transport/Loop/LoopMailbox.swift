import Synchronization

/// The way into the transport's thread: exchanges, notice of changes in those under way, the order to stop.
final class LoopMailbox: Sendable {
    /// What the thread finds when it looks.
    struct Contents {
        var arrivals: [Exchange] = []
        /// Whether an exchange may be abandoned or its reader may have caught up.
        var hasSignals = false
        var isStopping = false
    }

    private struct State {
        var contents = Contents()
        var isPolling = false
        var isStopped = false
        var waiters: [CheckedContinuation<Void, Never>] = []

        /// Whether the thread must be woken, of which the caller takes care after the lock.
        mutating func takePolling() -> Bool {
            defer { isPolling = false }
            return isPolling
        }
    }

    private enum Submission {
        case refused, taken, takenAsleep
    }

    private let state = Mutex(State())
    private let bell: LoopBell

    /// Makes an empty mailbox.
    init() throws(TransportError) { bell = try LoopBell() }

    /// Whether the thread is stopping or has stopped.
    var isStopping: Bool { state.withLock(\.contents.isStopping) }

    /// What the thread polls beside its connections.
    var bellDescriptor: Int32 { bell.descriptor }

    /// Hands an exchange to the thread, or fails it when the transport is closed.
    func submit(_ exchange: Exchange) {
        let submission: Submission = state.withLock { state in
            if state.contents.isStopping { return .refused }
            state.contents.arrivals.append(exchange)
            return state.takePolling() ? .takenAsleep : .taken
        }
        switch submission {
        case .refused: exchange.fail(.transportClosed)
        case .taken: break
        case .takenAsleep: bell.ring()
        }
    }

    /// Lets the thread look at the exchanges under way.
    func signal() {
        let isAsleep = state.withLock { state in
            state.contents.hasSignals = true
            return state.takePolling()
        }
        if isAsleep { bell.ring() }
    }

    /// Orders the thread to end; `waiter` is resumed when it has.
    func stop(notifying waiter: CheckedContinuation<Void, Never>?) {
        let (isStopped, isAsleep) = state.withLock { state in
            if state.isStopped { return (true, false) }
            state.contents.isStopping = true
            if let waiter { state.waiters.append(waiter) }
            return (false, state.takePolling())
        }
        if isAsleep { bell.ring() }
        if isStopped { waiter?.resume() }
    }

    /// Takes what is new; for the thread.
    func take() -> Contents {
        state.withLock { state in
            state.isPolling = false
            let contents = state.contents
            state.contents = Contents(isStopping: contents.isStopping)
            return contents
        }
    }

    /// Whether there is nothing new, so that the thread may wait; from then on news wake it.
    func beginWaiting() -> Bool {
        state.withLock { state in
            state.isPolling =
                state.contents.arrivals.isEmpty && !state.contents.hasSignals && !state.contents.isStopping
            return state.isPolling
        }
    }

    /// Takes the ringing back; for the thread.
    func quietBell() { bell.quiet() }

    /// Says that the thread has freed everything; for the thread, as the last thing it does.
    func confirmStop() {
        let waiters = state.withLock { state in
            state.isStopped = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
