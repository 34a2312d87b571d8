import Synchronization

/// The way into a pool's thread: requests, notice of cancellations, the order to stop; and its status, the way out.
final class PipelineMailbox: Sendable {
    /// What the thread finds when it looks.
    struct Contents {
        var arrivals: [PipelineRequest] = []
        var hasCancellations = false
        var isStopping = false
    }

    private struct State {
        var contents = Contents()
        var isWakeSent = false
        var isStopped = false
        var waiters: [CheckedContinuation<Void, Never>] = []
        var status = PipelineStatus()
    }

    /// Readable while there is something new.
    var wakeDescriptor: Int32 { signal.descriptor }
    private let signal: WakeSignal
    private let state = Mutex(State())

    init() throws(SystemError) { signal = try WakeSignal() }

    /// The latest published status.
    var status: PipelineStatus { state.withLock { $0.status } }

    /// Publishes what the pool is doing.
    func publish(_ status: PipelineStatus) { state.withLock { $0.status = status } }

    /// Hands a request to the thread, or fails it when the pool is stopping.
    func submit(_ request: PipelineRequest) {
        let isRefused = state.withLock { state in
            if state.contents.isStopping { return true }
            state.contents.arrivals.append(request)
            wake(&state)
            return false
        }
        if isRefused { request.finish(.failure(.shutDown)) }
    }

    /// Lets the thread drop finished requests from its queue.
    func noteCancellation() {
        state.withLock { state in
            state.contents.hasCancellations = true
            wake(&state)
        }
    }

    /// Orders the thread to end; `waiter` is resumed when it has.
    func stop(notifying waiter: CheckedContinuation<Void, Never>?) {
        let isStopped = state.withLock { state in
            if state.isStopped { return true }
            state.contents.isStopping = true
            if let waiter { state.waiters.append(waiter) }
            wake(&state)
            return false
        }
        if isStopped { waiter?.resume() }
    }

    /// Takes what is new; for the thread.
    func take() -> Contents {
        state.withLock { state in
            if state.isWakeSent {
                signal.clear()
                state.isWakeSent = false
            }
            let contents = state.contents
            state.contents = Contents(isStopping: contents.isStopping)
            return contents
        }
    }

    /// Says that the thread has ended and every process is gone; for the thread.
    func confirmStop() {
        let waiters = state.withLock { state in
            state.isStopped = true
            state.status = PipelineStatus(restarts: state.status.restarts)
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    private func wake(_ state: inout State) {
        guard !state.isWakeSent else { return }
        state.isWakeSent = signal.send()
    }
}
