import Gateway
import Hummingbird
import TextProcessing
import Translation

/// `POST /v1/explain`: which ways a text of a direction would take, without sending any.
struct ExplainRoute: Sendable {
    let services: GatewayServices
    let reader: RequestReader

    func callAsFunction(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        var source: String?
        var target: String?
        var policy: RoutingPolicy?
        for member in try WireCoding.members(of: try await reader.jsonBody(of: request)) {
            switch member.name {
            case "source": source = try WireCoding.text(member.value, "/source")
            case "target": target = try WireCoding.text(member.value, "/target")
            case "policy": policy = try PolicyBody.policy(member.value)
            default: throw Problem.unknownField(member.name, in: "", known: ["source", "target", "policy"])
            }
        }
        guard let source else { throw Problem.missing("/source") }
        guard let target else { throw Problem.missing("/target") }
        let pair = LanguagePair(
            source: try reader.variety(source, pointer: "/source"),
            target: try reader.variety(target, pointer: "/target"))
        let caller = context.admission.caller
        let own = services.configuration.policy
        let allowed = caller.flatMap { $0.keyID == nil ? nil : $0.policy.narrowed(by: own) } ?? own
        let explanation = await services.explanation(of: pair, policy: policy.map(allowed.narrowed) ?? allowed)
        return try WireCoding.response(ExplanationReply(explanation))
    }
}
