import Gateway
import Hummingbird
import Store
import TextProcessing
import Translation

/// LibreTranslate's surface: `/translate`, `/detect`, `/languages`, `/health`, `/frontend/settings`.
///
/// The shapes are those of its clients. Three faults of the original are not copied: each item of a batch is identified
/// by itself, an undetermined text is `und` at confidence 0 and never English, and a text that no backend translates is
/// an error instead of the source.
struct LibreTranslateRoutes: Sendable {
    typealias Failure = LibreTranslateRequest.Failure

    let services: GatewayServices
    let gate: KeyGate
    let reader: RequestReader

    private struct Detection: Encodable {
        let confidence: Double
        let language: String

        init(_ guess: LanguageGuess) {
            confidence = (guess.confidence * 1000).rounded() / 10
            language = guess.variety.tag
        }
    }

    private enum OneOrMany<Value: Encodable>: Encodable {
        case one(Value)
        case many([Value])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .one(let value): try container.encode(value)
            case .many(let values): try container.encode(values)
            }
        }
    }

    private struct TranslateReply: Encodable {
        let translatedText: OneOrMany<String>
        let detectedLanguage: OneOrMany<Detection>?
        let alternatives: OneOrMany<[String]>?
    }

    /// `POST /translate`.
    func translate(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        try await answering {
            let deadline = try reader.deadline(of: request)
            let form = try LibreTranslateRequest(request, body: try await reader.body(of: request))
            try admit(request, context, form)
            guard let sourceTag = form["source"] else { throw LibreTranslateRequest.missing("source") }
            guard let targetTag = form["target"] else { throw LibreTranslateRequest.missing("target") }
            let source = sourceTag == "auto" ? nil : try variety(sourceTag)
            let target = try variety(targetTag)
            let format = form["format"] ?? "text"
            guard format == "text" else { throw Failure(.badRequest, "\(format) format is not supported") }
            let alternatives = try form.alternatives()
            try checkLimits(form.texts)
            let requests = form.texts.map {
                TranslationRequest(
                    text: $0, source: source, target: target, policy: services.configuration.policy)
            }
            let answers = try await gate.translate(requests, context, deadline: deadline)
            services.count(answers, of: requests)
            let results = try answers.map(translated)
            func shape<Value: Encodable>(_ values: [Value]) -> OneOrMany<Value> {
                form.isList ? .many(values) : .one(values[0])
            }
            let detections = results.map { Detection($0.source.guesses.first ?? Self.undetermined) }
            return try WireCoding.response(
                TranslateReply(
                    translatedText: shape(results.map(\.text)),
                    detectedLanguage: source == nil ? shape(detections) : nil,
                    alternatives: alternatives > 0
                        ? shape(results.map { Array($0.alternatives.prefix(alternatives)) }) : nil))
        }
    }

    /// `POST /detect`: guesses, best first; for a list of texts a list for each.
    func detect(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        try await answering {
            let form = try LibreTranslateRequest(request, body: try await reader.body(of: request))
            try admit(request, context, form)
            try checkLimits(form.texts)
            let detections = form.texts.map { text in
                let guesses = services.text.stages.identifier.identify(text).guesses
                return (guesses.isEmpty ? [Self.undetermined] : guesses).map(Detection.init)
            }
            return form.isList
                ? try WireCoding.response(detections) : try WireCoding.response(detections[0])
        }
    }

    private struct LanguageReply: Encodable {
        let code: String
        let name: String
        let targets: [String]
    }

    /// `GET /languages`.
    func languages(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let planner = services.pipeline.planner
        let reader: LanguageVariety =
            request.headers[.acceptLanguage] != nil && request.messageLanguage == .spanish
            ? .spanish : .english
        let macrolanguages = services.configuration.defaultVarieties
        func targets(of source: LanguageVariety) -> [String] {
            let served = planner.reachableTargets(from: source) + [source]
            let general = macrolanguages.filter { served.contains($0.value) }.map(\.key)
            return (served + general).sorted().map(\.tag)
        }
        let sources = planner.sourceVarieties.map { ($0, $0) } + macrolanguages.map { ($0.key, $0.value) }
        let replies = sources.sorted { $0.0 < $1.0 }.map { code, source in
            LanguageReply(
                code: code.tag, name: VarietyRegistry.name(of: code, for: reader), targets: targets(of: source))
        }
        return try WireCoding.response(replies)
    }

    /// `GET /health`.
    func health(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        try WireCoding.response(["status": "ok"])
    }

    private struct SettingsReply: Encodable {
        struct Language: Encodable {
            let code: String
            let name: String
        }

        let charLimit: Int
        let frontendTimeout = 500
        let apiKeys: Bool
        let keyRequired: Bool
        let suggestions = false
        let filesTranslation = false
        let supportedFilesFormat: [String] = []
        let language: [String: Language]
    }

    /// `GET /frontend/settings`.
    func settings(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let target = services.configuration.defaultVarieties[.quechua] ?? .chankaQuechua
        return try WireCoding.response(
            SettingsReply(
                charLimit: reader.limits.itemCharacters, apiKeys: services.areKeysRequired,
                keyRequired: services.areKeysRequired,
                language: [
                    "source": .init(code: "auto", name: "Auto Detect"),
                    "target": .init(code: target.tag, name: VarietyRegistry.name(of: target, for: .english)),
                ]))
    }

    private static let undetermined = LanguageGuess(variety: .undetermined, confidence: 0)

    /// Lets in a request whose key, as this system has it, is among the fields.
    private func admit(
        _ request: Request, _ context: GatewayRequestContext, _ form: LibreTranslateRequest
    ) throws(Problem) {
        guard context.admission.caller == nil else { return }
        try gate.admit(request, context, needing: .role(.translate), bodyKey: form["api_key"])
    }

    private func answering(_ operation: () async throws -> Response) async throws -> Response {
        do {
            return try await operation()
        } catch let failure as Failure {
            return try WireCoding.response(["error": failure.message], status: failure.status)
        }
    }

    private func variety(_ tag: String) throws(Failure) -> LanguageVariety {
        do {
            return try LanguageVariety(parsing: tag)
        } catch {
            throw Failure(.badRequest, "\(tag.unicodeScalars.count <= 20 ? tag : "language") is not supported")
        }
    }

    private func checkLimits(_ texts: [String]) throws(Failure) {
        if texts.isEmpty { throw LibreTranslateRequest.missing("q") }
        if texts.count > reader.limits.items {
            throw Failure(
                .badRequest, "Invalid request: request (\(texts.count)) exceeds text limit (\(reader.limits.items))")
        }
        for text in texts where text.unicodeScalars.count > reader.limits.itemCharacters {
            let length = text.unicodeScalars.count
            throw Failure(
                .badRequest,
                "Invalid request: request (\(length)) exceeds text limit (\(reader.limits.itemCharacters))")
        }
    }

    /// A result, or the failure in LibreTranslate's words.
    private func translated(
        _ result: Result<TranslationResult, TranslationError>
    ) throws(Failure) -> TranslationResult {
        switch result {
        case .success(let result):
            let isAnswered = result.segments.contains { $0.status <= .translated } || result.segments.isEmpty
            guard isAnswered else {
                throw Failure(.internalServerError, "Cannot translate text: no backend had an answer")
            }
            return result
        case .failure(.sourceUndetermined):
            throw Failure(
                .badRequest, "Invalid request: the language of the text could not be detected, name the source")
        case .failure(.noRoute(let pair)):
            let names = [pair.target, pair.source].map { VarietyRegistry.name(of: $0, for: .english) }
            throw Failure(
                .badRequest,
                "\(names[0]) (\(pair.target)) is not available as a target language from \(names[1]) (\(pair.source))")
        case .failure(.forbiddenByPolicy(let pair)):
            throw Failure(.forbidden, "Translating from \(pair.source) to \(pair.target) is not allowed here")
        case .failure(.backendsResting):
            throw Failure(.serviceUnavailable, "Cannot translate text: the backends do not answer at the moment")
        case .failure(.overloaded):
            throw Failure(.tooManyRequests, "Slowdown: too many requests are waiting")
        case .failure(.textTooLong(let length, let limit)):
            throw Failure(.badRequest, "Invalid request: request (\(length)) exceeds text limit (\(limit))")
        }
    }
}
