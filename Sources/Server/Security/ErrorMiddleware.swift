import Gateway
import Hummingbird
import Logging

/// Turns every failure into a problem document, and gives unknown routes and methods one too.
///
/// The surfaces that imitate other systems write their own error bodies before an error reaches this place.
struct ErrorMiddleware: RouterMiddleware {
    typealias Context = GatewayRequestContext

    /// The registered routes: a path that exists under another method is a 405, not a 404.
    let routes: RouteTable

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let problem as Problem {
            return try respond(problem, to: request)
        } catch let error as HTTPError where error.status == .notFound {
            return try respond(unknownRoute(request), to: request)
        } catch let error as HTTPError where error.status == .contentTooLarge {
            return try respond(Self.bodyTooLarge(limit: nil), to: request)
        } catch {
            // The type is enough to find the fault; a description could hold text of the request.
            context.logger.error("request failed", metadata: ["error.type": "\(type(of: error))"])
            return try respond(
                Problem(.internalError, es: "Falla del servicio.", en: "The service failed."), to: request)
        }
    }

    /// The body is larger than allowed.
    static func bodyTooLarge(limit: Int?) -> Problem {
        let size = limit.map { " (\($0) bytes)" } ?? ""
        return Problem(
            .bodyTooLarge, es: "El cuerpo pasa del límite\(size).", en: "The body exceeds the limit\(size).",
            limit: limit)
    }

    private func unknownRoute(_ request: Request) -> Problem {
        let methods = routes.methods(at: request.uri.path)
        guard !methods.isEmpty else {
            return Problem(
                .routeNotFound, es: "La descripción de las rutas está en /openapi.yaml.",
                en: "The routes are described in /openapi.yaml.")
        }
        let list = methods.joined(separator: ", ")
        return Problem(.methodNotAllowed, es: "Métodos: \(list).", en: "Methods: \(list).", allow: methods)
    }

    private func respond(_ problem: Problem, to request: Request) throws -> Response {
        let language = request.messageLanguage
        let isImitated = routes.isImitation(request.uri.path)
        var response =
            isImitated
            ? try WireCoding.response(
                ["error": problem.detail.text(in: language)], status: .init(code: problem.code.status))
            : try WireCoding.response(
                problem.document(in: language), status: .init(code: problem.code.status),
                contentType: "application/problem+json; charset=utf-8")
        response.headers[.contentLanguage] = language.rawValue
        if !problem.allow.isEmpty { response.headers[.allow] = problem.allow.joined(separator: ", ") }
        return response
    }
}
