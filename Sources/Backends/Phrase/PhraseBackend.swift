import PhraseMT
import Synchronization
public import TextProcessing
public import Translation

/// Translates with models trained on translated text, one bundle a direction; bundles change while it serves.
///
/// A request uses the bundle it began with. What the backend declares follows the bundles: whoever replaces them has
/// routes planned anew.
public final class PhraseBackend: TranslationBackend {
    /// Identifier of this backend in routes and configuration.
    public static let id = "phrase"

    private let models: Mutex<[LanguagePair: LoadedModel]>
    private let problems = Mutex<[String]>([])

    /// Creates a backend that serves models, the last of each direction.
    public init(_ models: [LoadedModel] = []) {
        self.models = Mutex(Dictionary(models.map { ($0.pair, $0) }, uniquingKeysWith: { $1 }))
    }

    /// What the backend declares now: a direction for each bundle.
    public var description: BackendDescription {
        let models = models.withLock { $0 }
        return BackendDescription(
            id: Self.id, method: .phrase, locality: .inProcess,
            directions: models.values.sorted { $0.pair < $1.pair }.map { model in
                .init(
                    model.pair, quality: model.quality, model: model.bundle.manifest.id,
                    scores: model.bundle.manifest.scores)
            },
            licence: "as the training text")
    }

    /// The model that serves a direction, or nil.
    public func model(of pair: LanguagePair) -> LoadedModel? { models.withLock { $0[pair] } }

    /// Replaces all models in one step.
    ///
    /// - Parameters:
    ///   - new: What serves from now on.
    ///   - problems: What stands in the way of other models, in English, for operators.
    public func replace(with new: [LoadedModel], problems: [String] = []) {
        let table = Dictionary(new.map { ($0.pair, $0) }, uniquingKeysWith: { $1 })
        // The old models are let go outside the lock: unmapping takes time.
        let old = models.withLock { current in
            defer { current = table }
            return current
        }
        withExtendedLifetime(old) { self.problems.withLock { $0 = problems } }
    }

    /// Translates each segment with the bundle that serves when the call begins.
    public func translate(
        _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
    ) async -> [Result<SegmentOutput, BackendError>] {
        guard let model = model(of: pair) else {
            return segments.map { _ in .failure(BackendError(.unavailable, "no model of \(pair) is active")) }
        }
        var results: [Result<SegmentOutput, BackendError>] = []
        results.reserveCapacity(segments.count)
        for segment in segments {
            if Task.isCancelled {
                results.append(.failure(BackendError(.cancelled, "the caller went away")))
            } else if ContinuousClock.now >= deadline {
                results.append(.failure(BackendError(.deadlineExceeded, "no time left for this segment")))
            } else {
                results.append(model.translate(segment))
                // A long text must not keep a thread from other requests.
                await Task.yield()
            }
        }
        return results
    }

    /// Healthy unless an active model cannot be used.
    public func health() async -> BackendHealth {
        let problems = problems.withLock { $0 }
        return problems.isEmpty
            ? .healthy : BackendHealth(isHealthy: false, remedy: problems.joined(separator: "; "))
    }
}
