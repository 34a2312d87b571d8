import Gateway
import Hummingbird

/// Lets browsers of the allowed origins call, and nobody else's.
///
/// Source: Fetch Standard (WHATWG), CORS protocol. Without an `Origin` header nothing changes.
struct CORSAllowListMiddleware: RouterMiddleware {
    typealias Context = GatewayRequestContext

    /// Allowed origins, such as `https://www.gob.pe`; `*` alone allows any.
    let origins: Set<String>

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let origin = request.headers[.origin] else { return try await next(request, context) }
        let isAllowed = origins.contains("*") || origins.contains(origin)
        if request.method == .options, request.headers[.accessControlRequestMethod] != nil {
            guard isAllowed else {
                throw Problem(
                    .originRefused, es: "El origen no está en server.corsOrigins.",
                    en: "The origin is not in server.corsOrigins.")
            }
            var response = Response(status: .noContent)
            allow(origin, in: &response)
            response.headers[.accessControlAllowMethods] = "GET, POST, OPTIONS"
            response.headers[.accessControlAllowHeaders] = "content-type, accept-language, chaka-deadline"
            response.headers[.accessControlMaxAge] = "600"
            return response
        }
        var response = try await next(request, context)
        if isAllowed { allow(origin, in: &response) }
        return response
    }

    private func allow(_ origin: String, in response: inout Response) {
        response.headers[.accessControlAllowOrigin] = origins.contains("*") ? "*" : origin
        response.headers[.vary] = "Origin"
        response.headers[.accessControlExposeHeaders] = "content-language"
    }
}
