import Backends
import Foundation
import TestModels
import Testing
import TextProcessing
import Translation

@testable import Gateway

/// Answers every text of a direction in the same way.
private struct FixedBackend: TranslationBackend {
    let description: BackendDescription
    let answer: @Sendable (String) -> String

    init(_ id: String, _ pair: LanguagePair, _ answer: @escaping @Sendable (String) -> String) {
        description = BackendDescription(
            id: id, method: .dictionary, locality: .inProcess, directions: [.init(pair, quality: 0.25)], licence: "test"
        )
        self.answer = answer
    }

    func translate(
        _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
    ) async -> [Result<SegmentOutput, BackendError>] {
        segments.map { .success(SegmentOutput(text: answer($0.text))) }
    }

    func health() async -> BackendHealth { .healthy }
}

struct ModelServingTests {
    private static let pair = LanguagePair(source: .spanish, target: .chankaQuechua)
    private static let text = Result {
        try TextServices(share: ShareDirectory(configured: TinyBundle.root, executable: "", workingDirectory: ""))
    }
    private static let later = ContinuousClock.now + .seconds(600)

    private func pipeline(_ backends: [any TranslationBackend]) throws -> TranslationPipeline {
        TranslationPipeline(
            backends: backends, stages: try Self.text.get().stages, options: PipelineOptions(isLenient: true))
    }

    private func translate(
        _ text: String, from source: LanguageVariety = .spanish, to target: LanguageVariety, explained: Bool = false,
        _ pipeline: TranslationPipeline
    ) async throws -> TranslationResult {
        try await pipeline.translate(
            TranslationRequest(text: text, source: source, target: target, isExplained: explained), deadline: Self.later
        ).get()
    }

    @Test("a model serves once it is active, and goes on when its folder is deleted")
    func followsTheActiveModel() async throws {
        try await TinyBundle.with { bundle, scratch in
            let registry = ModelRegistry(dataDirectory: scratch)
            let serving = ModelServing(registry: registry)
            let dictionary = FixedBackend("dictionary", Self.pair) { "<\($0)>" }
            let pipeline = try pipeline([serving.backend, dictionary])
            #expect(try await translate("casa agua", to: .chankaQuechua, pipeline).text == "<casa agua>")
            var model = try registry.add(bundle)
            var record = ActivationRecord(.better)
            record.opponentQuality = 0.25
            try registry.record(record, for: model)
            model = try registry.model(model.id)
            try registry.setActive(model)
            #expect(serving.refresh() && !serving.refresh())
            pipeline.replan()
            let result = try await translate("casa agua", to: .chankaQuechua, explained: true, pipeline)
            #expect(result.text.lowercased() == "wasi yaku")
            #expect(result.segments[0].legs.map(\.backend) == ["phrase"])
            let explanation = try #require(result.segments[0].explanations.first)
            #expect(explanation.model == model.id)
            #expect(explanation.phrases.flatMap(\.learnedFrom).allSatisfy { $0.hasPrefix("tiny:") })
            #expect(!explanation.phrases.flatMap(\.learnedFrom).isEmpty)
            #expect(abs(explanation.parts.reduce(0) { $0 + $1.weighted } - explanation.score) < 0.01)
            try FileManager.default.removeItem(atPath: model.folder)
            #expect(!serving.refresh())
            let served = try await translate("perro", to: .chankaQuechua, pipeline)
            #expect(served.text.lowercased() == "allqu", "\(served.segments.map(\.attempts))")
            try FileManager.default.removeItem(atPath: registry.folder)
            #expect(serving.refresh())
            // Even a request that was planned before finds its way: the next route answers.
            #expect(try await translate("perro", to: .chankaQuechua, pipeline).text == "<perro>")
        }
    }

    @Test("no request is dropped while models are exchanged")
    func exchangesUnderLoad() async throws {
        try await TinyBundle.with { bundle, scratch in
            let registry = ModelRegistry(dataDirectory: scratch)
            let first = try registry.add(bundle)
            try TinyBundle.train(Self.pair, seed: 2, hasHeldOut: false, to: scratch + "/other")
            let second = try registry.add(scratch + "/other")
            try registry.setActive(first)
            let serving = ModelServing(registry: registry)
            let pipeline = try pipeline([serving.backend])
            await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<64 {
                    group.addTask {
                        let request = TranslationRequest(text: "casa agua", source: .spanish, target: .chankaQuechua)
                        let result = await pipeline.translate(request, deadline: Self.later)
                        return (try? result.get())?.status == .translated  // a failure is what the test looks for
                    }
                    for model in [second, first] {
                        try? registry.setActive(model)  // the count of answers below would show it
                        if serving.refresh() { pipeline.replan() }
                    }
                }
                for await isTranslated in group { #expect(isTranslated) }
            }
        }
    }

    @Test("a model is admitted only if it beats what serves", arguments: [true, false])
    func comparison(isOpponentPerfect: Bool) async throws {
        let words = ["casa": "wasi", "agua": "yaku", "perro": "allqu", "piedra": "rumi", "sol": "inti", "maíz": "sara"]
        let opponent = FixedBackend("dictionary", Self.pair) { text in
            isOpponentPerfect
                ? text.split(separator: " ").map { words[String($0)] ?? "" }.joined(separator: " ") : "mana"
        }
        try await TinyBundle.with { bundle, scratch in
            let registry = ModelRegistry(dataDirectory: scratch)
            let record = try await ModelComparison(backends: [opponent], stages: try Self.text.get().stages)
                .compare(try registry.add(bundle), in: registry)
            #expect(record.verdict == (isOpponentPerfect ? .notBetter : .better))
            #expect(record.sentences == 18 && record.opponent == "dictionary es-quy")
        }
    }

    @Test("English reaches Quechua through Spanish, and Collao by rule, both labelled")
    func pivots() async throws {
        try await TinyBundle.with { bundle, scratch in
            let registry = ModelRegistry(dataDirectory: scratch)
            try registry.setActive(try registry.add(bundle))
            let serving = ModelServing(registry: registry)
            let english = FixedBackend("english", LanguagePair(source: .english, target: .spanish)) {
                $0.replacing("dog", with: "perro")
            }
            let catalog = try Self.text.get().orthographies
            let conversion = ConversionBackend(
                converter: try catalog.converter("quz-to-quy"),
                pair: LanguagePair(source: .collaoQuechua, target: .chankaQuechua),
                reverse: try VarietyConverter(catalog: catalog, from: .chankaQuechua, to: .collaoQuechua),
                isReverseOffered: { !serving.backend.description.directions.isEmpty })
            let pipeline = try pipeline([serving.backend, english, conversion])
            let pivot = try await translate("dog", from: .english, to: .chankaQuechua, pipeline)
            #expect(pivot.text.lowercased() == "allqu" && pivot.convertedFrom == nil)
            #expect(pivot.segments[0].legs.map(\.backend) == ["english", "phrase"])
            #expect(pivot.segments[0].quality?.reasons.contains(.pivot) == true)
            let collao = try await translate("perro casa", to: .collaoQuechua, pipeline)
            #expect(collao.target.served == .collaoQuechua && collao.convertedFrom == .chankaQuechua)
            #expect(collao.segments[0].legs.map(\.backend) == ["phrase", "conversion"])
            #expect(collao.segments[0].quality?.reasons.contains(.convertedByRule) == true)
        }
    }
}
