import Backends
public import Evaluation
import Foundation
import PhraseMT
import TextProcessing
public import Translation

/// The rule of activation: a model serves only if it beats what serves its direction now, on sentences kept apart.
///
/// Held-out sentences travel in the bundle. The opponent is the best route without stored translations, fallbacks
/// included; where nothing serves, the source itself. Better means a paired bootstrap on chrF++ with p < 0.05.
public struct ModelComparison: Sendable {
    /// Files of a bundle with held-out sentences, one a line.
    public static let heldOutFiles = (source: "held-out.source.txt", target: "held-out.target.txt")
    /// Probability of a lucky sample at which a difference is believed.
    public static let significance = 0.05

    private let backends: [any TranslationBackend]
    private let stages: TextStages
    private let bootstrap: BootstrapResampling

    /// A comparison against backends.
    ///
    /// - Parameters:
    ///   - backends: What serves now.
    ///   - stages: Normalization and sentences, as requests pass them.
    ///   - bootstrap: The test.
    public init(
        backends: [any TranslationBackend], stages: TextStages, bootstrap: BootstrapResampling = BootstrapResampling()
    ) {
        self.backends = backends.filter { $0.description.method != .memory }
        self.stages = stages
        self.bootstrap = bootstrap
    }

    /// Measures what an engine says, also what a reader would not be given.
    private func pipeline(_ backends: [any TranslationBackend]) -> TranslationPipeline {
        TranslationPipeline(backends: backends, stages: stages, options: PipelineOptions(isLenient: true))
    }

    /// Compares a model with what serves its direction.
    ///
    /// - Parameters:
    ///   - model: A model of the registry.
    ///   - registry: The registry.
    /// - Returns: The record, whose verdict is `better`, `notBetter` or `noHeldOutText`.
    /// - Throws: ``ModelRegistryError`` for a bundle that cannot be used.
    public func compare(_ model: RegisteredModel, in registry: ModelRegistry) async throws -> ActivationRecord {
        let bundle = try registry.open(model.folder)
        let (sources, references) = try Self.heldOut(bundle.manifest, in: model.folder)
        guard !sources.isEmpty else { return ActivationRecord(.noHeldOutText) }
        let loaded = LoadedModel(bundle)
        let planner = RoutePlanner(backends: backends.map(\.description))
        let routes = planner.routes(for: loaded.pair)
        let mine = try await translations(
            of: sources, by: pipeline([PhraseBackend([loaded])]), loaded)
        let theirs = try await translations(
            of: sources, by: pipeline(backends), loaded)
        let counted = references.map { ChrFReference($0) }
        let outcome = bootstrap.compare(
            zip(counted, mine).map { $0.statistics(of: Array($1.utf8)) },
            with: zip(counted, theirs).map { $0.statistics(of: Array($1.utf8)) })
        let isBetter = outcome.score > outcome.baseline && outcome.pValue < Self.significance
        var record = ActivationRecord(isBetter ? .better : .notBetter)
        record.opponent =
            routes.first.map { route in route.legs.map { "\($0.backend) \($0.pair)" }.joined(separator: ", ") }
            ?? "source"
        record.opponentQuality = routes.first?.quality ?? 0
        record.sentences = sources.count
        record.score = outcome.score
        record.opponentScore = outcome.baseline
        record.pValue = outcome.pValue
        record.interval = [outcome.interval.lowerBound, outcome.interval.upperBound]
        return record
    }

    /// What readers would get for each sentence; a sentence that nobody translates stands as it is.
    private func translations(
        of sources: [String], by pipeline: TranslationPipeline, _ model: LoadedModel
    ) async throws -> [String] {
        let requests = sources.map {
            TranslationRequest(text: $0, source: model.pair.source, target: model.pair.target)
        }
        let results = await pipeline.translate(requests, deadline: .now + .seconds(1800))
        return zip(results, sources).map { result, source in
            switch result {
            case .success(let translation): translation.text
            case .failure: source
            }
        }
    }

    /// Held-out sentences of a bundle; none where it has no such files.
    static func heldOut(
        _ manifest: BundleManifest, in folder: String
    ) throws(ModelRegistryError) -> (sources: [String], references: [String]) {
        func lines(_ name: String) throws(ModelRegistryError) -> [String]? {
            guard let entry = manifest.files[name] else { return nil }
            guard let data = FileManager.default.contents(atPath: folder + "/" + name), data.count == entry.size,
                Digest(of: Array(data)).description == entry.sha256
            else {
                throw .unusableBundle(
                    folder: folder, code: "bundle.corrupt", reason: "\(name): its SHA-256 is not the manifest's")
            }
            return String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
                .dropLast().map(String.init)
        }
        let sources = try lines(heldOutFiles.source) ?? []
        let references = try lines(heldOutFiles.target) ?? []
        guard sources.count == references.count else {
            throw .unusableBundle(
                folder: folder, code: "bundle.corrupt",
                reason: "\(sources.count) held-out sentences and \(references.count) references")
        }
        return (sources, references)
    }
}
