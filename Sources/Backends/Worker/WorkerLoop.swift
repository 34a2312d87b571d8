import Glibc
import TextProcessing
import Translation

/// The work of a supervisor's thread: deadlines, starts and ends of processes, batches, replies.
///
/// At rest there is one session; there are two while a restart waits for its new process, or an old one ends.
struct WorkerLoop {
    /// What keeps a new process from being started.
    enum Rest {
        case none
        case pausing(number: Int)
        case gaveUp
    }

    let configuration: WorkerConfiguration
    let environment: [String]
    let clock: any Clock<Duration>
    let mailbox: WorkerMailbox
    var sessions: [WorkerSession] = []
    var queue: WorkerQueue
    var rest = Rest.none
    var backoff: RestartBackoff
    /// Ends in a row without an answer to a text.
    var failuresInRow = 0
    var lastFailure: WorkerFailure?
    var restartWaiters: [WorkerMailbox.RestartWaiter] = []
    var status = WorkerStatus()
    private var calls: [WorkerCall] = []
    private var probes: [WorkerProbe] = []
    private var nextBatch: UInt64 = 1
    private var pauses = 0
    private var pause: Task<Void, Never>?
    private var isStopping = false

    private static let reapInterval = Duration.milliseconds(20)
    /// More patience than this is told to no worker.
    private static let longestDeadline = Duration.seconds(86_400)

    init(
        _ configuration: WorkerConfiguration, environment: [String], clock: any Clock<Duration>, mailbox: WorkerMailbox
    ) {
        self.configuration = configuration
        self.environment = environment
        self.clock = clock
        self.mailbox = mailbox
        queue = WorkerQueue(
            batchSegments: configuration.batchSegments, batchCharacters: configuration.batchCharacters)
        backoff = RestartBackoff(
            minimum: configuration.minimumRestartPause, maximum: configuration.maximumRestartPause,
            seed: configuration.jitterSeed ?? UInt64.random(in: .min ... .max))
    }

    /// Works until the mailbox says stop and every process is gone.
    mutating func run() {
        while true {
            accept(mailbox.take())
            let now = ContinuousClock.now
            expire(now)
            supervise(now)
            if !isStopping { startIfNone(now) }
            refuseIfDown()
            dispatch(now)
            reap()
            publish()
            if isStopping && sessions.isEmpty { break }
            wait()
        }
        mailbox.confirmStop()
    }

    private mutating func accept(_ news: WorkerMailbox.Contents) {
        for call in news.calls {
            calls.append(call)
            queue.append(call)
        }
        probes.append(contentsOf: news.probes)
        if case .pausing(let number) = rest, news.duePauses.contains(number) { rest = .none }
        if !news.restarts.isEmpty {
            restartWaiters.append(contentsOf: news.restarts)
            failuresInRow = 0
            rest = .none
            // A process that serves goes on doing so until its successor has greeted.
            if !sessions.contains(where: \.isStarting) { start(.now) }
        }
        if news.isStopping && !isStopping { beginStop() }
    }

    private mutating func beginStop() {
        isStopping = true
        pause?.cancel()
        answerRestarts(BackendHealth(isHealthy: false, remedy: WorkerMailbox.shutDown.explanation))
        // What is at the worker may still be answered; it ends after that.
        queue.failAll(WorkerMailbox.shutDown)
        for index in sessions.indices where sessions[index].isReady || sessions[index].isStarting {
            sessions[index].stop(until: .now + configuration.shutDownLimit)
        }
    }

    private mutating func expire(_ now: ContinuousClock.Instant) {
        for call in calls where call.deadline <= now {
            call.fail(BackendError(.deadlineExceeded, "the worker did not answer in time"))
        }
        let count = calls.count
        calls.removeAll(where: \.isFinished)
        if calls.count < count { queue.removeFinished() }
        for session in sessions {
            for case .ping(let waiting) in session.batches.map(\.work) {
                for probe in waiting where probe.deadline <= now { probe.finish(false) }
            }
        }
    }

    /// While nothing runs after a repeated failure, waiting would only eat the time in which others could answer.
    private mutating func refuseIfDown() {
        guard !sessions.contains(where: \.isReady) else { return }
        for probe in probes { probe.finish(false) }
        probes = []
        if case .gaveUp = rest {} else if failuresInRow < 2 { return }
        queue.failAll(BackendError(.unavailable, "the worker is down"))
    }

