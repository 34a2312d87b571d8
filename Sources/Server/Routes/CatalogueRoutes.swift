import Gateway
import HTTPTypes
import Hummingbird
import TextProcessing
import Translation

/// `GET /v1/languages`, `/v1/backends`, `/healthz`, `/readyz`, `/openapi.yaml`: what the gateway is and how it does.
struct CatalogueRoutes: Sendable {
    let services: GatewayServices

    private struct LanguageReply: Encodable {
        let code: String
        let name: String
        let autonym: String
        let iso639_3: String
        let flores: String?
        let role: String
        let macrolanguage: String?
        let servedAs: String?
    }

    private struct PairReply: Encodable {
        let source: String
        let target: String
        let quality: Double
        let routes: [[LegReply]]
        /// Identifiers of the trained models on the best way, in order of its legs.
        let models: [String]?
    }

    private struct LanguagesReply: Encodable {
        let languages: [LanguageReply]
        let pairs: [PairReply]
    }

    /// Every language with its names, and every direction with the ways it is reached, best first.
    func languages(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let reader = request.messageLanguage == .spanish ? LanguageVariety.spanish : .english
        let planner = services.pipeline.planner
        let languages = VarietyRegistry.entries.compactMap { entry -> LanguageReply? in
            guard entry.role == .served || entry.role == .macrolanguage,
                let variety = try? LanguageVariety(parsing: entry.language)  // every entry parses
            else { return nil }
            return LanguageReply(
                code: entry.language, name: VarietyRegistry.name(of: variety, for: reader), autonym: entry.autonym,
                iso639_3: entry.iso639_3, flores: entry.flores, role: entry.role.rawValue,
                macrolanguage: entry.macrolanguage,
                servedAs: services.configuration.defaultVarieties[variety]?.tag)
        }
        // A memory answers only what it holds, so it says nothing about a direction.
        let descriptions = services.backends.map(\.description)
        let memories = Set(descriptions.filter { $0.method == .memory }.map(\.id))
        let pairs = planner.sourceVarieties.flatMap { source in
            planner.reachableTargets(from: source).map { target in
                let routes = planner.routes(for: LanguagePair(source: source, target: target))
                let best = routes.first { !memories.contains($0.legs[0].backend) }
                let models = (best?.legs ?? []).compactMap { leg in
                    descriptions.first { $0.id == leg.backend }?.model(of: leg.pair)
                }
                return PairReply(
                    source: source.tag, target: target.tag,
                    quality: rounded(best?.quality ?? routes.first?.quality ?? 0),
                    routes: routes.map { route in
                        route.legs.map {
                            LegReply(backend: $0.backend, source: $0.pair.source.tag, target: $0.pair.target.tag)
                        }
                    }, models: models.isEmpty ? nil : models)
            }
        }
        return try WireCoding.response(LanguagesReply(languages: languages, pairs: pairs))
    }

    private struct BackendReply: Encodable {
        let id: String
        let method: String
        let locality: String
        let licence: String
        let machineTranslation: Bool
        let healthy: Bool
        let remedy: String?
        let directions: [DirectionReply]
    }

    private struct DirectionReply: Encodable {
        let source: String
        let target: String
        let quality: Double
        let model: String?
        let scores: [String: Double]?
    }

    private struct ReadyReply: Encodable {
        let status: String
        let backends: [String: BackendStateReply]
        let models: [String: String]?
    }

    private struct BackendStateReply: Encodable {
        let status: String
        let remedy: String?
        /// Whole seconds until the backend is tried again.
        let retryAfter: Int?
    }

    /// Every backend with its state.
    func backends(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        var replies: [BackendReply] = []
        for backend in services.backends {
            let (description, health) = (backend.description, await backend.health())
            replies.append(
                BackendReply(
                    id: description.id, method: description.method.rawValue, locality: description.locality.rawValue,
                    licence: description.licence, machineTranslation: description.isMachineTranslation,
                    healthy: health.isHealthy, remedy: health.remedy,
                    directions: description.directions.map {
                        DirectionReply(
                            source: $0.pair.source.tag, target: $0.pair.target.tag, quality: rounded($0.quality),
                            model: $0.model, scores: $0.scores.isEmpty ? nil : $0.scores.mapValues(rounded))
                    }))
        }
        return try WireCoding.response(["backends": replies])
    }

    /// The process runs.
    func live(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        try WireCoding.response(["status": "ok"])
    }

    /// The gateway can translate: the store answers and at least one backend can be asked.
    func ready(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let statuses = await services.backendStatuses()
        let failures = await services.readinessFailures(statuses)
        guard failures.isEmpty else {
            throw Problem(
                .notReady, es: failures.joined(separator: "; "), en: failures.joined(separator: "; "))
        }
        let directions = services.backends.flatMap(\.description.directions)
        let models = directions.compactMap { direction in direction.model.map { (direction.pair.description, $0) } }
        return try WireCoding.response(
            ReadyReply(
                status: "ready",
                backends: Dictionary(
                    uniqueKeysWithValues: statuses.map { status in
                        (
                            status.description.id,
                            BackendStateReply(
                                status: status.state.rawValue, remedy: status.remedy,
                                retryAfter: status.retryAfter.map { Int(($0 / .seconds(1)).rounded(.up)) })
                        )
                    }),
                models: models.isEmpty ? nil : Dictionary(models, uniquingKeysWith: { first, _ in first })))
    }

    /// The description of this API.
    func openAPI(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        guard let document = services.openAPIDocument else {
            throw Problem(
                .notReady, es: "Falta docs/openapi.yaml en la carpeta compartida.",
                en: "docs/openapi.yaml is missing in the share folder.")
        }
        let located = document.replacing("  - url: /\n", with: "  - url: \(serverURL(for: request))\n")
        var headers = HTTPFields()
        headers[.contentType] = "application/yaml; charset=utf-8"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: located)))
    }

    /// Where clients find this API: the base path, absolute when a trusted proxy says how it was reached.
    private func serverURL(for request: Request) -> String {
        let server = services.configuration.server
        let path = server.basePath.isEmpty ? "/" : server.basePath
        guard server.trustsForwardedHeaders, let host = Self.forwarded("X-Forwarded-Host", request),
            let scheme = Self.forwarded("X-Forwarded-Proto", request), ["http", "https"].contains(scheme),
            host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"/\\\"'<>".utf8.contains($0) })
        else { return path }
        return "\(scheme)://\(host)\(server.basePath)" + (server.basePath.isEmpty ? "/" : "")
    }

    /// The first value of a proxy's header: what the outermost proxy saw.
    private static func forwarded(_ name: String, _ request: Request) -> String? {
        HTTPField.Name(name).flatMap { request.headers[$0] }?.split(separator: ",").first
            .map { $0.filter { !$0.isWhitespace } }
    }
}
