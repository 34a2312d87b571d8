import Glibc

/// What a pool runs and how patient it is.
struct PipelineSettings: Sendable {
    /// The programs of one pipeline.
    var stages: [StageCommand]
    /// Environment of the programs, as `NAME=value`.
    var environment: [String]
    /// Pipelines side by side.
    var width: Int
    /// Units in a pipeline at a time, so that no stage idles between two of them.
    var unitsInFlight: Int
    /// Pauses before the first, second and further starts in a row that brought no reply; the last one repeats.
    var restartDelays: [Duration]
    /// Most bytes of reply a request may get.
    var maximumOutputBytes: Int
    /// Silence after which a pipeline is killed when a request in it is past its deadline.
    var overdueSilence: Duration
    /// Silence after which a pipeline with a request in it is killed whatever the deadlines.
    var maximumSilence: Duration
}

/// What a pool is doing.
struct PipelineStatus: Sendable {
    /// Process ids of each running pipeline, in the order of its programs.
    var processes: [[pid_t]] = []
    /// Requests that wait for a place.
    var queued = 0
    /// Requests inside a pipeline.
    var inFlight = 0
    /// Pipelines replaced since the start.
    var restarts = 0
    /// Whether no pipeline has run for some starts in a row, so that requests are refused at once.
    var isBroken = false
}

/// Pipelines of long-lived programs behind one first-in, first-out queue.
///
/// One thread owns all processes and descriptors and waits in `poll`; callers talk to it through a mailbox and wait as
/// continuations, so that no thread of Swift's pool ever blocks.
final class PipelinePool: Sendable {
    private let mailbox: PipelineMailbox

    /// Starts the pool's thread, which starts the pipelines.
    init(_ settings: PipelineSettings) throws(SystemError) {
        precondition(settings.width > 0 && settings.unitsInFlight > 0, "a pool works on something")
        precondition(!settings.restartDelays.isEmpty, "a pool knows how long to pause")
        let mailbox = try PipelineMailbox()
        self.mailbox = mailbox
        try startThread {
            var loop = PipelineLoop(settings, mailbox: mailbox)
            loop.run()
        }
    }

    deinit { mailbox.stop(notifying: nil) }

    /// What the pool is doing.
    var status: PipelineStatus { mailbox.status }

    /// Sends units through one pipeline and waits for a reply to each.
    func exchange(_ units: [[UInt8]], deadline: ContinuousClock.Instant) async throws(PipelineError) -> [[UInt8]] {
        guard deadline > .now else { throw .deadlineExceeded }
        let request = PipelineRequest(units: units, deadline: deadline)
        let outcome = await request.outcome {
            mailbox.submit(request)
        } cancelled: { [mailbox] in
            mailbox.noteCancellation()
        }
        return try outcome.get()
    }

    /// Refuses new requests, fails those under way, kills every process and waits until all are gone.
    func shutDown() async {
        await withCheckedContinuation { continuation in mailbox.stop(notifying: continuation) }
    }
}

/// Runs a closure on a thread of its own.
func startThread(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
    final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let work = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let reason = pthread_create(
        &thread, nil,
        { argument in
            guard let argument else { return nil }
            Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
            return nil
        }, work.toOpaque())
    guard reason == 0 else {
        work.release()
        throw SystemError(number: reason, doing: "pthread_create")
    }
    pthread_detach(thread)
}
