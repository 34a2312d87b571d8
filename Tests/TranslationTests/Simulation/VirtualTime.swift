import Dispatch
import Synchronization

@testable import Translation

/// Time that stands still while anything can run and jumps to the next waiting task when nothing can.
///
/// Executor of the simulated tasks and their clock in one: whole hours of waiting take milliseconds, and the order of
/// events is the same on every run.
final class VirtualTime: TaskExecutor, Clock {
    typealias Instant = ContinuousClock.Instant

    private struct Sleeper {
        let number: Int
        let wake: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Instant
        var jobs: [UnownedJob] = []
        /// Whoever wakes first stands last.
        var sleepers: [Sleeper] = []
        var count = 0
        var isRunning = false

        mutating func insert(_ sleeper: Sleeper) {
            var (low, high) = (0, sleepers.count)
            while low < high {
                let middle = (low + high) / 2
                if sleepers[middle].wake > sleeper.wake { low = middle + 1 } else { high = middle }
            }
            sleepers.insert(sleeper, at: low)
        }
    }

    private let state = Mutex(State(now: ContinuousClock.now))
    private let queue = DispatchQueue(label: "virtual time")

    var now: Instant { state.withLock { $0.now } }
    var minimumResolution: Duration { .nanoseconds(1) }

    /// The clock for what is simulated.
    var routing: RoutingClock { RoutingClock(self) }

    /// Runs a simulation in virtual time.
    func run<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) async -> Value {
        await withTaskExecutorPreference(self) { await body() }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let mustStart = state.withLock { state in
            state.jobs.append(job)
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if mustStart { queue.async { self.work() } }
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let number = state.withLock { state in
            state.count += 1
            return state.count
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let result = state.withLock { state -> Result<Void, any Error>? in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if state.now >= deadline { return .success(()) }
                    state.insert(Sleeper(number: number, wake: deadline, continuation: continuation))
                    return nil
                }
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                state.sleepers.lastIndex { $0.number == number }.map { state.sleepers.remove(at: $0) }
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    private func work() {
        while true {
            enum Step { case job(UnownedJob), wake(Sleeper), rest }
            let step = state.withLock { state -> Step in
                if !state.jobs.isEmpty { return .job(state.jobs.removeFirst()) }
                guard let sleeper = state.sleepers.popLast() else {
                    state.isRunning = false
                    return .rest
                }
                state.now = max(state.now, sleeper.wake)
                return .wake(sleeper)
            }
            switch step {
            case .job(let job): job.runSynchronously(on: asUnownedTaskExecutor())
            case .wake(let sleeper): sleeper.continuation.resume()
            case .rest: return
            }
        }
    }
}
