import Synchronization
public import TextProcessing

/// The request flow of the gateway, as a list of steps.
///
/// normalize, identify, negotiate varieties, segment, protect, plan, translate (with checks and fallback), assemble.
/// One deadline holds for the whole request; items of a batch run side by side up to ``TranslationPipeline/width``.
public struct TranslationPipeline: Sendable {
    /// Items translated at the same time.
    public let width: Int
    /// Longest item, in Unicode scalars.
    public let maximumLength: Int

    private let stages: TextStages
    private let backends: [any TranslationBackend]
    private let defaults: [LanguageVariety: LanguageVariety]
    private let plan: CurrentPlan

    /// The plan in force, shared by all copies of the pipeline.
    private final class CurrentPlan: Sendable {
        let value: Mutex<RoutePlan>

        init(_ plan: RoutePlan) { value = Mutex(plan) }
    }

    /// Creates a pipeline over the given backends.
    ///
    /// - Parameters:
    ///   - backends: The engines; identifiers are unique.
    ///   - stages: Normalization, identification, segmentation and protection.
    ///   - defaults: Default member of each macrolanguage.
    ///   - width: Items translated at the same time.
    ///   - maximumLength: Longest item, in Unicode scalars.
    public init(
        backends: [any TranslationBackend], stages: TextStages,
        defaults: [LanguageVariety: LanguageVariety] = VarietyNegotiation.standardDefaults,
        width: Int = 8, maximumLength: Int = 10_000
    ) {
        self.width = width
        self.maximumLength = maximumLength
        self.stages = stages
        self.backends = backends
        self.defaults = defaults
        plan = CurrentPlan(Self.makePlan(backends, stages, defaults))
    }

    /// The routes in force.
    public var planner: RoutePlanner { plan.value.withLock { $0.planner } }

    /// Plans anew from what the backends declare now; requests under way go on with the plan they began with.
    ///
    /// All plans are made before any request sees one of them, so no request waits.
    public func replan() {
        let new = Self.makePlan(backends, stages, defaults)
        plan.value.withLock { $0 = new }
    }

    private static func makePlan(
        _ backends: [any TranslationBackend], _ stages: TextStages, _ defaults: [LanguageVariety: LanguageVariety]
    ) -> RoutePlan {
        let descriptions = backends.map(\.description)
        let planner = RoutePlanner(backends: descriptions)
        return RoutePlan(
            planner: planner,
            negotiator: SourceNegotiator(planner: planner, identifier: stages.identifier, defaults: defaults),
            executor: RouteExecutor(backends: backends),
            machines: Set(descriptions.filter(\.isMachineTranslation).map(\.id)),
            converters: Set(descriptions.filter { $0.method == .conversion }.map(\.id)))
    }

    /// Translates a batch: one result or error for each item, in order.
    ///
    /// - Parameters:
    ///   - requests: The items.
    ///   - deadline: Instant shared by all items, attempts and legs.
    /// - Returns: As many results as items.
    public func translate(
        _ requests: [TranslationRequest], deadline: ContinuousClock.Instant
    ) async -> [Result<TranslationResult, TranslationError>] {
        if let only = requests.first, requests.count == 1 { return [await translate(only, deadline: deadline)] }
        return await withTaskGroup(of: (Int, Result<TranslationResult, TranslationError>).self) { group in
            var results = [Result<TranslationResult, TranslationError>?](repeating: nil, count: requests.count)
            for (index, request) in requests.enumerated() {
                if index >= width, let (done, result) = await group.next() { results[done] = result }
                group.addTask { (index, await translate(request, deadline: deadline)) }
            }
            for await (done, result) in group { results[done] = result }
            return results.compactMap(\.self)
        }
    }

    /// Translates one item.
    public func translate(
        _ request: TranslationRequest, deadline: ContinuousClock.Instant
    ) async -> Result<TranslationResult, TranslationError> {
        do {
            return .success(try await run(request, deadline: deadline))
        } catch {
            return .failure(error)
        }
    }

    private func run(
        _ request: TranslationRequest, deadline: ContinuousClock.Instant
    ) async throws(TranslationError) -> TranslationResult {
        let start = ContinuousClock.now
        let plan = plan.value.withLock { $0 }
        let length = request.text.unicodeScalars.count
        guard length <= maximumLength else { throw .textTooLong(length: length, limit: maximumLength) }
        let text = stages.normalizer.normalize(request.text, language: request.source ?? .undetermined)
        let decision = try plan.negotiator.decide(source: request.source, target: request.target, text: text.text)
        var drafts = stages.segments(
            of: text, language: decision.source.used, isExplained: request.isExplained
        ).map { segment in
            SegmentDraft(segment, source: plan.negotiator.source(of: segment, within: decision))
        }
        if !decision.isIdentity { await fill(&drafts, target: decision.target.served, plan, deadline: deadline) }
        return assemble(drafts, of: text, decision: decision, plan: plan, duration: ContinuousClock.now - start)
    }

    /// Translates the drafts, those of one source together, so that a backend receives a whole text at once.
    private func fill(
        _ drafts: inout [SegmentDraft], target: LanguageVariety, _ plan: RoutePlan, deadline: ContinuousClock.Instant
    ) async {
        var pending = drafts.indices.filter { drafts[$0].needsTranslation && drafts[$0].source != target }
        while let first = pending.first {
            let source = drafts[first].source
            let group = pending.filter { drafts[$0].source == source }
            pending.removeAll { drafts[$0].source == source }
            let routes = plan.planner.routes(for: LanguagePair(source: source, target: target))
            let outcomes = await plan.executor.execute(
                group.map { drafts[$0].segment.input }, over: routes, deadline: deadline)
            for (index, outcome) in zip(group, outcomes) { drafts[index].outcome = outcome }
        }
    }

    private func assemble(
        _ drafts: [SegmentDraft], of text: NormalizedText, decision: VarietyDecision, plan: RoutePlan,
        duration: Duration
    ) -> TranslationResult {
        var output = ""
        var position = 0
        var results: [SegmentResult] = []
        for draft in drafts {
            let range = draft.segment.range
            output += text.text[utf8: ByteRange<NormalizedForm>(position, range.lowerBound)]
            let start = output.utf8.count
            let target = decision.target.served
            let translation = draft.isTranslated ? stages.spelledForReaders(draft.text, in: target) : draft.text
            output += translation
            position = range.upperBound
            results.append(
                draft.result(
                    text: translation,
                    sourceRange: text.originalRange(of: range), targetRange: start..<output.utf8.count,
                    plan: plan))
        }
        output += text.text[utf8: ByteRange<NormalizedForm>(position, text.text.utf8.count)]
        return TranslationResult(
            text: output, source: decision.source, target: decision.target, segments: results, edits: text.edits,
            duration: duration)
    }
}
