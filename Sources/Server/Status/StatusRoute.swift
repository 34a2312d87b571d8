import Gateway
import Hummingbird
import Translation

/// `GET /status`: how the gateway is, as a page for people.
struct StatusRoute: Sendable {
    let services: GatewayServices

    func callAsFunction(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        await page(in: HTMLPage.language(of: request)).page.response()
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
