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

    /// Answers given before, or nil when none are kept.
    public let cache: TranslationCache?

    private let flights = SingleFlight<CacheKey, Result<TranslationResult, TranslationError>>()
    private let stages: TextStages
    private let backends: [any TranslationBackend]
    private let plans: PlanBook
    private let executor: RouteExecutor
    private let admission: ConcurrencyLimiter
    private let options: PipelineOptions

    /// Creates a pipeline over the given backends.
    ///
    /// - Parameters:
    ///   - backends: The engines; identifiers are unique.
    ///   - stages: Normalization, identification, segmentation and protection.
    ///   - defaults: Default member of each macrolanguage.
    ///   - width: Items translated at the same time.
    ///   - maximumLength: Longest item, in Unicode scalars.
    ///   - options: Breakers and limits, whom to tell, what to offer in place of a translation.
    public init(
        backends: [any TranslationBackend], stages: TextStages,
        defaults: [LanguageVariety: LanguageVariety] = VarietyNegotiation.standardDefaults,
        width: Int = 8, maximumLength: Int = 10_000, options: PipelineOptions = PipelineOptions()
    ) {
        self.width = width
        self.maximumLength = maximumLength
        self.stages = stages
        self.backends = backends
        self.options = options
        cache =
            options.cacheBytes > 0 ? TranslationCache(byteBudget: options.cacheBytes, aging: options.cacheAging) : nil
        plans = PlanBook(backends.map(\.description), identifier: stages.identifier, defaults: defaults)
        executor = RouteExecutor(
            backends: backends, checks: SegmentChecks(identifier: stages.identifier, isLenient: options.isLenient),
            settings: options.resilience,
            clock: options.clock, random: options.random, observer: options.observer)
        admission = ConcurrencyLimiter(
            limit: options.resilience.concurrency, queue: options.resilience.queue, clock: options.clock)
    }

    /// The routes in force.
    public var planner: RoutePlanner { plans.whole.planner }

    /// Plans anew from what the backends declare now; requests under way go on with the plan they began with.
    ///
    /// All plans are made before any request sees one of them, so no request waits.
    public func replan() { plans.replace(with: backends.map(\.description)) }

    /// What answers of this moment come from, as this process counts it: answers kept under another value are void.
    public var cacheRevision: String { "\(plans.revision) \(options.dataRevision())" }

    /// Whom readers are sent to where nothing could be translated; nil when nobody is configured.
    public var contact: String? { options.assistance.contact }

    /// How the backends are now: breakers and latencies, by identifier.
    public var conditions: [String: BackendCondition] { executor.conditions }

    /// The plan for a direction, with its reasons; asks the backends for their health and sends no text.
    ///
    /// - Parameters:
    ///   - pair: The direction.
    ///   - policy: What is allowed.
    /// - Returns: The ways in the order of trying, and the backends that take no part.
    public func explain(_ pair: LanguagePair, policy: RoutingPolicy = .standard) async -> RouteExplanation {
        var conditions = executor.conditions
        for backend in backends {
            let id = backend.description.id
            guard conditions[id]?.obstacle == nil else { continue }
            let health = await backend.health()
            guard !health.isHealthy else { continue }
            conditions[id] = BackendCondition(
                obstacle: RouteExclusion(backend: id, reason: .unhealthy, detail: health.remedy),
                latencies: conditions[id]?.latencies ?? [:])
        }
        return planner.explain(pair, policy: policy, conditions: conditions)
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
        guard let cache, request.isStored else { return await result(of: request, deadline: deadline) }
        let key = CacheKey(request, revision: cacheRevision)
        if let answer = cache.answer(for: key) { return .success(answer.servedFromCache()) }
        return await flights.value(for: key, deadline: deadline, isShareable: Self.isLasting) {
            let result = await self.result(of: request, deadline: deadline)
            if Self.isLasting(result), case .success(let answer) = result { cache.insert(answer, for: key) }
            return result
        }
    }

    /// Whether an answer would be the same for another caller: nothing in it failed for want of time or of a backend.
    private static func isLasting(_ result: Result<TranslationResult, TranslationError>) -> Bool {
        guard case .success(let answer) = result else { return false }
        return answer.segments.allSatisfy { $0.status <= .translated }
    }

    private func result(
        of request: TranslationRequest, deadline: ContinuousClock.Instant
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
        let start = options.clock.now
        let deadline = request.policy.deadline.map { min(deadline, start + $0) } ?? deadline
        let length = request.text.unicodeScalars.count
        guard length <= maximumLength else { throw .textTooLong(length: length, limit: maximumLength) }
        let wait = options.resilience.queueWait
        guard await admission.acquire(until: min(deadline, start + wait)) else { throw .overloaded(retryAfter: wait) }
        defer { admission.release() }
        let plan = plans.plan(for: request.policy)
        let text = stages.normalizer.normalize(request.text, language: request.source ?? .undetermined)
        let decision = try decide(request, text: text.text, plan)
        var drafts = stages.segments(
            of: text, language: decision.source.used, isExplained: request.isExplained
        ).map { segment in
            SegmentDraft(segment, source: plan.negotiator.source(of: segment, within: decision))
        }
        if !decision.isIdentity {
            let target = decision.target.served
            await fill(&drafts, target: target, plan, policy: request.policy, deadline: deadline)
            if let wait = Self.restingTime(of: drafts) {
                throw .backendsResting(
                    pair: LanguagePair(source: decision.source.used, target: target), retryAfter: wait)
            }
            for index in drafts.indices {
                guard let outcome = drafts[index].outcome, outcome.answer == nil else { continue }
                drafts[index].notice = await options.assistance.notice(
                    for: drafts[index].text, pair: LanguagePair(source: drafts[index].source, target: target),
                    attempts: outcome.attempts, deadline: deadline, clock: options.clock)
            }
        }
        return assemble(drafts, of: text, decision: decision, plan: plan, duration: options.clock.now - start)
    }

    /// Decides the varieties; what only the policy stands in the way of is told from what nobody translates.
    private func decide(
        _ request: TranslationRequest, text: String, _ plan: RoutePlan
    ) throws(TranslationError) -> VarietyDecision {
        do {
            return try plan.negotiator.decide(source: request.source, target: request.target, text: text)
        } catch {
            guard case .noRoute(let pair) = error else { throw error }
            guard
                let decision = try? plans.whole.negotiator.decide(
                    source: request.source, target: request.target, text: text),
                !planner.routes(for: LanguagePair(source: decision.source.used, target: decision.target.served)).isEmpty
            else {
                // Forbidden or not, there is no way.
                throw error
            }
            throw .forbiddenByPolicy(pair: pair)
        }
    }

    /// Translates the drafts, those of one source together, so that a backend receives a whole text at once.
    private func fill(
        _ drafts: inout [SegmentDraft], target: LanguageVariety, _ plan: RoutePlan, policy: RoutingPolicy,
        deadline: ContinuousClock.Instant
    ) async {
        var pending = drafts.indices.filter { drafts[$0].needsTranslation && drafts[$0].source != target }
        while let first = pending.first {
            let source = drafts[first].source
            let group = pending.filter { drafts[$0].source == source }
            pending.removeAll { drafts[$0].source == source }
            let outcomes = await executor.execute(
                group.map { drafts[$0].segment.input }, pair: LanguagePair(source: source, target: target),
                planner: plan.planner, policy: policy, deadline: deadline)
            for (index, outcome) in zip(group, outcomes) { drafts[index].outcome = outcome }
        }
    }

    /// Time after which asking again makes sense, when nothing was translated for no other reason than full or resting
    /// backends; nil otherwise.
    private static func restingTime(of drafts: [SegmentDraft]) -> Duration? {
        let outcomes = drafts.compactMap(\.outcome)
        guard outcomes.allSatisfy({ $0.answer == nil }) else { return nil }
        let errors = outcomes.flatMap(\.attempts).compactMap(\.error)
        guard errors.allSatisfy({ $0.code == .noAnswer || $0.retryAfter != nil }) else { return nil }
        return errors.compactMap(\.retryAfter).min()
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
