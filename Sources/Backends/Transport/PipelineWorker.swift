import Glibc

/// A request on its way through the pool.
struct PipelineTicket {
    let request: PipelineRequest
    /// How often a pipeline ended while it worked on this request.
    var failures = 0
    /// Replies so far, one a unit.
    var replies: [[UInt8]] = []
    /// Bytes of the replies so far.
    var replyBytes = 0
}

/// One place of the pool: a running pipeline or the pause before the next one, and the requests it works on.
struct PipelineWorker {
    /// What is wrong with a pipeline that has to be replaced.
    enum Trouble {
        /// It ended, or answered out of turn.
        case broken
        /// The oldest request's reply exceeds the limit.
        case tooLong
    }

    /// The running programs, or nil during a pause.
    private(set) var pipeline: ProcessPipeline?
    /// When the next start is due, during a pause.
    private(set) var resumesAt: ContinuousClock.Instant
    /// Ends in a row without a reply between them.
    private(set) var failures = 0
    /// Requests in the pipeline, oldest first.
    private(set) var tickets: [PipelineTicket] = []
    /// Units in the pipeline.
    private(set) var unitCount = 0
    /// When the pipeline last gave a sign of life while something was in it.
    private(set) var lastProgress: ContinuousClock.Instant
    private var nextNumber: UInt64 = 0
    private var expectedNumber: UInt64 = 0
    private var outbox: [UInt8] = []
    private var written = 0
    private var inbox: [UInt8] = []

    init(startingAt instant: ContinuousClock.Instant) {
        resumesAt = instant
        lastProgress = instant
    }

    /// Whether bytes wait for the pipeline to read.
    var hasUnsentBytes: Bool { written < outbox.count }

    /// Starts the programs.
    mutating func start(
        _ stages: [StageCommand], environment: [String], at now: ContinuousClock.Instant
    ) throws(SystemError) {
        pipeline = try ProcessPipeline(stages, environment: environment)
        lastProgress = now
    }

    /// Puts a request into the pipeline.
    mutating func accept(_ ticket: PipelineTicket, at now: ContinuousClock.Instant) {
        if tickets.isEmpty { lastProgress = now }
        tickets.append(ticket)
        unitCount += ticket.request.units.count
        for unit in ticket.request.units {
            NullFlushFraming.seal(unit, number: nextNumber, to: &outbox)
            nextNumber += 1
        }
    }

    /// Writes as much as the pipeline takes now; a pipeline that has ended is noticed by reading.
    mutating func write() {
        guard let pipeline else { return }
        while written < outbox.count {
            let count = outbox.withUnsafeBytes { bytes in
                let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
                return send(pipeline.input, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            if count > 0 { written += count } else if errno != EINTR { break }
        }
        if written == outbox.count {
            outbox.removeAll(keepingCapacity: true)
            written = 0
        }
    }

    /// Reads what the pipeline has ready.
    ///
    /// - Parameters:
    ///   - limit: Most bytes of reply a request may get.
    ///   - now: The present instant.
    /// - Returns: Requests that have all their replies now, and whether the pipeline must be replaced.
    mutating func read(
        limit: Int, at now: ContinuousClock.Instant
    ) -> (finished: [PipelineTicket], trouble: Trouble?) {
        var finished: [PipelineTicket] = []
        guard let pipeline else { return (finished, nil) }
        let chunkSize = 65_536
        while true {
            var count = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: chunkSize) { buffer, length in
                count = Glibc.read(pipeline.output, buffer.baseAddress, chunkSize)
                length = max(count, 0)
            }
            if count < 0 && errno == EINTR { continue }
            if count < 0 && errno == EAGAIN { return (finished, nil) }
            guard count > 0 else { return (finished, .broken) }
            lastProgress = now
            if let trouble = take(chunk, limit: limit, into: &finished) { return (finished, trouble) }
            if count < chunkSize { return (finished, nil) }
        }
    }

    /// Kills the pipeline and pauses.
    ///
    /// - Returns: The processes to collect and the requests that were in the pipeline, oldest first, without replies.
    mutating func stop(until instant: ContinuousClock.Instant) -> (ended: ProcessPipeline?, orphans: [PipelineTicket]) {
        let ended = pipeline
        ended?.terminate()
        let orphans = tickets.map { PipelineTicket(request: $0.request, failures: $0.failures) }
        pipeline = nil
        resumesAt = instant
        failures += 1
        tickets = []
        unitCount = 0
        expectedNumber = nextNumber
        outbox = []
        written = 0
        inbox = []
        return (ended, orphans)
    }

    private mutating func take(_ chunk: [UInt8], limit: Int, into finished: inout [PipelineTicket]) -> Trouble? {
        var start = 0
        var scanned = inbox.count
        inbox.append(contentsOf: chunk)
        while let end = inbox[scanned...].firstIndex(of: 0) {
            guard !tickets.isEmpty, let text = NullFlushFraming.open(inbox[start..<end], number: expectedNumber) else {
                return .broken
            }
            expectedNumber += 1
            unitCount -= 1
            failures = 0
            tickets[0].replies.append(text)
            tickets[0].replyBytes += text.count
            if tickets[0].replyBytes > limit { return .tooLong }
            if tickets[0].replies.count == tickets[0].request.units.count { finished.append(tickets.removeFirst()) }
            start = end + 1
            scanned = start
        }
        inbox.removeFirst(start)
        return inbox.count + (tickets.first?.replyBytes ?? 0) > limit ? .tooLong : nil
    }
}
