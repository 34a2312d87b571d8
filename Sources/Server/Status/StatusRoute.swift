import Gateway
import HTTPTypes
import Hummingbird
import Translation

/// `GET /status`: how the gateway is, as a page for people.
struct StatusRoute: Sendable {
    let services: GatewayServices

    func callAsFunction(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let language =
            request.uri.queryParameters["lang"].flatMap { MessageLanguage(rawValue: String($0)) }
            ?? request.messageLanguage
        let page = await page(in: language)
        var headers = HTTPFields()
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.contentLanguage] = language.rawValue
        headers[.contentSecurityPolicy] = StatusPage.contentSecurityPolicy
        headers[.xContentTypeOptions] = "nosniff"
        headers[.cacheControl] = "no-store"
        headers.addVary("Accept-Language")
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: page.document.markup)))
    }

    private func page(in language: MessageLanguage) async -> StatusPage {
        let statuses = await services.backendStatuses()
        let failures = await services.readinessFailures(statuses)
        return StatusPage(
            language: language, version: Release.version, uptime: services.uptime, isReady: failures.isEmpty,
            backends: statuses, modelProblems: services.models?.problems.map(\.message) ?? [],
            cache: services.pipeline.cache.map { ($0.statistics, $0.byteBudget) },
            contact: services.pipeline.contact)
    }
}
