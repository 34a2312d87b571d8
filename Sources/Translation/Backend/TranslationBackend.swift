public import TextProcessing

/// An engine that translates segments: the seam between routing and engines.
///
/// The contract, which one suite checks for every conformer:
/// one result or error for each segment, in order; no call outlives its deadline or the cancellation of its task;
/// a failing segment does not fail its neighbours; safe to call from many tasks at once.
public protocol TranslationBackend: Sendable {
    /// What the backend declares.
    var description: BackendDescription { get }

    /// Translates segments of one direction.
    ///
    /// - Parameters:
    ///   - segments: Normalized sentences.
    ///   - pair: One of the declared directions.
    ///   - deadline: Instant at which the caller stops waiting.
    /// - Returns: As many results as segments, in the same order.
    func translate(
        _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
    ) async -> [Result<SegmentOutput, BackendError>]

    /// Whether the backend can answer now; cheap, sends no text of anybody.
    func health() async -> BackendHealth
}

/// State of a backend as `GET /v1/backends` and `chaka doctor` show it.
public struct BackendHealth: Hashable, Sendable {
    /// Whether it can answer.
    public let isHealthy: Bool
    /// What is wrong and how to mend it, in English; nil when nothing is.
    public let remedy: String?

    /// Creates a state.
    public init(isHealthy: Bool, remedy: String? = nil) {
        self.isHealthy = isHealthy
        self.remedy = remedy
    }

    /// Everything works.
    public static let healthy = BackendHealth(isHealthy: true)
}
