import Synchronization
import Testing
import TextProcessing
import Translation

struct MaskingBackendTests {
    /// An external engine that remembers what reached it.
    private final class RecordingBackend: TranslationBackend {
        let description: BackendDescription
        let answer: @Sendable (SegmentInput) -> Result<SegmentOutput, BackendError>
        private let received = Mutex<[SegmentInput]>([])

        init(
            locality: BackendDescription.Locality = .external,
            answer: @escaping @Sendable (SegmentInput) -> Result<SegmentOutput, BackendError>
        ) {
            description = BackendDescription(
                id: "remote", method: .rules, locality: locality,
                directions: [.init(LanguagePair(source: .spanish, target: .chankaQuechua), quality: 0.5)],
                licence: "test")
            self.answer = answer
        }

        var inputs: [SegmentInput] { received.withLock { $0 } }

        func translate(
            _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
        ) async -> [Result<SegmentOutput, BackendError>] {
            received.withLock { $0 += segments }
            return segments.map(answer)
        }

        func health() async -> BackendHealth { BackendHealth(isHealthy: false, remedy: "test") }
    }

    private static let folder =
        "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/") + "/lexicons/names"

    private func finder() throws -> PersonalDataFinder {
        PersonalDataFinder(gazetteer: try NameGazetteer(directory: Self.folder))
    }

    private func translate(
        _ texts: [String], over backend: RecordingBackend, isExplained: Bool = false
    ) async throws -> [Result<SegmentOutput, BackendError>] {
        let masking = MaskingBackend(backend, finder: try finder())
        return await masking.translate(
            texts.map { SegmentInput(text: $0, isExplained: isExplained) },
            pair: LanguagePair(source: .spanish, target: .chankaQuechua), deadline: .now + .seconds(60))
    }

    @Test("no datum reaches the engine, and each is in the answer")
    func hides() async throws {
        let texts = [
            "Soy Juan Quispe Mamani, DNI 45678912, celular 987 654 321.",
            "Mi correo es juan.quispe@correo.pe y mi RUC 10456789124.",
            "Vivo en Jr. Puno 345, placa ABC-123, cuenta 00219300456789012317.", "Mamanipa wasinmi.",
        ]
        let secrets = [
            "Juan", "Quispe", "Mamani", "45678912", "987", "654", "321", "quispe", "correo.pe", "10456789124", "Puno",
            "345", "ABC", "00219300456789012317",
        ]
        let backend = RecordingBackend { .success(SegmentOutput(text: "<\($0.text)>")) }
        let results = try await translate(texts, over: backend)
        for input in backend.inputs {
            for secret in secrets { #expect(!input.text.contains(secret)) }
            #expect(input.protectedTexts.allSatisfy { $0.hasPrefix("{P") })
        }
        #expect(results.map { try? $0.get().text } == texts.map { "<\($0)>" })
        #expect(backend.inputs.count == 4)
    }

    @Test("a segment of nothing but data is never sent")
    func keepsHome() async throws {
        let backend = RecordingBackend { .success(SegmentOutput(text: $0.text)) }
        let results = try await translate(["Juan Mamani, 45678912"], over: backend)
        #expect(results == [.success(SegmentOutput(text: "Juan Mamani, 45678912"))])
        #expect(backend.inputs.isEmpty)
    }

    @Test("a lost placeholder fails its own segment")
    func refuses() async throws {
        let backend = RecordingBackend { input in
            .success(SegmentOutput(text: input.text.hasPrefix("pierde") ? "nada" : input.text))
        }
        let results = try await translate(["pierde a Juan", "DNI 45678912", "sin datos"], over: backend)
        guard case .failure(let error) = results[0] else {
            Issue.record("an answer without its name was taken")
            return
        }
        #expect(error.code == .rejectedAnswer)
        #expect(!error.explanation.contains("Juan"))
        #expect(results[1] == .success(SegmentOutput(text: "DNI 45678912")))
        #expect(results[2] == .success(SegmentOutput(text: "sin datos")))
    }

    @Test("failures, alternatives, unknown words and explanations come through, restored")
    func restoresAll() async throws {
        let pair = LanguagePair(source: .spanish, target: .chankaQuechua)
        let backend = RecordingBackend { input in
            guard input.text.contains("{P1}") else { return .failure(BackendError(.noAnswer, "test")) }
            let phrase = SegmentExplanation.Phrase(
                source: "a {P1}", target: "{ p1 }ta", isCarried: true, parts: [], learnedFrom: [])
            return .success(
                SegmentOutput(
                    text: "{ p1 }ta qaway", unknownWords: ["{P1}", "mira"], confidence: 0.25, unitID: "u",
                    alternatives: ["qaway {P1}", "qaway"],
                    explanations: [SegmentExplanation(pair: pair, model: "m", score: 1, parts: [], phrases: [phrase])]))
        }
        let results = try await translate(["mira a Juan", "mira"], over: backend, isExplained: true)
        let output = try results[0].get()
        #expect(output.text == "Juanta qaway" && output.alternatives == ["qaway Juan"])
        #expect(output.unknownWords == ["mira"] && output.confidence == 0.25 && output.unitID == "u")
        #expect(output.explanations[0].phrases[0].source == "a Juan")
        #expect(output.explanations[0].phrases[0].target == "Juanta")
        #expect(results[1] == .failure(BackendError(.noAnswer, "test")))
        #expect(backend.inputs.allSatisfy { $0.isExplained })
    }

    @Test(
        "only what leaves the machine is guarded",
        arguments: [BackendDescription.Locality.inProcess, .localProcess, .external])
    func guards(locality: BackendDescription.Locality) async throws {
        let backend = RecordingBackend(locality: locality) { .success(SegmentOutput(text: $0.text)) }
        let guarded = MaskingBackend.guarding(backend, finder: try finder())
        #expect((guarded is MaskingBackend) == (locality == .external))
        #expect(guarded.description == backend.description)
        #expect(await guarded.health() == BackendHealth(isHealthy: false, remedy: "test"))
    }

    @Test("nothing in, nothing out")
    func empty() async throws {
        let backend = RecordingBackend { .success(SegmentOutput(text: $0.text)) }
        #expect(try await translate([], over: backend).isEmpty)
        #expect(backend.inputs.isEmpty)
    }
}
