import Gateway
import HTTPTypes
import Hummingbird

/// Lets requests in by their key before any route runs, and says in every answer how the rate of the key stands.
///
/// It stands inside ``ErrorMiddleware``, which writes its refusals. A route that takes a key in its body is let run without
/// a caller where the headers have none; it asks ``KeyGate`` itself once it has read the body.
struct KeyMiddleware: RouterMiddleware {
    typealias Context = GatewayRequestContext

    let routes: RouteTable
    let gate: KeyGate

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let entry = routes.entry(request.method, at: request.uri.path) else {
            return try await next(request, context)
        }
        do {
            let isDecidedLater = entry.takesKeyInBody && Credentials.key(in: request.headers) == nil
            if !isDecidedLater { try gate.admit(request, context, needing: entry.requirement) }
            var response = try await next(request, context)
            response.headers.append(contentsOf: context.admission.rateFields)
            return response
        } catch var problem as Problem {
            problem.fields.append(contentsOf: context.admission.rateFields)
            throw problem
        }
    }
}
