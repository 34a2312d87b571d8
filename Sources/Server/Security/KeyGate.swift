import Gateway
import HTTPTypes
import Hummingbird
import Store
import Translation

/// Decides who makes a request, and whether it may: key, role, rate and quota.
struct KeyGate: Sendable {
    let services: GatewayServices
    private let local: LocalCaller

    init(services: GatewayServices) {
        self.services = services
        local = LocalCaller(services.configuration.server)
    }

    /// Lets a request in, or refuses it.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - context: Gets the caller.
    ///   - requirement: What the route needs.
    ///   - bodyKey: The key of the body, where the route takes one there.
    /// - Returns: The caller.
    /// - Throws: ``Problem`` with the reason, and with when to ask again where that helps.
    @discardableResult
    func admit(
        _ request: Request, _ context: GatewayRequestContext, needing requirement: RouteRequirement,
        bodyKey: String? = nil
    ) throws(Problem) -> Caller {
        // What is open to all neither looks at a key nor takes of its rate.
        let caller = requirement == .nothing ? .visitor : try identify(request, context, bodyKey: bodyKey)
        context.admission.admit(caller)
        guard let keyID = caller.keyID else { return caller }
        let (access, day) = (services.access, UTCDay(at: services.access.wallClock()))
        if let rate = caller.terms.rate {
            let standing = access.limiter.take(keyID, rate: rate, at: access.clock())
            context.admission.note(standing)
            guard standing.isAllowed else {
                countRefusal(.rateExceeded, keyID, day)
                throw .rateExceeded(standing)
            }
        }
        if case .anyOf(let roles) = requirement, !roles.contains(where: caller.has) {
            throw .roleMissing(roles)
        }
        access.meter.count(UsageCounts(requests: 1), of: keyID, on: day)
        return caller
    }

    /// Charges the caller of a request for a text that is spoken or glossed.
    func charge(_ text: String, _ context: GatewayRequestContext) async throws {
        guard let caller = context.admission.caller else { preconditionFailure("a route runs after its gate") }
        do {
            try await services.charge(text.unicodeScalars.count, to: caller)
        } catch let excess as UsageMeter.Excess {
            let problem = Problem.quotaExceeded(excess, at: services.access.wallClock())
            if let keyID = caller.keyID {
                countRefusal(problem.code, keyID, UTCDay(at: services.access.wallClock()))
            }
            throw problem
        }
    }

    /// Translates for the caller of a request, counted as used.
    func translate(
        _ requests: [TranslationRequest], _ context: GatewayRequestContext, deadline: ContinuousClock.Instant
    ) async throws -> [Result<TranslationResult, TranslationError>] {
        guard let caller = context.admission.caller else { preconditionFailure("a route runs after its gate") }
        let day = UTCDay(at: services.access.wallClock())
        do {
            let results = try await services.translate(requests, by: caller, deadline: deadline)
            // What failed because the client left is neither counted nor worked on.
            try Task.checkCancellation()
            return results
        } catch let excess as UsageMeter.Excess {
            let problem = Problem.quotaExceeded(excess, at: services.access.wallClock())
            if let keyID = caller.keyID { countRefusal(problem.code, keyID, day) }
            throw problem
        }
    }

    private func identify(
        _ request: Request, _ context: GatewayRequestContext, bodyKey: String?
    ) throws(Problem) -> Caller {
        guard services.areKeysRequired else { return .local }
        guard let text = Credentials.key(in: request.headers) ?? bodyKey else {
            let isExempt =
                services.configuration.keys.isLoopbackExempt
                && local.makes(request, from: context.remoteAddress?.ipAddress)
            if isExempt { return .local }
            throw .refusal(.missing)
        }
        do {
            return try services.access.ring.caller(presenting: text, at: services.access.wallClock())
        } catch {
            throw .refusal(error)
        }
    }

    private func countRefusal(_ code: ProblemCode, _ keyID: String, _ day: UTCDay) {
        services.access.meter.count(UsageCounts(requests: 0, refused: 1), of: keyID, on: day)
        services.metrics.add(1, to: .refusals, code.code)
    }
}
