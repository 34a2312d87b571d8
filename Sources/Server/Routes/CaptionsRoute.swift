import Accessibility
import Gateway
import Hummingbird
import TextProcessing
import Translation

/// `POST /v1/captions`: a file of captions checked, and on request translated, fitted, and written in another format.
struct CaptionsRoute: Sendable {
    let services: GatewayServices
    let gate: KeyGate
    let reader: RequestReader

    func callAsFunction(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let deadline = try reader.deadline(of: request)
        let body = try CaptionsBody(try await reader.jsonBody(of: request))
        let source = try body.source.map { tag throws(Problem) in try reader.variety(tag, pointer: "/source") }
        let target = try body.target.map { tag throws(Problem) in try reader.variety(tag, pointer: "/target") }
        var job = try await read(body, source)
        if let target { job = try await translated(job, to: target, body, context, deadline) }
        let done = job
        let served = done.translation?.isMachineTranslated == true ? done.language.tag : nil
        var response = try await services.accessibility.inBackground {
            var job = done
            if body.isFitted { job.fit(isMerging: body.isMerging) }
            return try WireCoding.response(CaptionsReply(job, format: body.output ?? job.original.format))
        }
        response.headers[.contentLanguage] = served
        return response
    }

    private func read(_ body: CaptionsBody, _ source: LanguageVariety?) async throws -> CaptionJob {
        let identifier = services.text.stages.identifier
        do {
            return try await services.accessibility.inBackground {
                let bytes = Array(body.captions.utf8)
                return try CaptionJob(
                    bytes, format: body.format ?? .detect(bytes: bytes), rules: body.rules, language: source,
                    identifier: identifier)
            }
        } catch let error as CaptionError {
            throw Problem.caption(error)
        }
    }

    /// All sentences in one call, so that a quota lets all of them in or none.
    private func translated(
        _ job: CaptionJob, to target: LanguageVariety, _ body: CaptionsBody, _ context: GatewayRequestContext,
        _ deadline: ContinuousClock.Instant
    ) async throws -> CaptionJob {
        let own = services.configuration.policy
        let policy = body.policy.map(own.narrowed) ?? own
        let requests = try await services.accessibility.inBackground {
            job.requests(to: target, policy: policy, isStored: body.isStored)
        }
        let results = try await gate.translate(requests, context, deadline: deadline)
        services.count(results, of: requests)
        let translated = try await services.accessibility.inBackground {
            var next = job
            next.translate(results, to: target)
            return next
        }
        if let failure = translated.translation?.failure {
            throw Problem.untranslatable(
                failure, source: "/source", target: "/target", item: "/captions", text: "/captions")
        }
        return translated
    }
}
