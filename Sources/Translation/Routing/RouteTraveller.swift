import TextProcessing

/// Carries segments over one route, leg by leg, and judges what arrives.
struct RouteTraveller: Sendable {
    /// What became of one segment on the route.
    struct Trip: Sendable {
        /// Place of the segment among those of the request.
        let index: Int
        var attempts: [RouteAttempt] = []
        var answer: (output: SegmentOutput, route: Route, quality: QualityEstimate)?
    }

    /// A segment between two legs, with what it gathered on the way.
    private struct Traveller {
        let trip: Int
        let original: SegmentInput
        var input: SegmentInput
        var unknown: [String] = []
        var confidence = 1.0
        var explanations: [SegmentExplanation] = []

        /// The answer of a leg together with what the legs before said.
        func whole(_ output: SegmentOutput) -> SegmentOutput {
            SegmentOutput(
                text: output.text, unknownWords: unknown + output.unknownWords,
                confidence: confidence * (output.confidence ?? 1), unitID: output.unitID,
                alternatives: output.alternatives, explanations: explanations + output.explanations)
        }
    }

    let route: Route
    let methods: Set<BackendDescription.Method>
    let checks: SegmentChecks
    /// Makes the caller of a leg; nil when its backend is not configured.
    let caller: @Sendable (RouteLeg) -> LegCaller?

    /// Carries segments.
    ///
    /// - Parameters:
    ///   - pending: Places of the segments to carry.
    ///   - segments: The segments of the request.
    /// - Returns: A trip for each place, in the same order.
    func carry(_ pending: [Int], of segments: [SegmentInput]) async -> [Trip] {
        var trips = pending.map { Trip(index: $0) }
        var travelling = pending.enumerated().map {
            Traveller(trip: $0.offset, original: segments[$0.element], input: segments[$0.element])
        }
        for (position, leg) in route.legs.enumerated() where !travelling.isEmpty {
            let isLast = position == route.legs.count - 1
            var arrived: [Traveller] = []
            for (traveller, report) in zip(travelling, await reports(for: travelling, on: leg, isLast: isLast)) {
                trips[traveller.trip].attempts += report.attempts
                guard case .success(let answer) = report.result else { continue }
                if isLast {
                    trips[traveller.trip].answer = answer.quality.map { (answer.output, route, $0) }
                } else {
                    arrived.append(Self.advance(traveller, with: answer.output))
                }
            }
            travelling = arrived
        }
        return trips
    }

    private func reports(for travelling: [Traveller], on leg: RouteLeg, isLast: Bool) async -> [LegCaller.Report] {
        guard let caller = caller(leg) else {
            let error = BackendError(.unavailable, "no backend '\(leg.backend)' is configured")
            let attempt = RouteAttempt(leg: leg, error: error, duration: .zero)
            return travelling.map { _ in LegCaller.Report(result: .failure(error), attempts: [attempt]) }
        }
        let direction = LanguagePair(source: route.legs[0].pair.source, target: leg.pair.target)
        let (checks, route, methods) = (checks, route, methods)
        return await caller.call(travelling.map(\.input)) { index, output in
            guard isLast else { return .success(LegCaller.Answer(output: output, quality: nil)) }
            let whole = travelling[index].whole(output)
            let quality = checks.assess(
                whole, of: travelling[index].original, pair: direction, over: route, methods: methods)
            guard let defect = quality.disqualifying else {
                return .success(LegCaller.Answer(output: whole, quality: quality))
            }
            return .failure(BackendError(.rejectedAnswer, defect.rawValue, defect: defect))
        }
    }

    private static func advance(_ traveller: Traveller, with output: SegmentOutput) -> Traveller {
        var next = traveller
        next.unknown += output.unknownWords
        next.confidence *= output.confidence ?? 1
        next.explanations += output.explanations
        let texts = traveller.input.protectedTexts
        next.input = SegmentInput(
            text: output.text, protectedSpans: ranges(of: texts, in: output.text),
            isExplained: traveller.input.isExplained)
        return next
    }

    /// Where the protected texts of one leg stand in the input of the next.
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