    private mutating func dispatch(_ now: ContinuousClock.Instant) {
        guard let index = sessions.firstIndex(where: \.isReady) else { return }
        // A worker that is late already gets nothing more until it has answered or is replaced.
        while sessions[index].translations < configuration.batchesInFlight, !sessions[index].isOverdue(now) {
            let items = queue.takeBatch()
            guard let first = items.first else { break }
            let deadline = items.map(\.call.deadline).max() ?? now
            let id = takeNumber()
            status.batches += 1
            sessions[index].send(
                WorkerBatch(id: id, work: .translation(items), deadline: deadline),
                as: .translate(
                    id: id, source: configuration.code(of: first.call.pair.source),
                    target: configuration.code(of: first.call.pair.target),
                    segments: items.map { WorkerRequest.Segment($0.segment) },
                    deadline: milliseconds(min(deadline - now, Self.longestDeadline)),
                    alternatives: configuration.alternatives), at: now)
        }
        guard !probes.isEmpty else { return }
        if sessions[index].translations > 0 {
            // It works, and is killed if it does not go on.
            for probe in probes { probe.finish(true) }
        } else {
            ping(index, for: probes, at: now)
        }
        probes = []
    }

    /// Asks for a sign of life, which also proves that what was sent before it and has no reply will get none.
    mutating func ping(_ index: Int, for probes: [WorkerProbe], at now: ContinuousClock.Instant) {
        let id = takeNumber()
        sessions[index].send(
            WorkerBatch(id: id, work: .ping(probes), deadline: probes.map(\.deadline).max() ?? now),
            as: .ping(id: id), at: now)
    }

    /// Starts the next process after a pause on the injected clock.
    mutating func pauseBeforeStart() {
        pauses += 1
        rest = .pausing(number: pauses)
        let length = backoff.pause(afterFailures: failuresInRow)
        pause = Task { [clock, mailbox, pauses] in
            do {
                try await clock.sleep(for: length)
                mailbox.endPause(pauses)
            } catch {
                // The supervisor is stopping and starts nothing any more.
            }
        }
    }

    private mutating func takeNumber() -> UInt64 {
        defer { nextBatch += 1 }
        return nextBatch
    }

    private mutating func reap() {
        for index in sessions.indices.reversed() where sessions[index].isEnding && sessions[index].process.hasEnded {
            // Its last replies may lie in the pipe; what is left of its group goes before its name does.
            read(index)
            if case .stopping = sessions[index].phase { lose(index, "the worker ended") }
            guard let end = sessions[index].process.reap() else { continue }
            let session = sessions.remove(at: index)
            lastFailure?.note(end, of: session)
            status.errorLines += session.errorLines
            status.errorBytes += session.errorBytes
        }
    }

    private mutating func wait() {
        var descriptors = [pollfd(fd: mailbox.wakeDescriptor, events: Int16(POLLIN), revents: 0)]
        for session in sessions {
            let process = session.process
            descriptors.append(pollfd(fd: process.output, events: Int16(POLLIN), revents: 0))
            descriptors.append(pollfd(fd: process.errors, events: Int16(POLLIN), revents: 0))
            descriptors.append(
                pollfd(fd: session.hasUnsentBytes ? process.input : -1, events: Int16(POLLOUT), revents: 0))
        }
        guard poll(&descriptors, nfds_t(descriptors.count), timeout()) > 0 else { return }
        for index in sessions.indices {
            let ready = descriptors[(3 * index + 1)...(3 * index + 3)].map { $0.revents != 0 }
            if ready[1] { sessions[index].readErrors() }
            if ready[2] { sessions[index].write() }
            if ready[0] { read(index) }
        }
    }

    /// Milliseconds until something is due, rounded up; -1 when nothing is.
    private func timeout() -> Int32 {
        let now = ContinuousClock.now
        var due = calls.map(\.deadline)
        for session in sessions {
            if let instant = session.dueInstant(configuration) { due.append(instant) }
            for case .ping(let waiting) in session.batches.map(\.work) {
                due.append(contentsOf: waiting.filter { !$0.isFinished }.map(\.deadline))
            }
            if session.isEnding { due.append(now + Self.reapInterval) }
        }
        guard let next = due.min() else { return -1 }
        return Int32(milliseconds(min(max(.zero, next - now), .seconds(3600))))
    }

    /// Whole milliseconds, rounded up.
    private func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
