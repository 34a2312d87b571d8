import Glibc

/// Segments or questions that were sent together.
struct WorkerBatch {
    enum Work {
        case translation([WorkerQueue.Item])
        case ping([WorkerProbe])
    }

    let id: UInt64
    let work: Work
    /// The instant at which the last of the callers stops waiting.
    let deadline: ContinuousClock.Instant

    var isTranslation: Bool {
        if case .translation = work { true } else { false }
    }
}

/// One process of a worker from start to collection, and the batches in it, oldest first.
struct WorkerSession {
    enum Phase: Equatable {
        /// It has not greeted yet.
        case starting(until: ContinuousClock.Instant)
        /// It takes work.
        case ready(since: ContinuousClock.Instant)
        /// It was told to end; at the instant it is sent the next stronger signal.
        case stopping(until: ContinuousClock.Instant, isTerminated: Bool)
        /// It was killed, or has closed its standard output.
        case ended
    }

    private(set) var process: WorkerProcess
    var phase: Phase
    var batches: [WorkerBatch] = []
    /// When the worker last answered something, or was given work when it had none.
    var lastProgress: ContinuousClock.Instant
    /// Last line on standard error before the first text was sent; later lines may hold texts and are only counted.
    private(set) var note: String?
    private(set) var errorLines = 0
    private(set) var errorBytes = 0
    private var hasSentText = false
    private var replies: LineAssembler
    private var errors = LineAssembler(limit: 300)
    private var outbox: [UInt8] = []
    private var written = 0

    init(_ configuration: WorkerConfiguration, environment: [String], at now: ContinuousClock.Instant)
        throws(SystemError)
    {
        process = try WorkerProcess(configuration, environment: environment)
        phase = .starting(until: now + configuration.startUpLimit)
        lastProgress = now
        replies = LineAssembler(limit: configuration.maximumLineBytes)
    }

    var isReady: Bool {
        if case .ready = phase { true } else { false }
    }

    var isStarting: Bool {
        if case .starting = phase { true } else { false }
    }

    /// Whether bytes wait for the worker to read.
    var hasUnsentBytes: Bool { written < outbox.count && process.input >= 0 }

    /// Batches of translation in it.
    var translations: Int { batches.lazy.filter(\.isTranslation).count }

    /// Sends a batch.
    mutating func send(_ batch: WorkerBatch, as request: WorkerRequest, at now: ContinuousClock.Instant) {
        if batches.isEmpty { lastProgress = now }
        if batch.isTranslation { hasSentText = true }
        batches.append(batch)
        outbox.append(contentsOf: request.line)
        write()
    }

    /// Tells the worker to end after what it has been given.
    mutating func stop(until instant: ContinuousClock.Instant) {
        phase = .stopping(until: instant, isTerminated: false)
        outbox.append(contentsOf: WorkerRequest.shutDown.line)
        write()
    }

    /// Kills the whole group.
    ///
    /// - Returns: The batches that were in it.
    mutating func kill() -> [WorkerBatch] {
        process.send(SIGKILL)
        // What it has said of its end is read before the pipe is closed.
        readErrors()
        process.closeAll()
        phase = .ended
        defer { batches = [] }
        return batches
    }

    /// Sends a signal to the group of a worker that takes its time.
    mutating func terminate(until instant: ContinuousClock.Instant) {
        process.send(SIGTERM)
        phase = .stopping(until: instant, isTerminated: true)
    }

    /// Writes as much as the worker takes now; a worker that has ended is noticed by reading.
    mutating func write() {
        while hasUnsentBytes {
            let count = outbox.withUnsafeBytes { bytes in
                let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
                return Glibc.send(process.input, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            if count > 0 { written += count } else if errno != EINTR { break }
        }
        guard written == outbox.count else { return }
        outbox.removeAll(keepingCapacity: true)
        written = 0
        // The end of its input is an order that even a worker understands that does not know the message.
        if case .stopping = phase { process.closeInput() }
    }

    /// Reads what the worker has said.
    ///
    /// - Returns: Its messages, and whether more may come.
    mutating func read() -> (replies: [WorkerReply], isOpen: Bool) {
        var lines: [LineAssembler.Line] = []
        let isOpen = Self.drain(process.output) { lines.append(contentsOf: replies.take($0)) }
        return (lines.map { WorkerReply(line: $0) }, isOpen)
    }

    /// Reads standard error: counted, and noted only before there was any text that it could repeat.
    mutating func readErrors() {
        guard process.errors >= 0 else { return }
        let isOpen = Self.drain(process.errors) { bytes in
            errorBytes += bytes.count
            for line in errors.take(bytes) {
                errorLines += 1
                guard !hasSentText else { continue }
                let text = Self.printable(line)
                if !text.isEmpty { note = text }
            }
        }
        if !isOpen { process.closeErrors() }
    }

    private static func printable(_ line: LineAssembler.Line) -> String {
        let bytes =
            switch line {
            case .whole(let bytes), .cut(let bytes): bytes
            }
        let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
        return String(String.UnicodeScalarView(text.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }

    /// Reads until nothing is ready, at most a few pieces so that no descriptor starves the others.
    private static func drain(_ descriptor: Int32, _ take: (ArraySlice<UInt8>) -> Void) -> Bool {
        let chunkSize = 65_536
        for _ in 0..<16 {
            var count = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: chunkSize) { buffer, length in
                count = Glibc.read(descriptor, buffer.baseAddress, chunkSize)
                length = max(count, 0)
            }
            if count < 0 && errno == EINTR { continue }
            if count < 0 && errno == EAGAIN { return true }
            guard count > 0 else { return false }
            take(chunk[...])
            if count < chunkSize { return true }
        }
        return true
    }
}
