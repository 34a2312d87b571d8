/// What a worker is doing, for status pages and metrics; no text of anybody.
public struct WorkerStatus: Hashable, Sendable {
    /// Where in its life a worker is.
    public enum State: String, Hashable, Sendable {
        /// The program runs and has not greeted yet.
        case starting
        /// It takes work.
        case ready
        /// It has ended; the next start is due after a pause.
        case pausing
        /// It ended too often, or is not what the configuration says; nothing is started until somebody asks for it.
        case gaveUp = "gave-up"
        /// It was shut down.
        case stopped
    }

    /// Where in its life the worker is.
    public internal(set) var state = State.starting
    /// Process id of the worker that takes work.
    public internal(set) var processID: Int32?
    /// Engine and version as the worker names them.
    public internal(set) var engine: String?
    /// Model as the worker names it.
    public internal(set) var model: String?
    /// Processes that were started.
    public internal(set) var starts = 0
    /// Ends that nobody asked for.
    public internal(set) var failures = 0
    /// Segments that wait.
    public internal(set) var queuedSegments = 0
    /// Batches at the worker.
    public internal(set) var batchesInFlight = 0
    /// Batches that were sent.
    public internal(set) var batches = 0
    /// Lines that were no message of the protocol.
    public internal(set) var malformedLines = 0
    /// Replies to no request under way.
    public internal(set) var unknownReplies = 0
    /// Lines on standard error.
    public internal(set) var errorLines = 0
    /// Bytes on standard error.
    public internal(set) var errorBytes = 0
    /// Why the worker last ended or was ended, in English; nil while it never did.
    public internal(set) var lastFailure: String?

    /// Creates the status of a worker that is about to start.
    init() {}
}
