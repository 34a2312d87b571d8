import Glibc
public import TextProcessing
public import Translation

/// Translation by a supervised child process that speaks JSON lines (docs/worker-protocol.md).
///
/// Segments of concurrent calls of one direction travel in batches. A thread owns the process; a caller has its answers
/// at its deadline whatever the process does. A process that dies fails what it was given as
/// ``BackendError/Code/unavailable`` and is started anew after a pause.
public final class WorkerBackend: TranslationBackend {
    /// The version of the protocol that is spoken.
    public static let protocolVersion = 1

    /// What the backend declares.
    public let description: BackendDescription
    /// Whether the weights may be used for non-commercial purposes only.
    public let isNonCommercial: Bool
    private let configuration: WorkerConfiguration
    private let mailbox: WorkerMailbox

    /// Starts the worker in the background.
    ///
    /// - Parameters:
    ///   - configuration: What runs and what it translates.
    ///   - environment: Variables of this process, of which the worker is given those that the configuration names.
    ///   - clock: The clock of the pauses between restarts.
    /// - Throws: ``WorkerError``; a program that does not start is a matter of ``health()``.
    public init(
        configuration: WorkerConfiguration, environment: [String: String],
        clock: any Clock<Duration> = ContinuousClock()
    ) throws(WorkerError) {
        if let fault = configuration.fault { throw .invalidConfiguration(explanation: fault) }
        self.configuration = configuration
        isNonCommercial = configuration.isNonCommercial
        description = BackendDescription(
            id: configuration.id, method: .neural, locality: .localProcess,
            directions: configuration.directions.map { .init($0.pair, quality: $0.quality) },
            licence: configuration.licence)
        do throws(SystemError) {
            let mailbox = try WorkerMailbox()
            self.mailbox = mailbox
            let variables = configuration.environment(inheritedFrom: environment)
            try startThread {
                var loop = WorkerLoop(configuration, environment: variables, clock: clock, mailbox: mailbox)
                loop.run()
            }
        } catch {
            throw .systemRefusal(number: Int(error.number))
        }
    }

    deinit { mailbox.stop(notifying: nil) }

    /// What the worker is doing.
    public var status: WorkerStatus { mailbox.status }

    /// Translates segments in batches that they share with other calls.
    public func translate(
        _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
    ) async -> [Result<SegmentOutput, BackendError>] {
        guard description.quality(of: pair) != nil else {
            return segments.map { _ in .failure(BackendError(.refusedInput, "\(pair) is not a direction of it")) }
        }
        guard deadline > .now else {
            return segments.map { _ in .failure(BackendError(.deadlineExceeded, "the deadline had passed")) }
        }
        let limit = configuration.maximumSegmentBytes
        let sent = segments.filter { $0.text.utf8.count <= limit }
        var answers: [WorkerCall.Answer] = []
        if !sent.isEmpty {
            let call = WorkerCall(segments: sent, pair: pair, deadline: deadline)
            answers = await call.wait {
                mailbox.submit(call)
            } cancelled: { [mailbox] in
                mailbox.noteCancellation()
            }
        }
        if sent.count == segments.count { return answers }
        var next = answers.makeIterator()
        let refusal = BackendError(.refusedInput, "longer than \(limit) bytes")
        return segments.map { $0.text.utf8.count <= limit ? next.next() ?? .failure(refusal) : .failure(refusal) }
    }

    /// Healthy while a process has greeted and answers: it is asked when it has nothing to do.
    public func health() async -> BackendHealth {
        let probe = WorkerProbe(deadline: .now + configuration.pingLimit)
        if await probe.wait(submit: { mailbox.submit(probe) }) { return .healthy }
        return BackendHealth(isHealthy: false, remedy: remedy(mailbox.status))
    }

    /// Starts a new process and, once it has greeted, ends the old one, which answers what it was given.
    ///
    /// Also what starts a worker again that was given up.
    ///
    /// - Returns: Healthy when the new process serves; otherwise what is wrong, and a process that served still does.
    public func restart() async -> BackendHealth {
        await withCheckedContinuation { continuation in mailbox.restart(notifying: continuation) }
    }

    /// Refuses new calls, lets the worker answer what it was given, ends it and returns when it is gone.
    public func shutDown() async {
        await withCheckedContinuation { continuation in mailbox.stop(notifying: continuation) }
    }

    private func remedy(_ status: WorkerStatus) -> String {
        let last = status.lastFailure.map { "; last: \($0)" } ?? ""
        return switch status.state {
        case .starting: "the worker is loading its model\(last)"
        case .ready: "the worker runs and does not answer\(last)"
        case .pausing: "the worker ended and is started again after a pause\(last)"
        case .gaveUp:
            "the worker was given up\(last); run \(configuration.command) by hand with its arguments, mend it, and restart"
        case .stopped: "the worker was shut down"
        }
    }
}
