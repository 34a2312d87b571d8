/// Why a pool of pipelines gave no reply.
enum PipelineError: Error, Hashable {
    /// The deadline passed, in the queue or in a pipeline.
    case deadlineExceeded
    /// A program ended or answered out of turn, and so did its replacement.
    case processDied
    /// The reply is longer than the limit.
    case outputTooLong
    /// The caller's task was cancelled.
    case cancelled
    /// The pool was shut down.
    case shutDown
}

/// A request to a pool: units to send, one reply expected for each, and the caller that waits.
///
/// Whoever finishes it first (reply, deadline, cancellation) decides the outcome; later attempts have no effect.
final class PipelineRequest: Sendable {
    typealias Outcome = Result<[[UInt8]], PipelineError>

    /// What is sent, without terminators.
    let units: [[UInt8]]
    /// The instant at which the caller stops waiting.
    let deadline: ContinuousClock.Instant
    private let awaited = AwaitedOutcome<Outcome>()

    init(units: [[UInt8]], deadline: ContinuousClock.Instant) {
        self.units = units
        self.deadline = deadline
    }

    /// Whether the caller has its outcome.
    var isFinished: Bool { awaited.isFinished }

    /// Hands the request over by `submit` and waits for the outcome; a cancelled task gets `cancelled` at once.
    func outcome(submit: () -> Void, cancelled: @escaping @Sendable () -> Void) async -> Outcome {
        await awaited.wait(ifCancelled: .failure(.cancelled), submit: submit, cancelled: cancelled)
    }

    /// Gives the caller its outcome unless it already has one.
    func finish(_ outcome: Outcome) { awaited.finish(outcome) }
}
