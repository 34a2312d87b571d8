import Synchronization
import Translation

/// The way into a supervisor's thread: calls, questions, due restarts, orders; and its status, the way out.
final class WorkerMailbox: Sendable {
    /// Somebody who has asked for a restart and waits for how it goes.
    typealias RestartWaiter = CheckedContinuation<BackendHealth, Never>

    /// What the thread finds when it looks.
    struct Contents {
        var calls: [WorkerCall] = []
        var probes: [WorkerProbe] = []
        var duePauses: [Int] = []
        var restarts: [RestartWaiter] = []
        var isStopping = false
    }

    private struct State {
        var contents = Contents()
        var isWakeSent = false
        var isStopped = false
        var waiters: [CheckedContinuation<Void, Never>] = []
        var status = WorkerStatus()
    }

    /// What is said to whoever comes after the end.
    static let shutDown = BackendError(.unavailable, "the worker was shut down")
    /// Readable while there is something new.
    var wakeDescriptor: Int32 { signal.descriptor }
    private let signal: WakeSignal
    private let state = Mutex(State())

    init() throws(SystemError) { signal = try WakeSignal() }

    /// The latest published status.
    var status: WorkerStatus { state.withLock { $0.status } }

    /// Publishes what the worker is doing; for the thread.
    func publish(_ status: WorkerStatus) { state.withLock { $0.status = status } }

    /// Hands a call to the thread, or fails it when the supervisor is stopping.
    func submit(_ call: WorkerCall) {
        if !post({ $0.calls.append(call) }) { call.fail(Self.shutDown) }
    }

    /// Hands over a question; nobody answers when the supervisor is stopping.
    func submit(_ probe: WorkerProbe) {
        if !post({ $0.probes.append(probe) }) { probe.finish(false) }
    }

    /// Asks for a new process.
    func restart(notifying waiter: RestartWaiter) {
        if !post({ $0.restarts.append(waiter) }) {
            waiter.resume(returning: BackendHealth(isHealthy: false, remedy: Self.shutDown.explanation))
        }
    }

    /// Says that a pause is over.
    func endPause(_ number: Int) { post { $0.duePauses.append(number) } }

    /// Lets the thread drop finished calls from its queue.
    func noteCancellation() { post { _ in } }

    /// Orders the thread to end; `waiter` is resumed when the process is gone.
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

    /// Says that the thread has ended and no process is left; for the thread.
    func confirmStop() {
        let waiters = state.withLock { state in
            state.isStopped = true
            state.status.state = .stopped
            state.status.processID = nil
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    @discardableResult private func post(_ change: (inout Contents) -> Void) -> Bool {
        state.withLock { state in
            if state.contents.isStopping { return false }
            change(&state.contents)
            wake(&state)
            return true
        }
    }

    private func wake(_ state: inout State) {
        guard !state.isWakeSent else { return }
        state.isWakeSent = signal.send()
    }
}
