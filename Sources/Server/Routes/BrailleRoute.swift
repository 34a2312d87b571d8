import Accessibility
import Gateway
import Hummingbird
import TextProcessing

/// `POST /v1/braille`: a text in the braille code of its language.
struct BrailleRoute: Sendable {
    let services: GatewayServices
    let reader: RequestReader

    private struct Unknown: Encodable {
        let offset: Int
        let character: String
    }

    private struct Reply: Encodable {
        let braille: String
        let language: String
        let grade: Int
        let table: String
        let reviewed: Bool
        let pages: Int?
        let offsetUnit: String
        let unknown: [Unknown]
    }

    func callAsFunction(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let body = try BrailleBody(try await reader.jsonBody(of: request))
        try reader.checkLength(body.text, pointer: "/text")
        let unit = try reader.offsetUnit(body.offsetUnit)
        let asked = try reader.variety(body.language, pointer: "/language")
        guard let catalog = services.accessibility.braille else {
            throw services.accessibility.fault.map(Problem.braille)
                ?? Problem(
                    .brailleUnavailable, es: "No hay tablas de braille.", en: "There are no braille tables.")
        }
        let variety = services.configuration.defaultVarieties[asked.withoutRegion] ?? asked
        do {
            let table = try catalog.table(for: variety, grade: body.grade)
            return try await services.accessibility.inBackground {
                try WireCoding.response(Self.reply(body, table, unit))
            }
        } catch let error as BrailleError {
            throw Problem.braille(error)
        }
    }

    private static func reply(_ body: BrailleBody, _ table: BrailleTable, _ unit: OffsetUnit) throws -> Reply {
        let text = try BrailleTranslator(table: table).translated(body.text)
        let place = unit.converter(for: body.text)
        let braille =
            switch (body.output, body.layout) {
            case (.brf, let layout): (layout ?? BrailleLayout()).brf(text)
            case (.unicode, let layout?): layout.unicode(text)
            case (.unicode, nil): text.unicode
            }
        return Reply(
            braille: braille, language: table.variety.tag, grade: table.grade.rawValue, table: table.name,
            reviewed: table.isReviewed, pages: body.layout.map { $0.pages(text).count }, offsetUnit: unit.rawValue,
            unknown: text.unknown.map { Unknown(offset: place($0.offset..<$0.offset).start, character: $0.character) })
    }
}
