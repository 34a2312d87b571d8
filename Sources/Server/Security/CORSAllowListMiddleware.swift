import Gateway
import HTTPTypes
import Hummingbird

/// Lets browsers of the allowed origins call, and nobody else's.
///
/// Source: Fetch Standard (WHATWG), CORS protocol. It stands outside ``ErrorMiddleware``: a browser hides every answer
/// that does not name its origin, problem documents too.
struct CORSAllowListMiddleware: RouterMiddleware {
    typealias Context = GatewayRequestContext

    /// Allowed origins, such as `https://www.gob.pe`; `*` alone allows any.
    let origins: Set<String>
    /// Writes the refusal of a preflight.
    let errors: ErrorMiddleware

    private var allowsAny: Bool { origins.contains("*") }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard !origins.isEmpty else { return try await next(request, context) }
        let origin = request.headers[.origin]
        let isPreflight =
            request.method == .options && origin != nil && request.headers[.accessControlRequestMethod] != nil
        var response = isPreflight ? try preflight(origin, request) : try await next(request, context)
        if let origin, isAllowed(origin) {
            response.headers[.accessControlAllowOrigin] = allowsAny ? "*" : origin
            response.headers[.accessControlExposeHeaders] = "content-language, ratelimit, ratelimit-policy, retry-after"
        }
        // A cache must not hand the answer for one origin to another, nor one without an origin to any.
        if !allowsAny { response.headers.addVary("Origin") }
        return response
    }

    private func isAllowed(_ origin: String) -> Bool { allowsAny || origins.contains(origin) }

    private func preflight(_ origin: String?, _ request: Request) throws -> Response {
        guard let origin, isAllowed(origin) else {
            return try errors.response(
                to: request,
                for: Problem(
                    .originRefused, es: "El origen no está en server.corsOrigins.",
                    en: "The origin is not in server.corsOrigins."))
        }
        var response = Response(status: .noContent)
        response.headers[.accessControlAllowMethods] = "GET, POST, OPTIONS"
        response.headers[.accessControlAllowHeaders] =
            "authorization, content-type, accept-language, chaka-deadline, x-api-key"
        response.headers[.accessControlMaxAge] = "600"
        return response
    }
}

extension HTTPFields {
    /// Adds a request header to those that the answer depends on (RFC 9110, 12.5.5).
    mutating func addVary(_ name: String) {
        self[.vary] = self[.vary].map { "\($0), \(name)" } ?? name
    }
}
