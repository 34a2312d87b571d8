import Foundation
import Gateway
import Hummingbird
import Store

/// `GET /v1/usage`: what was used with the key of the caller; an administrator may ask for another.
struct UsageRoute: Sendable {
    let services: GatewayServices

    func callAsFunction(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        guard let caller = context.admission.caller else { preconditionFailure("a route runs after its gate") }
        let asked = Self.parameter("key", in: request.uri.query)
        guard let id = asked ?? caller.keyID else {
            throw Problem(
                .invalidField, es: "Sin clave no hay uso propio; indique ?key=.",
                en: "Without a key there is no usage of one's own; name one with ?key=.", parameter: "key")
        }
        guard id == caller.keyID || caller.has(.admin) else { throw Problem.roleMissing([.admin]) }
        guard let record = services.access.ring.record(id) else {
            throw Problem(
                .keyNotFound, es: "Vea chaka key list.", en: "See chaka key list.", parameter: "key")
        }
        let day = UTCDay(at: services.access.wallClock())
        return try WireCoding.response(UsageReply(record, try await services.usage(of: id, on: day), on: day))
    }

    private static func parameter(_ name: String, in query: String?) -> String? {
        (query ?? "").split(separator: "&").lazy.compactMap { part -> String? in
            let pieces = part.split(separator: "=", maxSplits: 1)
            return pieces.count == 2 && pieces[0] == name ? String(pieces[1]).removingPercentEncoding : nil
        }.first
    }
}
