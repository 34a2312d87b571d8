public import Gateway
public import Hummingbird
public import Logging

/// Builds the HTTP application over the services: the same one for `chaka serve` and for tests.
///
/// - Parameters:
///   - services: What the routes call.
///   - logger: Where failures go; texts of requests never do.
///   - onRunning: Called with the port once the server listens.
/// - Returns: An application to run, or to test with a client in process.
public func buildApplication(
    services: GatewayServices, logger: Logger, onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
) -> Application<RouterResponder<GatewayRequestContext>> {
    let configuration = services.configuration.server
    let routes = routeTable(services: services)
    let router = Router(context: GatewayRequestContext.self, options: .autoGenerateHeadEndpoints)
    let errors = ErrorMiddleware(routes: routes)
    router.add(
        middleware: ObservationMiddleware(
            routes: routes, metrics: services.metrics, isEachRequestLogged: configuration.isEachRequestLogged))
    router.add(middleware: CORSAllowListMiddleware(origins: Set(configuration.corsOrigins), errors: errors))
    router.add(middleware: errors)
    for entry in routes.entries {
        router.on(RouterPath(routes.basePath + entry.path), method: entry.method) { request, context in
            try await entry.handler(request, context)
        }
    }
    return Application(
        router: router,
        configuration: ApplicationConfiguration(
            address: .hostname(configuration.host, port: configuration.port), serverName: "chaka"),
        onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? configuration.port) },
        logger: logger)
}

/// Every route of the gateway.
func routeTable(services: GatewayServices) -> RouteTable {
    let reader = RequestReader(limits: services.configuration.limits)
    let translate = TranslateRoute(services: services, reader: reader)
    let text = TextRoutes(services: services, reader: reader)
    let catalogue = CatalogueRoutes(services: services)
    let libreTranslate = LibreTranslateRoutes(services: services, reader: reader)
    let metrics = MetricsRoute(services: services)
    let status = StatusRoute(services: services)
    let units = UnitRoutes(services: services, reader: reader)
    var routes = RouteTable(basePath: services.configuration.server.basePath)
    routes.add(.post, "/v1/translate") { try await translate($0, $1) }
    routes.add(.post, "/v1/identify") { try await text.identify($0, $1) }
    routes.add(.post, "/v1/normalize") { try await text.normalize($0, $1) }
    routes.add(.post, "/v1/segment") { try await text.segment($0, $1) }
    routes.add(.post, "/v1/analyze") { try await text.analyze($0, $1) }
    routes.add(.get, "/v1/languages") { try await catalogue.languages($0, $1) }
    routes.add(.get, "/v1/backends") { try await catalogue.backends($0, $1) }
    routes.add(.get, "/v1/units") { try await units.list($0, $1) }
    routes.add(.post, "/v1/units") { try await units.create($0, $1) }
    routes.add(.get, "/v1/units/{id}") { try await units.unit($0, $1) }
    routes.add(.patch, "/v1/units/{id}") { try await units.change($0, $1) }
    routes.add(.get, "/v1/units/{id}/history") { try await units.history($0, $1) }
    routes.add(.get, "/healthz") { try await catalogue.live($0, $1) }
    routes.add(.get, "/readyz") { try await catalogue.ready($0, $1) }
    routes.add(.get, "/status") { try await status($0, $1) }
    routes.add(.get, "/metrics") { try await metrics($0, $1) }
    routes.add(.get, "/openapi.yaml") { try await catalogue.openAPI($0, $1) }
    routes.add(.post, "/translate", isImitation: true) { try await libreTranslate.translate($0, $1) }
    routes.add(.post, "/detect", isImitation: true) { try await libreTranslate.detect($0, $1) }
    routes.add(.get, "/languages", isImitation: true) { try await libreTranslate.languages($0, $1) }
    routes.add(.get, "/health", isImitation: true) { try await libreTranslate.health($0, $1) }
    routes.add(.get, "/frontend/settings", isImitation: true) { try await libreTranslate.settings($0, $1) }
    return routes
}
