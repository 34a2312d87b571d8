public import Gateway
public import Hummingbird
import HummingbirdCore
public import Logging
import Store

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
    let clients = ConnectedClients()
    router.add(
        middleware: ObservationMiddleware(
            routes: routes, metrics: services.metrics, isEachRequestLogged: configuration.isEachRequestLogged))
    router.add(middleware: CORSAllowListMiddleware(origins: Set(configuration.corsOrigins), errors: errors))
    router.add(middleware: errors)
    router.add(middleware: KeyMiddleware(routes: routes, gate: KeyGate(services: services)))
    for entry in routes.entries {
        router.on(RouterPath(routes.basePath + entry.path), method: entry.method) { request, context in
            var context = context
            context.client = clients[context.channel]
            guard let client = context.client, !entry.outlivesClient else {
                return try await entry.handler(request, context)
            }
            return try await client.work { [context] in try await entry.handler(request, context) }
        }
    }
    return Application(
        router: router,
        server: .http1(
            configuration: HTTP1Channel.Configuration(additionalChannelHandlers: [ClientPresenceHandler(clients)])),
        configuration: ApplicationConfiguration(
            address: .hostname(configuration.host, port: configuration.port), serverName: "chaka"),
        onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? configuration.port) },
        logger: logger)
}

/// Every route of the gateway.
func routeTable(services: GatewayServices) -> RouteTable {
    let server = services.configuration.server
    let reader = RequestReader(limits: services.configuration.limits)
    let gate = KeyGate(services: services)
    let translate = TranslateRoute(services: services, gate: gate, reader: reader)
    let usage = UsageRoute(services: services)
    let explain = ExplainRoute(services: services, reader: reader)
    let text = TextRoutes(services: services, reader: reader)
    let catalogue = CatalogueRoutes(services: services)
    let libreTranslate = LibreTranslateRoutes(services: services, gate: gate, reader: reader)
    let metrics = MetricsRoute(services: services)
    let status = StatusRoute(services: services)
    let speech = SpeechRoutes(services: services, gate: gate, reader: reader)
    let openAISpeech = OpenAISpeechRoute(speech: speech)
    let speechTranslate = SpeechTranslateRoute(services: services, gate: gate, speech: speech)
    let readability = ReadabilityRoute(services: services, reader: reader)
    let gloss = GlossRoute(services: services, gate: gate, reader: reader)
    let signPage = SignPageRoute(services: services, reader: reader)
    let units = UnitRoutes(services: services, reader: reader)
    let captions = CaptionsRoute(services: services, gate: gate, reader: reader)
    let braille = BrailleRoute(services: services, reader: reader)
    var routes = RouteTable(basePath: server.basePath)
    routes.add(.post, "/v1/translate", needing: .role(.translate)) { try await translate($0, $1) }
    routes.add(.post, "/v1/explain", needing: .role(.translate)) { try await explain($0, $1) }
    routes.add(.post, "/v1/identify", needing: .role(.translate)) { try await text.identify($0, $1) }
    routes.add(.post, "/v1/normalize", needing: .role(.translate)) { try await text.normalize($0, $1) }
    routes.add(.post, "/v1/segment", needing: .role(.translate)) { try await text.segment($0, $1) }
    routes.add(.post, "/v1/analyze", needing: .role(.translate)) { try await text.analyze($0, $1) }
    routes.add(.post, "/v1/speech", needing: .role(.translate)) { try await speech.speech($0, $1) }
    routes.add(.post, "/v1/speech-translate", needing: .role(.translate)) { try await speechTranslate($0, $1) }
    routes.add(.get, "/v1/voices", needing: .nothing) { try await speech.voices($0, $1) }
    routes.add(.post, "/v1/audio/speech", needing: .role(.translate), errors: .openAI) {
        try await openAISpeech($0, $1)
    }
    routes.add(.post, "/v1/gloss", needing: .anyOf([.translate, .curate, .review])) { try await gloss.gloss($0, $1) }
    routes.add(.post, "/v1/gloss/reports", needing: .anyOf([.translate, .curate, .review]), outlivesClient: true) {
        try await gloss.report($0, $1)
    }
    routes.add(.get, "/lsp", needing: .nothing) { try await signPage.page($0, $1) }
    routes.add(.post, "/lsp", needing: .nothing) { try await signPage.text($0, $1) }
    routes.add(.post, "/lsp/reports", needing: .nothing, outlivesClient: true) { try await signPage.report($0, $1) }
    routes.add(.get, "/lsp/media/{sign}/{number}", needing: .nothing) { try await signPage.media($0, $1) }
    routes.add(.post, "/v1/readability", needing: .role(.translate)) { try await readability($0, $1) }
    routes.add(.get, "/v1/languages", needing: .nothing) { try await catalogue.languages($0, $1) }
    routes.add(.get, "/v1/backends", needing: .key) { try await catalogue.backends($0, $1) }
    routes.add(.get, "/v1/usage", needing: .key) { try await usage($0, $1) }
    routes.add(.get, "/v1/units", needing: .key) { try await units.list($0, $1) }
    routes.add(.post, "/v1/units", needing: .role(.curate), outlivesClient: true) { try await units.create($0, $1) }
    routes.add(.get, "/v1/units/{id}", needing: .key) { try await units.unit($0, $1) }
    routes.add(.patch, "/v1/units/{id}", needing: .anyOf([.curate, .review]), outlivesClient: true) {
        try await units.change($0, $1)
    }
    routes.add(.get, "/v1/units/{id}/history", needing: .key) { try await units.history($0, $1) }
    routes.add(.get, "/healthz", needing: .nothing) { try await catalogue.live($0, $1) }
    routes.add(.get, "/readyz", needing: .nothing) { try await catalogue.ready($0, $1) }
    routes.add(.get, "/status", needing: server.areMetricsPublic ? .nothing : .role(.admin)) {
        try await status($0, $1)
    }
    routes.add(.get, "/metrics", needing: server.areMetricsPublic ? .nothing : .role(.admin)) {
        try await metrics($0, $1)
    }
    routes.add(.get, "/openapi.yaml", needing: .nothing) { try await catalogue.openAPI($0, $1) }
    routes.add(.post, "/translate", needing: .role(.translate), errors: .libreTranslate, takesKeyInBody: true) {
        try await libreTranslate.translate($0, $1)
    }
    routes.add(.post, "/detect", needing: .role(.translate), errors: .libreTranslate, takesKeyInBody: true) {
        try await libreTranslate.detect($0, $1)
    }
    routes.add(.get, "/languages", needing: .nothing, errors: .libreTranslate) {
        try await libreTranslate.languages($0, $1)
    }
    routes.add(.get, "/health", needing: .nothing, errors: .libreTranslate) { try await libreTranslate.health($0, $1) }
    routes.add(.get, "/frontend/settings", needing: .nothing, errors: .libreTranslate) {
        try await libreTranslate.settings($0, $1)
    }
    routes.add(.post, "/v1/captions", needing: .role(.translate)) { try await captions($0, $1) }
    routes.add(.post, "/v1/braille", needing: .role(.translate)) { try await braille($0, $1) }
    return routes
}
