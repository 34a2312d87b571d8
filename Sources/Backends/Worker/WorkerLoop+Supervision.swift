import Glibc
import Translation

extension WorkerSession {
    /// Whether it is on its way out and has to be collected.
    var isEnding: Bool {
        switch phase {
        case .stopping, .ended: true
        case .starting, .ready: false
        }
    }

    /// Whether nobody waits any more for what it works on.
    func isOverdue(_ now: ContinuousClock.Instant) -> Bool { batches.first.map { $0.deadline <= now } ?? false }

    /// The instant at which its patience with the worker ends.
    func dueInstant(_ configuration: WorkerConfiguration) -> ContinuousClock.Instant? {
        switch phase {
        case .starting(let until): until
        case .stopping(let until, _): until
        case .ready: overdueInstant(configuration)
        case .ended: nil
        }
    }

    // A batch past its deadline is let through and its reply thrown away, because loading a model takes far longer than
    // a batch; only a worker that has gone silent is killed.
    private func overdueInstant(_ configuration: WorkerConfiguration) -> ContinuousClock.Instant? {
        guard let oldest = batches.first else { return nil }
        return min(
            max(oldest.deadline, lastProgress) + configuration.overdueSilence,
            lastProgress + configuration.maximumSilence)
    }
}

extension WorkerLoop {
    /// Starts a process when none runs or is about to, and nothing forbids it.
    mutating func startIfNone(_ now: ContinuousClock.Instant) {
        guard case .none = rest, !sessions.contains(where: { $0.isReady || $0.isStarting }) else { return }
        start(now)
    }

    /// Starts a process.
    mutating func start(_ now: ContinuousClock.Instant) {
        do throws(SystemError) {
            sessions.append(try WorkerSession(configuration, environment: environment, at: now))
            status.starts += 1
        } catch {
            noteFailure(
                WorkerFailure("\(error.doing) does not start: \(String(cString: strerror(error.number)))"))
        }
    }

    /// Ends what has used up its time.
    mutating func supervise(_ now: ContinuousClock.Instant) {
        for index in sessions.indices {
            guard let due = sessions[index].dueInstant(configuration), due <= now else { continue }
            switch sessions[index].phase {
            case .starting: lose(index, "the worker did not greet in time")
            case .ready: lose(index, "the worker stopped answering")
            case .stopping(_, false): sessions[index].terminate(until: now + configuration.terminationLimit)
            case .stopping(_, true): lose(index, "the worker did not end by itself")
            case .ended: break
            }
        }
    }

    /// Kills a process that has ended or must end; what it was given fails.
    mutating func lose(_ index: Int, _ reason: String) {
        let wasWanted = sessions[index].isReady || sessions[index].isStarting
        if case .ready(let since) = sessions[index].phase, .now - since > configuration.maximumRestartPause {
            // It has lived longer than any pause: this is no loop of crashes.
            failuresInRow = 0
        }
        let process = sessions[index].process.id
        for batch in sessions[index].kill() {
            batch.fail(BackendError(.unavailable, "the worker ended while it worked on this"))
        }
        if wasWanted { noteFailure(WorkerFailure(reason, process: process)) }
    }

    /// Decides what happens after an end that nobody asked for.
    mutating func noteFailure(_ failure: WorkerFailure) {
        status.failures += 1
        lastFailure = failure
        answerRestarts(BackendHealth(isHealthy: false, remedy: failure.explanation))
        if sessions.contains(where: { $0.isReady || $0.isStarting }) { return }
        failuresInRow += 1
        if failuresInRow >= configuration.hopelessFailures {
            rest = .gaveUp
        } else {
            pauseBeforeStart()
        }
    }

    /// Ends a worker that is not what the configuration says; a restart would not change that.
    mutating func reject(_ index: Int, _ reason: String) {
        lose(index, reason)
        if !sessions.contains(where: { $0.isReady || $0.isStarting }) { rest = .gaveUp }
    }

    /// Tells those who asked for a restart how it went.
    mutating func answerRestarts(_ health: BackendHealth) {
        for waiter in restartWaiters { waiter.resume(returning: health) }
        restartWaiters = []
    }

    /// Makes the present state visible.
    func publish() {
        var status = status
        let serving = sessions.first(where: \.isReady)
        switch rest {
        case _ where serving != nil: status.state = .ready
        case _ where sessions.contains(where: \.isStarting): status.state = .starting
        case .none: status.state = .starting
        case .pausing: status.state = .pausing
        case .gaveUp: status.state = .gaveUp
        }
        status.processID = serving?.process.id
        status.queuedSegments = queue.count
        status.batchesInFlight = sessions.reduce(0) { $0 + $1.translations }
        status.errorLines += sessions.reduce(0) { $0 + $1.errorLines }
        status.errorBytes += sessions.reduce(0) { $0 + $1.errorBytes }
        status.lastFailure = lastFailure?.explanation
        mailbox.publish(status)
    }
}
