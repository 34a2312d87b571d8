import Testing
import TextProcessing

@testable import Translation

/// What the pipeline does around routing: policy, admission, notices.
struct TranslationPipelineTests {
    private static let sentence = "La oficina del distrito está cerrada 5."

    private static func pipeline(
        _ backends: [ScriptedBackend], _ time: VirtualTime, settings: ResilienceSettings = .init(),
        assistance: UntranslatedAssistance = .init()
    ) throws -> TranslationPipeline {
        let identifier = try HumanTranslations.identifier.get()
        return TranslationPipeline(
            backends: backends,
            stages: TextStages(identifier: identifier, splitter: SentenceSplitter(abbreviations: .empty)),
            options: PipelineOptions(
                resilience: settings, assistance: assistance, clock: time.routing, random: RandomSource(seed: 3)))
    }

    private static func request(_ policy: RoutingPolicy = .standard) -> TranslationRequest {
        TranslationRequest(text: sentence, source: .spanish, target: .chankaQuechua, policy: policy)
    }

    @Test("forbids external backends unless allowed, and says that the policy does")
    func policy() async throws {
        let time = VirtualTime()
        let backend = ScriptedBackend("first", quality: 0.5, time: time, locality: .external) { _, _ in
            .answer(after: .zero)
        }
        let pipeline = try Self.pipeline([backend], time)
        let (refused, allowed) = await time.run {
            (
                await pipeline.translate(Self.request(), deadline: time.now + .seconds(3)),
                await pipeline.translate(
                    Self.request(RoutingPolicy(external: .allowed)), deadline: time.now + .seconds(3))
            )
        }
        #expect(throws: TranslationError.self) { try refused.get() }
        if case .failure(let error) = refused { #expect(error.code == "translation.forbidden-by-policy") }
        #expect(try allowed.get().status == .translated)
        #expect(backend.calls == 1)
        let plan = await pipeline.explain(ScriptedBackend.pair)
        #expect(plan.candidates.isEmpty)
        #expect(plan.excluded.map(\.reason) == [.policyExternal])
    }

    @Test("gives no bad answer but the reason, the nearest approved sentence with its difference, and whom to ask")
    func notice() async throws {
        let time = VirtualTime()
        let backend = ScriptedBackend("first", quality: 0.5, time: time) { _, _ in .say("…") }
        let assistance = UntranslatedAssistance(contact: "Línea 1800") { text, pair in
            #expect(pair == ScriptedBackend.pair)
            return ApprovedSentence(
                unitID: "u1", sourceText: "La oficina del distrito está abierta 5.", text: "Oficina kichasqam.")
        }
        let pipeline = try Self.pipeline([backend], time, assistance: assistance)
        let result = try await time.run { await pipeline.translate(Self.request(), deadline: time.now + .seconds(3)) }
            .get()
        let segment = try #require(result.segments.first)
        #expect(segment.status == .failed)
        #expect(segment.text == Self.sentence)
        let notice = try #require(segment.notice)
        #expect(notice.reason == .rejectedAnswer)
        #expect(notice.defect == .empty)
        #expect(notice.contact == "Línea 1800")
        #expect(notice.nearest?.unitID == "u1")
        #expect(
            notice.nearest?.differences.map(\.text) == ["La oficina del distrito está", "abierta", "cerrada", "5."])
    }

    @Test("turns items away when too many wait, with the time to come back")
    func overload() async throws {
        let time = VirtualTime()
        let backend = ScriptedBackend("first", quality: 0.5, time: time) { _, _ in .answer(after: .seconds(2)) }
        let pipeline = try Self.pipeline(
            [backend], time,
            settings: ResilienceSettings(hedgeShare: 0, concurrency: 1, queue: 1, queueWait: .seconds(1)))
        let results = await time.run {
            await pipeline.translate((0..<3).map { _ in Self.request() }, deadline: time.now + .seconds(3))
        }
        let codes = results.map { result -> String in
            if case .failure(let error) = result { error.code } else { "ok" }
        }
        #expect(codes.sorted() == ["ok", "translation.overloaded", "translation.overloaded"])
        if case .failure(let error) = results[2] { #expect(error.retryAfter == .seconds(1)) }
    }

    @Test("fails at once when every backend rests, with the time of the earliest probe")
    func resting() async throws {
        let time = VirtualTime()
        let backend = ScriptedBackend("first", quality: 0.5, time: time) { _, _ in
            .fail(BackendError(.quotaExceeded, "used up", retryAfter: .seconds(60)), after: .zero)
        }
        let pipeline = try Self.pipeline([backend], time)
        let error = await time.run { () -> TranslationError? in
            _ = await pipeline.translate(Self.request(), deadline: time.now + .seconds(3))
            let second = await pipeline.translate(Self.request(), deadline: time.now + .seconds(3))
            if case .failure(let error) = second { return error } else { return nil }
        }
        #expect(error?.code == "translation.backends-resting")
        #expect(error?.retryAfter == .seconds(60))
        #expect(backend.calls == 1)
    }
}
