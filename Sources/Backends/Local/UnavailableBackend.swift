public import TextProcessing
public import Translation

/// A backend that is configured and cannot be started: it stays in the list with the remedy, and translates nothing.
public struct UnavailableBackend: TranslationBackend {
    /// What the backend declares: no direction.
    public let description: BackendDescription
    private let remedy: String

    /// Creates the stand-in for a backend.
    ///
    /// - Parameters:
    ///   - id: Identifier of the backend that could not be started.
    ///   - method: How it would find its answers.
    ///   - locality: Where it would run.
    ///   - remedy: What an operator can do, in English.
    public init(
        id: String, method: BackendDescription.Method, locality: BackendDescription.Locality, remedy: String
    ) {
        description = BackendDescription(id: id, method: method, locality: locality, directions: [], licence: "-")
        self.remedy = remedy
    }

    /// Fails every segment.
    public func translate(
        _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
    ) async -> [Result<SegmentOutput, BackendError>] {
        segments.map { _ in .failure(BackendError(.unavailable, remedy)) }
    }

    /// Never healthy.
    public func health() async -> BackendHealth { BackendHealth(isHealthy: false, remedy: remedy) }
}
