import Testing
import TextProcessing
import Translation

/// A backend whose answers are a function; waits for cancellation when told to hang.
private struct FunctionBackend: TranslationBackend {
    let description: BackendDescription
    let isHanging: Bool
    let answer: @Sendable (String) -> Result<SegmentOutput, BackendError>

    init(
        _ id: String, _ pairs: [(LanguageVariety, LanguageVariety)], isHanging: Bool = false,
        answer: @escaping @Sendable (String) -> Result<SegmentOutput, BackendError>
    ) {
        self.isHanging = isHanging
        self.answer = answer
        description = BackendDescription(
            id: id, method: .rules, locality: .inProcess,
            directions: pairs.map { .init(LanguagePair(source: $0.0, target: $0.1), quality: 0.5) }, licence: "test")
    }

    func translate(
        _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
    ) async -> [Result<SegmentOutput, BackendError>] {
        if isHanging {
            return segments.map { _ in .failure(BackendError(.deadlineExceeded, "hung")) }
        }
        return segments.map { answer($0.text) }
    }

    func health() async -> BackendHealth { .healthy }
}

struct RouteExecutorTests {
    private static let pair = LanguagePair(source: .spanish, target: .chankaQuechua)
    private static let future = ContinuousClock.now + .seconds(60)

    private func execute(
        _ texts: [SegmentInput], _ backends: [any TranslationBackend], pair: LanguagePair = pair,
        deadline: ContinuousClock.Instant = future
    ) async -> [SegmentOutcome] {
        let planner = RoutePlanner(backends: backends.map(\.description))
        return await RouteExecutor(backends: backends).execute(
            texts, pair: pair, planner: planner, deadline: deadline)
    }

    @Test("sends only the segments without an answer to the next route, and keeps the reasons")
    func fallsBackBySegment() async {
        let first = FunctionBackend("a", [(.spanish, .chankaQuechua)]) { text in
            text == "dos" ? .failure(BackendError(.unavailable, "down")) : .success(SegmentOutput(text: "a-" + text))
        }
        let second = FunctionBackend("b", [(.spanish, .chankaQuechua)]) { .success(SegmentOutput(text: "b-" + $0)) }
        let outcomes = await execute([SegmentInput(text: "uno"), SegmentInput(text: "dos")], [first, second])
        #expect(outcomes.map { $0.answer?.output.text } == ["a-uno", "b-dos"])
        #expect(outcomes[0].attempts.map(\.leg.backend) == ["a"])
        #expect(outcomes[1].attempts.map(\.leg.backend) == ["a", "b"])
        #expect(outcomes[1].attempts.map { $0.error?.code } == [.unavailable, nil])
    }

    @Test("passes through a pivot and finds the protected text again")
    func pivots() async {
        let first = FunctionBackend("a", [(.english, .spanish)]) {
            .success(SegmentOutput(text: "xx " + $0, unknownWords: ["w"]))
        }
        let second = FunctionBackend("b", [(.spanish, .chankaQuechua)]) {
            .success(SegmentOutput(text: $0.uppercased().replacing("{N}", with: "{n}"), unknownWords: ["v"]))
        }
        let input = SegmentInput(text: "hi {n}", protectedSpans: [ByteRange(3, 6)])
        let outcomes = await execute(
            [input], [first, second], pair: LanguagePair(source: .english, target: .chankaQuechua))
        let answer = outcomes[0].answer
        #expect(answer?.output.text == "XX HI {n}")
        #expect(answer?.output.unknownWords == ["w", "v"])
        #expect(answer?.quality.reasons.contains(.pivot) == true)
        #expect(outcomes[0].attempts.count == 2)
    }

    @Test("refuses an answer that lost its placeholder and asks the next backend")
    func rejects() async {
        let careless = FunctionBackend("a", [(.spanish, .chankaQuechua)]) { _ in .success(SegmentOutput(text: "lost")) }
        let careful = FunctionBackend("b", [(.spanish, .chankaQuechua)]) { .success(SegmentOutput(text: $0)) }
        let input = SegmentInput(text: "hola {n}", protectedSpans: [ByteRange(5, 8)])
        let outcomes = await execute([input], [careless, careful])
        #expect(outcomes[0].answer?.route.legs.map(\.backend) == ["b"])
        #expect(outcomes[0].attempts.first?.error?.code == .rejectedAnswer)
    }

    @Test("calls nobody once the deadline has passed")
    func deadline() async {
        let backend = FunctionBackend("a", [(.spanish, .chankaQuechua)]) { .success(SegmentOutput(text: $0)) }
        let outcomes = await execute([SegmentInput(text: "uno")], [backend], deadline: ContinuousClock.now)
        #expect(outcomes[0].answer == nil)
        #expect(outcomes[0].attempts.isEmpty)
    }

    @Test("treats a wrong number of results as a failure of all segments")
    func miscount() async {
        struct Miscounting: TranslationBackend {
            let description = BackendDescription(
                id: "m", method: .rules, locality: .inProcess,
                directions: [.init(LanguagePair(source: .spanish, target: .chankaQuechua), quality: 0.5)],
                licence: "test")
            func translate(
                _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
            ) async -> [Result<SegmentOutput, BackendError>] { [] }
            func health() async -> BackendHealth { .healthy }
        }
        let outcomes = await execute([SegmentInput(text: "uno")], [Miscounting()])
        #expect(outcomes[0].attempts.map { $0.error?.code } == [.malformedReply])
    }
}
