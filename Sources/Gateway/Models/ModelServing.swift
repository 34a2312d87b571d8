public import Backends
import PhraseMT
import Synchronization
public import TextProcessing
public import Translation

/// Keeps the phrase backend in step with the models that the data folder names as active.
///
/// A model that cannot be used stops nothing: it is among ``problems``, and its direction is left to other backends.
public final class ModelServing: Sendable {
    /// A model that is named as active and cannot serve.
    public struct Problem: Hashable, Sendable {
        /// Direction of the model.
        public let pair: LanguagePair
        /// Identifier of the model.
        public let id: String
        /// Registered code of the error.
        public let code: String
        /// What is wrong.
        public let message: LocalizedText
    }

    /// The models on disk.
    public let registry: ModelRegistry
    /// The backend that serves them.
    public let backend: PhraseBackend
    private let state = Mutex(State())

    private struct State {
        var identifiers: [LanguagePair: String] = [:]
        var problems: [Problem] = []
    }

    /// Opens the active models.
    public init(registry: ModelRegistry, backend: PhraseBackend = PhraseBackend()) {
        self.registry = registry
        self.backend = backend
        refresh()
    }

    /// The models named as active, by direction.
    var identifiers: [LanguagePair: String] { state.withLock { $0.identifiers } }

    /// Models that are named as active and cannot serve.
    public var problems: [Problem] { state.withLock { $0.problems } }

    /// Looks at which models are active and opens those that changed.
    ///
    /// A model whose identifier did not change goes on as it is, even if its folder is gone: its files stay mapped.
    ///
    /// - Returns: Whether anything changed, so that routes must be planned anew.
    @discardableResult
    public func refresh() -> Bool {
        var wanted: [LanguagePair: String] = [:]
        for pair in registry.pairs() {
            if let id = registry.activeID(of: pair) { wanted[pair] = id }
        }
        let known = state.withLock { $0 }
        guard wanted != known.identifiers else { return false }
        var serving: [LoadedModel] = []
        var problems: [Problem] = []
        for (pair, id) in wanted.sorted(by: { $0.key < $1.key }) {
            if known.identifiers[pair] == id {
                if let model = backend.model(of: pair) {
                    serving.append(model)
                } else {
                    problems += known.problems.filter { $0.pair == pair }
                }
                continue
            }
            do {
                serving.append(try load(pair, id))
            } catch {
                problems.append(Problem(pair: pair, id: id, code: error.code, message: error.message))
            }
        }
        backend.replace(
            with: serving, problems: problems.map { "\($0.pair): \($0.message.text(in: .english))" })
        state.withLock { $0 = State(identifiers: wanted, problems: problems) }
        return true
    }

    /// Looks again and again, until the task is cancelled, and plans routes anew when a model changed.
    ///
    /// - Parameters:
    ///   - pipeline: Whose routes follow the models.
    ///   - clock: What tells the time.
    ///   - interval: Time between two looks.
    ///   - report: Called with each new problem.
    public func follow<Time: Clock>(
        _ pipeline: TranslationPipeline, clock: Time, every interval: Time.Duration,
        report: @Sendable (Problem) -> Void = { _ in }
    ) async {
        while !Task.isCancelled {
            // Cancellation ends the wait and the loop.
            try? await clock.sleep(until: clock.now.advanced(by: interval), tolerance: nil)
            guard !Task.isCancelled, refresh() else { continue }
            pipeline.replan()
            problems.forEach(report)
        }
    }

    private func load(_ pair: LanguagePair, _ id: String) throws(ModelRegistryError) -> LoadedModel {
        guard let registered = registry.models(of: pair).first(where: { $0.id == id }) else {
            throw .unknownModel(id: id, matches: 0)
        }
        let bundle = try registry.open(registered.folder)
        guard bundle.model.pair == pair else {
            throw .unusableBundle(
                folder: registered.folder, code: "bundle.corrupt", reason: "it translates \(bundle.model.pair)")
        }
        return LoadedModel(bundle, floor: registered.activation?.qualityFloor ?? 0)
    }
}
