import Accessibility
import Gateway
import Hummingbird
import TextProcessing

/// `POST /v1/readability`: how easy a Spanish text is to read, and where it could be easier.
struct ReadabilityRoute: Sendable {
    let services: GatewayServices
    let reader: RequestReader

    func callAsFunction(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let body = try TextBody(try await reader.jsonBody(of: request), options: ["language"])
        let unit = try reader.offsetUnit(body.offsetUnit)
        try reader.checkLength(body.text, pointer: "/text")
        let language = try body.language.map { tag throws(Problem) in try reader.variety(tag, pointer: "/language") }
        guard language?.withoutRegion ?? .spanish == .spanish else {
            throw Problem(
                .invalidField, es: "/language: las medidas son del castellano.",
                en: "/language: the measures are those of Spanish.", pointer: "/language")
        }
        guard let analyzer = services.accessibility.readability else {
            throw Problem(
                .notReady, es: "Faltan los datos de lectura fácil.", en: "The data of easy reading is missing.")
        }
        let text = body.text
        let report = try await services.accessibility.inBackground { analyzer.analyze(text) }
        let range = unit.converter(for: text)
        return try WireCoding.response(ReadabilityReply(report, request.messageLanguage, range))
    }
}
