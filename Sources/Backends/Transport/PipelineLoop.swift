import Glibc

/// The work of a pool's thread: deadlines, starts, handing out requests, reading, collecting ended processes.
struct PipelineLoop {
    private let settings: PipelineSettings
    private let mailbox: PipelineMailbox
    private var workers: [PipelineWorker]
    private var queue: [PipelineTicket] = []
    private var ended: [ProcessPipeline] = []
    private var restarts = 0

    /// Starts in a row without a reply after which requests are refused instead of queued.
    private static let hopelessFailures = 3
    private static let reapInterval = Duration.milliseconds(20)

    init(_ settings: PipelineSettings, mailbox: PipelineMailbox) {
        self.settings = settings
        self.mailbox = mailbox
        workers = (0..<settings.width).map { _ in PipelineWorker(startingAt: .now) }
    }

    /// Works until the mailbox says stop.
    mutating func run() {
        while true {
            let news = mailbox.take()
            queue.append(contentsOf: news.arrivals.map { PipelineTicket(request: $0) })
            if news.isStopping { break }
            if news.hasCancellations { queue.removeAll { $0.request.isFinished } }
            let now = ContinuousClock.now
            expire(now)
            startDuePipelines(now)
            refuseIfHopeless()
            assign(now)
            collectEnded()
            publish()
            wait()
        }
        stop()
    }

    private mutating func expire(_ now: ContinuousClock.Instant) {
        if queue.contains(where: { $0.request.deadline <= now }) {
            for ticket in queue where ticket.request.deadline <= now {
                ticket.request.finish(.failure(.deadlineExceeded))
            }
            queue.removeAll { $0.request.deadline <= now }
        }
        for index in workers.indices {
            for ticket in workers[index].tickets where ticket.request.deadline <= now {
                ticket.request.finish(.failure(.deadlineExceeded))
            }
            if let instant = killInstant(of: workers[index]), instant <= now { replace(index, blaming: .processDied) }
        }
    }

    // A request past its deadline or cancelled is let through and its reply thrown away, because a new pipeline loads its
    // dictionaries for a hundred times as long as a sentence takes; only a pipeline that has gone silent is killed.
    private func killInstant(of worker: PipelineWorker) -> ContinuousClock.Instant? {
        guard worker.pipeline != nil, let deadline = worker.tickets.map(\.request.deadline).min() else { return nil }
        return min(
            max(deadline, worker.lastProgress + settings.overdueSilence),
            worker.lastProgress + settings.maximumSilence)
    }

    private mutating func startDuePipelines(_ now: ContinuousClock.Instant) {
        for index in workers.indices where workers[index].pipeline == nil && workers[index].resumesAt <= now {
            do throws(SystemError) {
                try workers[index].start(settings.stages, environment: settings.environment, at: now)
            } catch {
                replace(index, blaming: .processDied)
            }
        }
    }

    private var isHopeless: Bool {
        workers.allSatisfy { $0.pipeline == nil && $0.failures >= Self.hopelessFailures }
    }

    private mutating func refuseIfHopeless() {
        guard isHopeless, !queue.isEmpty else { return }
        for ticket in queue { ticket.request.finish(.failure(.processDied)) }
        queue = []
    }

    private mutating func assign(_ now: ContinuousClock.Instant) {
        var taken = 0
        while taken < queue.count {
            let free = workers.indices.filter { index in
                workers[index].pipeline != nil && workers[index].unitCount < settings.unitsInFlight
                    && !workers[index].tickets.contains { $0.request.deadline <= now }
            }
            guard let index = free.min(by: { workers[$0].unitCount < workers[$1].unitCount }) else { break }
            workers[index].accept(queue[taken], at: now)
            taken += 1
        }
        guard taken > 0 else { return }
        queue.removeFirst(taken)
        for index in workers.indices where workers[index].hasUnsentBytes { workers[index].write() }
    }

    // The oldest request is the suspect: later ones go to the next pipeline as if nothing had happened to them.
    private mutating func replace(_ index: Int, blaming error: PipelineError) {
        let delays = settings.restartDelays
        let pause = delays[min(workers[index].failures, delays.count - 1)]
        let (pipeline, orphans) = workers[index].stop(until: .now + pause)
        restarts += 1
        if let pipeline { ended.append(pipeline) }
        var retried: [PipelineTicket] = []
        for (place, orphan) in orphans.enumerated() where !orphan.request.isFinished {
            var ticket = orphan
            if place == 0 { ticket.failures += 1 }
            if place == 0 && (ticket.failures > 1 || error != .processDied) {
                ticket.request.finish(.failure(error))
            } else {
                retried.append(ticket)
            }
        }
        queue.insert(contentsOf: retried, at: 0)
    }

    private mutating func collectEnded() {
        for index in ended.indices.reversed() where ended[index].reap() { ended.remove(at: index) }
    }

    private func publish() {
        mailbox.publish(
            PipelineStatus(
                processes: workers.compactMap { $0.pipeline?.processes }, queued: queue.count,
                inFlight: workers.reduce(0) { $0 + $1.tickets.count }, restarts: restarts, isBroken: isHopeless))
    }

    private mutating func wait() {
        let running = workers.indices.filter { workers[$0].pipeline != nil }
        var descriptors = [pollfd(fd: mailbox.wakeDescriptor, events: Int16(POLLIN), revents: 0)]
        for index in running {
            guard let pipeline = workers[index].pipeline else { continue }
            let wanted = workers[index].hasUnsentBytes ? Int16(POLLOUT) : 0
            descriptors.append(pollfd(fd: pipeline.output, events: Int16(POLLIN), revents: 0))
            descriptors.append(pollfd(fd: wanted == 0 ? -1 : pipeline.input, events: wanted, revents: 0))
        }
        guard poll(&descriptors, nfds_t(descriptors.count), timeout()) > 0 else { return }
        for (place, index) in running.enumerated() {
            if descriptors[2 * place + 2].revents != 0 { workers[index].write() }
            guard descriptors[2 * place + 1].revents != 0 else { continue }
            let (finished, trouble) = workers[index].read(limit: settings.maximumOutputBytes, at: .now)
            for ticket in finished { ticket.request.finish(.success(ticket.replies)) }
            switch trouble {
            case .broken: replace(index, blaming: .processDied)
            case .tooLong: replace(index, blaming: .outputTooLong)
            case nil: break
            }
        }
    }

    /// Milliseconds until something is due, rounded up; -1 when nothing is.
    private func timeout() -> Int32 {
        let now = ContinuousClock.now
        var due: [ContinuousClock.Instant] = queue.map(\.request.deadline)
        for worker in workers {
            if worker.pipeline == nil { due.append(worker.resumesAt) }
            due.append(contentsOf: worker.tickets.lazy.map(\.request.deadline).filter { $0 > now })
            if let instant = killInstant(of: worker) { due.append(instant) }
        }
        if !ended.isEmpty { due.append(now + Self.reapInterval) }
        guard let next = due.min() else { return -1 }
        let (seconds, attoseconds) = (next - now).components
        guard seconds < 3600 else { return 3_600_000 }
        return Int32(max(0, seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }

    private mutating func stop() {
        for index in workers.indices {
            let (pipeline, orphans) = workers[index].stop(until: .now)
            if let pipeline { ended.append(pipeline) }
            queue.append(contentsOf: orphans)
        }
        for ticket in queue { ticket.request.finish(.failure(.shutDown)) }
        // They were killed by the signal nothing can refuse.
        while !ended.isEmpty {
            collectEnded()
            if !ended.isEmpty { poll(nil, 0, 1) }
        }
        mailbox.confirmStop()
    }
}
