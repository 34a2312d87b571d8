import TextProcessing

/// Carries segments over the planned routes: one deadline for all attempts and legs, fallback segment by segment.
public struct RouteExecutor: Sendable {
    private struct Work {
        var attempts: [RouteAttempt] = []
        var answer: (output: SegmentOutput, route: Route, quality: QualityEstimate)?
    }

    private let backends: [String: any TranslationBackend]
    private let checks: SegmentChecks

    /// Creates an executor over the given backends.
    public init(backends: [any TranslationBackend], checks: SegmentChecks = SegmentChecks()) {
        self.backends = Dictionary(backends.map { ($0.description.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.checks = checks
    }

    /// Translates segments over the routes, best first, until each has an answer or the routes or the time end.
    ///
    /// - Parameters:
    ///   - segments: Sentences of one direction.
    ///   - routes: Ways for that direction, best first, as ``RoutePlanner/routes(for:)`` gives them.
    ///   - deadline: Instant shared by all attempts.
    /// - Returns: As many outcomes as segments, in the same order.
    public func execute(
        _ segments: [SegmentInput], over routes: [Route], deadline: ContinuousClock.Instant
    ) async -> [SegmentOutcome] {
        var work = segments.map { _ in Work() }
        for route in routes {
            let pending = work.indices.filter { work[$0].answer == nil }
            if pending.isEmpty || Task.isCancelled || ContinuousClock.now >= deadline { break }
            await follow(route, for: pending, of: segments, work: &work, deadline: deadline)
        }
        return work.map { SegmentOutcome(answer: $0.answer, attempts: $0.attempts) }
    }

    private func follow(
        _ route: Route, for pending: [Int], of segments: [SegmentInput], work: inout [Work],
        deadline: ContinuousClock.Instant
    ) async {
        var travelling = pending.map { (index: $0, input: segments[$0]) }
        var unknown: [Int: [String]] = [:]
        var confidence: [Int: Double] = [:]
        var explanations: [Int: [SegmentExplanation]] = [:]
        for (position, leg) in route.legs.enumerated() where !travelling.isEmpty {
            let start = ContinuousClock.now
            let results = await call(leg, travelling.map(\.input), deadline: deadline)
            let duration = ContinuousClock.now - start
            var arrived: [(index: Int, input: SegmentInput)] = []
            for (traveller, result) in zip(travelling, results) {
                var failure: BackendError?
                switch result {
                case .failure(let error): failure = error
                case .success(let output):
                    unknown[traveller.index, default: []] += output.unknownWords
                    if !output.explanations.isEmpty {
                        explanations[traveller.index, default: []] += output.explanations
                    }
                    confidence[traveller.index, default: 1] *= output.confidence ?? 1
                    if position < route.legs.count - 1 {
                        arrived.append((traveller.index, Self.relay(output, from: traveller.input)))
                        break
                    }
                    let whole = SegmentOutput(
                        text: output.text, unknownWords: unknown[traveller.index] ?? [],
                        confidence: confidence[traveller.index], unitID: output.unitID,
                        alternatives: output.alternatives, explanations: explanations[traveller.index] ?? [])
                    let quality = checks.assess(
                        whole, of: segments[traveller.index], over: route, methods: methods(of: route))
                    if let defect = quality.disqualifying {
                        failure = BackendError(.rejectedAnswer, defect.rawValue)
                    } else {
                        work[traveller.index].answer = (whole, route, quality)
                    }
                }
                work[traveller.index].attempts.append(RouteAttempt(leg: leg, error: failure, duration: duration))
            }
            travelling = arrived
        }
    }

    private func methods(of route: Route) -> Set<BackendDescription.Method> {
        Set(route.legs.compactMap { backends[$0.backend]?.description.method })
    }

    private func call(
        _ leg: RouteLeg, _ segments: [SegmentInput], deadline: ContinuousClock.Instant
    ) async -> [Result<SegmentOutput, BackendError>] {
        func failing(_ error: BackendError) -> [Result<SegmentOutput, BackendError>] {
            segments.map { _ in .failure(error) }
        }
        guard let backend = backends[leg.backend] else {
            return failing(BackendError(.unavailable, "no backend '\(leg.backend)' is configured"))
        }
        guard ContinuousClock.now < deadline else {
            return failing(BackendError(.deadlineExceeded, "no time left before the call"))
        }
        let results = await backend.translate(segments, pair: leg.pair, deadline: deadline)
        guard results.count == segments.count else {
            return failing(
                BackendError(.malformedReply, "\(results.count) results for \(segments.count) segments"))
        }
        return results
    }

    /// The answer of one leg as input of the next, with the protected texts found again.
    private static func relay(_ output: SegmentOutput, from input: SegmentInput) -> SegmentInput {
        SegmentInput(
            text: output.text, protectedSpans: ranges(of: input.protectedTexts, in: output.text),
            isExplained: input.isExplained)
    }

    private static func ranges(of needles: [String], in text: String) -> [ByteRange<NormalizedForm>] {
        var taken: [Range<Int>] = []
        let bytes = Array(text.utf8)
        for needle in needles {
            let wanted = Array(needle.utf8)
            guard !wanted.isEmpty, wanted.count <= bytes.count else { continue }
            let start = (0...(bytes.count - wanted.count)).first { start in
                bytes[start..<(start + wanted.count)].elementsEqual(wanted)
                    && !taken.contains { $0.overlaps(start..<(start + wanted.count)) }
            }
            if let start { taken.append(start..<(start + wanted.count)) }
        }
        return taken.sorted { $0.lowerBound < $1.lowerBound }.map { ByteRange($0) }
    }
}
