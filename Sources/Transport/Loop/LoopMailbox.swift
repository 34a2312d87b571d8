import CCurl
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
        /// The multi handle while the thread lives; waking is the one call that other threads may make on it.
        var multi: UnsafeMutableRawPointer?
        var isPolling = false
        var isStopped = false
        var waiters: [CheckedContinuation<Void, Never>] = []

        mutating func wake() {
            guard isPolling, let multi else { return }
            isPolling = false
            curl_multi_wakeup(multi)
        }
    }

    private let state = Mutex(State())

    /// Whether the thread is stopping or has stopped.
    var isStopping: Bool { state.withLock(\.contents.isStopping) }

    /// Says that the thread is there; for the thread.
    func open(multi: UnsafeMutableRawPointer) {
        let address = UInt(bitPattern: multi)
        state.withLock { $0.multi = UnsafeMutableRawPointer(bitPattern: address) }
    }

    /// Hands an exchange to the thread, or fails it when the transport is closed.
    func submit(_ exchange: Exchange) {
        let isRefused = state.withLock { state in
            if state.contents.isStopping { return true }
            state.contents.arrivals.append(exchange)
            state.wake()
            return false
        }
        if isRefused { exchange.fail(.transportClosed) }
    }

    /// Lets the thread look at the exchanges under way.
    func signal() {
        state.withLock { state in
            state.contents.hasSignals = true
            state.wake()
        }
    }

    /// Orders the thread to end; `waiter` is resumed when it has.
    func stop(notifying waiter: CheckedContinuation<Void, Never>?) {
        let isStopped = state.withLock { state in
            if state.isStopped { return true }
            state.contents.isStopping = true
            if let waiter { state.waiters.append(waiter) }
            state.wake()
            return false
        }
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

    /// Says that nobody may wake the thread any more; for the thread, before it frees the multi handle.
    func closeMulti() {
        state.withLock { $0.multi = nil }
    }

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
