public import TextProcessing
public import Translation

/// Answers with stored human translations, and abstains from everything else.
public struct MemoryBackend: TranslationBackend {
    /// Identifier of this backend in routes and configuration.
    public static let id = "memory"

    /// What the backend declares.
    public let description: BackendDescription
    private let memory: any TranslationMemory

    /// Creates a backend over a memory.
    ///
    /// - Parameters:
    ///   - memory: Where the translations are.
    ///   - varieties: Varieties that units may have; each ordered pair is a direction.
    public init(memory: any TranslationMemory, varieties: [LanguageVariety]) {
        self.memory = memory
        let directions = varieties.flatMap { source in
            varieties.filter { $0 != source }.map {
                BackendDescription.Direction(LanguagePair(source: source, target: $0), quality: 1)
            }
        }
        description = BackendDescription(
            id: Self.id, method: .memory, locality: .inProcess, directions: directions, canPivot: false,
            isMachineTranslation: false, licence: "as each unit")
    }

    /// Looks each segment up; a reviewed unit answers at 0.95 of an approved one.
    public func translate(
        _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
    ) async -> [Result<SegmentOutput, BackendError>] {
        segments.map { segment in
            if Task.isCancelled { return .failure(BackendError(.cancelled, "the caller went away")) }
            if ContinuousClock.now >= deadline {
                return .failure(BackendError(.deadlineExceeded, "no time left for this segment"))
            }
            let matches = memory.matches(for: segment.text, pair: pair)
            guard let best = matches.first else {
                return .failure(BackendError(.noAnswer, "no reviewed translation of this text"))
            }
            return .success(
                SegmentOutput(
                    text: best.text, confidence: best.isApproved ? 1 : 0.95, unitID: best.unitID,
                    alternatives: matches.dropFirst().map(\.text)))
        }
    }

    /// Always healthy: it lives in this process.
    public func health() async -> BackendHealth { .healthy }
}
