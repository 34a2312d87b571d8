import TextProcessing

/// Calls one backend for one leg: policy, place, breaker, time limit, checks, retries.
struct LegCaller: Sendable {
    /// An answer of a leg; the last leg's is judged.
    struct Answer: Sendable {
        let output: SegmentOutput
        let quality: QualityEstimate?
    }

    /// What became of one segment on the leg.
    struct Report: Sendable {
        var result: Result<Answer, BackendError> = .failure(BackendError(.unavailable, "not asked"))
        var attempts: [RouteAttempt] = []
    }

    /// Judges the answer for the segment at an index of the call, or says why it is none.
    typealias Judge = @Sendable (_ index: Int, _ output: SegmentOutput) -> Result<Answer, BackendError>

    let leg: RouteLeg
    let guarded: GuardedBackend
    let description: BackendDescription
    let policy: RoutingPolicy
    let isHedge: Bool
    let deadline: ContinuousClock.Instant
    let settings: ResilienceSettings
    let clock: RoutingClock
    let random: RandomSource
    let observer: RoutingObserver

    /// Asks the backend, and asks again for the segments where that may help.
    ///
    /// - Parameters:
    ///   - segments: Input of the leg.
    ///   - judge: Looks at every answer.
    /// - Returns: As many reports as segments, in the same order.
    func call(_ segments: [SegmentInput], judge: Judge) async -> [Report] {
        var reports = [Report](repeating: Report(), count: segments.count)
        var pending = Array(segments.indices)
        let retries = description.locality == .inProcess ? 0 : settings.retry.count
        for retry in 0...retries {
            let start = clock.now
            let asked = pending
            let results = await guardedCall(asked.map { segments[$0] }) { judge(asked[$0], $1) }
            let duration = clock.now - start
            var wait: Duration?
            for (index, result) in zip(asked, results) {
                reports[index].result = result
                let attempt = RouteAttempt(leg: leg, error: result.error, duration: duration, isHedge: isHedge)
                reports[index].attempts.append(attempt)
                guard let error = result.error else { continue }
                let delay = settings.retry.delay(after: error, retry: retry, random: random.next())
                wait = [wait, delay].compactMap(\.self).max()
            }
            guard retry < retries, let wait, clock.now + wait < deadline else { break }
            pending = asked.filter { index in
                reports[index].result.error.map { settings.retry.delay(after: $0, retry: retry, random: 0) != nil }
                    ?? false
            }
            // Cancelled: what there is stands.
            do { try await clock.sleep(until: clock.now + wait) } catch { break }
        }
        return reports
    }

    /// One call with a place and a permission, its outcome noted.
    private func guardedCall(_ segments: [SegmentInput], judge: Judge) async -> [Result<Answer, BackendError>] {
        func failing(_ error: BackendError) -> [Result<Answer, BackendError>] { segments.map { _ in .failure(error) } }
        // The planner has seen to it; a text that must not leave is worth a second look.
        if policy.objection(to: description) != nil { return failing(BackendError(.forbidden, "against the policy")) }
        guard clock.now < deadline else {
            return failing(BackendError(.deadlineExceeded, "no time left before the call"))
        }
        if let limiter = guarded.limiter {
            guard await limiter.acquire(until: min(deadline, clock.now + settings.backendWait)) else {
                if Task.isCancelled { return failing(BackendError(.cancelled, "the caller went away")) }
                return failing(BackendError(.busy, "no place became free", retryAfter: settings.backendWait))
            }
        }
        defer { guarded.limiter?.release() }
        let wasProbe: Bool
        switch guarded.permission() {
        case .granted: wasProbe = false
        case .probe: wasProbe = true
        case .refused(let wait):
            return failing(BackendError(.circuitOpen, "left alone after failures", retryAfter: wait))
        }
        let start = clock.now
        let results = await timedCall(segments).enumerated().map { index, result in
            result.flatMap { judge(index, $0) }
        }
        let duration = clock.now - start
        let outcome = CallOutcome(
            failures: results.map(\.error), isTimeBlamable: deadline - start >= settings.blamableTime,
            isOutside: description.locality != .inProcess)
        guarded.record(outcome, wasProbe: wasProbe, pair: leg.pair, duration: duration)
        let worst = results.lazy.compactMap(\.error).first
        observer.attemptFinished(guarded.id, worst?.code.rawValue ?? "ok", duration)
        return results
    }

    /// One call that ends with the deadline; what the backend had by then counts.
    private func timedCall(_ segments: [SegmentInput]) async -> [Result<SegmentOutput, BackendError>] {
        let (backend, pair, deadline, clock) = (guarded.backend, leg.pair, deadline, clock)
        // An engine of this process looks at the time itself, between one segment and the next.
        if description.locality == .inProcess {
            return Self.matched(await backend.translate(segments, pair: pair, deadline: deadline), to: segments)
        }
        return await withTaskGroup(of: [Result<SegmentOutput, BackendError>]?.self) { group in
            group.addTask { await backend.translate(segments, pair: pair, deadline: deadline) }
            group.addTask {
                // Cancelled means that the answer is there.
                do { try await clock.sleep(until: deadline) } catch {}
                return nil
            }
            var isLate = false
            while let event = await group.next() {
                group.cancelAll()
                guard let results = event else {
                    isLate = true
                    continue
                }
                return Self.matched(results, to: segments).map { result in
                    guard isLate, !Task.isCancelled, result.error?.code == .cancelled else { return result }
                    return .failure(BackendError(.deadlineExceeded, "no answer within the time for this route"))
                }
            }
            return Self.matched([], to: segments)
        }
    }

    private static func matched(
        _ results: [Result<SegmentOutput, BackendError>], to segments: [SegmentInput]
    ) -> [Result<SegmentOutput, BackendError>] {
        guard results.count != segments.count else { return results }
        let error = BackendError(.malformedReply, "\(results.count) results for \(segments.count) segments")
        return segments.map { _ in .failure(error) }
    }
}

extension Result where Failure == BackendError {
    /// The failure; nil for an answer.
    var error: BackendError? {
        if case .failure(let error) = self { error } else { nil }
    }
}
