import Gateway
import HTTPTypes
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
            return try response(to: request, for: problem)
        } catch is ClientPresence.Left {
            // Read only by a client that closed its side for writing and still listens.
            return try response(
                to: request,
                for: Problem(
                    .clientLeft, es: "Mantenga abierta la conexión hasta recibir la respuesta.",
                    en: "Keep the connection open until the answer is there."))
        } catch is CancellationError {
            return try response(
                to: request,
                for: Problem(.notReady, es: "El servicio se está deteniendo.", en: "The service is stopping."))
        } catch let error as HTTPError where error.status == .notFound {
            return try response(to: request, for: unknownRoute(request))
        } catch let error as HTTPError where error.status == .contentTooLarge {
            return try response(to: request, for: Self.bodyTooLarge(limit: nil))
        } catch {
            // The type is enough to find the fault; a description could hold text of the request.
            context.logger.error(
                "request failed", metadata: context.identity.metadata(["error.type": "\(type(of: error))"]))
            return try response(
                to: request,
                for: Problem(.internalError, es: "Falla del servicio.", en: "The service failed."))
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

    /// The answer that a problem is: a problem document, or the error body of an imitated system, in English as its own.
    func response(to request: Request, for problem: Problem) throws -> Response {
        let style = routes.errorStyle(at: request.uri.path)
        let isImitated = style != .problem
        let language = isImitated ? MessageLanguage.english : request.messageLanguage
        let status = HTTPResponse.Status(code: problem.code.status)
        var response =
            switch style {
            case .problem:
                try WireCoding.response(
                    problem.document(in: language), status: status,
                    contentType: "application/problem+json; charset=utf-8")
            case .libreTranslate:
                try WireCoding.response(["error": problem.detail.text(in: language)], status: status)
            case .openAI: try WireCoding.response(OpenAIErrorBody(problem), status: status)
            }
        response.headers[.contentLanguage] = language.rawValue
        if !isImitated { response.headers.addVary("Accept-Language") }
        response.headers.append(contentsOf: problem.fields)
        if !problem.allow.isEmpty { response.headers[.allow] = problem.allow.joined(separator: ", ") }
        // An answer to HEAD has no body (RFC 9110, 9.3.2): its bytes would be taken for the next answer.
        return request.method == .head ? response.createHeadResponse() : response
    }
}
