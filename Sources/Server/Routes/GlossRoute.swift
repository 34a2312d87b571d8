import Accessibility
import Foundation
import Gateway
import Hummingbird
import Store
import TextProcessing
import Translation

/// `POST /v1/gloss` and `/v1/gloss/reports`: Peruvian Sign Language gloss for testers, and what they say of it.
struct GlossRoute: Sendable {
    let services: GatewayServices
    let gate: KeyGate
    let reader: RequestReader

    private struct Translation: Encodable {
        let from: String
        let text: String
        let machineTranslated: Bool
        let status: String
    }

    /// A pose file or a video of the gloss.
    private struct Rendering: Encodable {
        let renderer: String
        let mediaType: String
        /// The file in base64 (RFC 4648, 4).
        let data: String
        /// Glosses that are not in it; empty unless `partial` was asked for.
        let omitted: [String]
    }

    private struct Reply: Encodable {
        let gloss: String
        let format: String
        /// ELAN, WebVTT or SiGML, as asked for.
        let document: String?
        let rendering: Rendering?
        let analysis: GlossDocument
        /// The Spanish that was glossed, when the text was in another language; its offsets are those of this Spanish.
        let translation: Translation?
        let reviewed: Bool
        let notice: String
    }

    /// The gloss of a text.
    func gloss(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let gloss = try allowed(context)
        let deadline = try reader.deadline(of: request)
        let (fields, isPartialAllowed) = try Self.glossFields(try await reader.jsonBody(of: request))
        guard let text = fields["text"] else { throw Problem.missing("/text") }
        try reader.checkLength(text, pointer: "/text")
        guard let format = GlossFormat(rawValue: fields["format"] ?? "json") else {
            throw Problem.notOne(of: GlossFormat.allCases.map(\.rawValue), "/format")
        }
        let language =
            try fields["language"].map { tag throws(Problem) in try reader.variety(tag, pointer: "/language") }
            ?? .spanish
        if language.withoutRegion == .spanish { try await gate.charge(text, context) }
        var spanish = text
        var translation: Translation?
        if language.withoutRegion != .spanish {
            let made = try await translated(text, language, context, deadline)
            spanish = made.text
            translation = made
        }
        let source = spanish
        do {
            let (result, lexicon) = try await gloss.gloss(source, deadline: deadline)
            let document = try format.document(result, of: source, lexicon)
            let rendering = try await Self.rendering(
                result, format, isPartialAllowed: isPartialAllowed, gloss, deadline)
            return try WireCoding.response(
                Reply(
                    gloss: result.text, format: format.rawValue, document: document, rendering: rendering,
                    analysis: GlossDocument(result),
                    translation: translation,
                    reviewed: gloss.reviewer != nil && Self.isApproved(result, lexicon),
                    notice: GlossServices.notice(
                        in: request.messageLanguage, contact: services.configuration.contact)))
        } catch let error as GlossError {
            throw Problem.gloss(error)
        } catch let error as SignRenderError {
            throw Problem.rendering(error)
        } catch let error as AnalysisError {
            throw Problem(
                .glossUnavailable, es: "El analizador no responde (\(error.code)).",
                en: "The analyser does not answer (\(error.code)).")
        } catch is GlossServices.DeadlineExceeded {
            throw Problem.glossTooLate
        } catch let fault as GlossServices.AnalyzerFault {
            throw Problem.analyzer(fault)
        }
    }

    /// Keeps what a tester says of a sign.
    func report(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        let gloss = try allowed(context)
        let fields = try Self.fields(
            WireCoding.members(of: try await reader.jsonBody(of: request)),
            known: ["gloss", "sign", "reason", "comment"])
        guard let name = fields["gloss"], !name.isEmpty else { throw Problem.missing("/gloss") }
        guard let reason = fields["reason"] else { throw Problem.missing("/reason") }
        guard SignReport.reasons.contains(reason) else {
            throw Problem.notOne(of: SignReport.reasons, "/reason")
        }
        let comment = fields["comment"] ?? ""
        for (text, pointer) in [(name, "/gloss"), (fields["sign"] ?? "", "/sign"), (comment, "/comment")]
        where text.unicodeScalars.count > SignReport.characterLimit {
            throw RequestReader.textTooLong(
                length: text.unicodeScalars.count, limit: SignReport.characterLimit, pointer: pointer)
        }
        let report = SignReport(
            time: Int(Date().timeIntervalSince1970), gloss: name, sign: fields["sign"], reason: reason,
            comment: comment)
        do {
            try await services.accessibility.inBackground { try gloss.reports.keep(report) }
        } catch let error as GatewayError {
            throw Problem(
                .glossUnavailable, es: "El reporte no se pudo guardar (\(error.code)).",
                en: "The report could not be kept (\(error.code)).")
        }
        return Response(status: .noContent)
    }

    private func allowed(_ context: GatewayRequestContext) throws -> GlossServices {
        guard let gloss = services.gloss, gloss.publication != .never else {
            throw Problem(
                .glossNotPublished, es: "Aquí no se ofrece glosa (gloss.publish).",
                en: "Gloss is not offered here (gloss.publish).")
        }
        // Without keys only this machine can call, which is the operator's.
        if gloss.publication == .testers, let caller = context.admission.caller, caller.keyID != nil,
            ![KeyRole.curate, .review].contains(where: caller.has)
        {
            throw Problem.roleMissing([.curate, .review])
        }
        return gloss
    }

    private func translated(
        _ text: String, _ language: LanguageVariety, _ context: GatewayRequestContext,
        _ deadline: ContinuousClock.Instant
    ) async throws -> Translation {
        let asked = TranslationRequest(
            text: text, source: language, target: .spanish, policy: services.configuration.policy)
        let results = try await gate.translate([asked], context, deadline: deadline)
        services.count(results, of: [asked])
        switch results.first {
        case .success(let result):
            guard result.status <= .translated else {
                throw Problem(
                    .glossUntranslated, es: "/text: no se pudo traducir al castellano.",
                    en: "/text: it could not be translated into Spanish.", pointer: "/text")
            }
            return Translation(
                from: result.source.used.tag, text: result.text, machineTranslated: result.isMachineTranslated,
                status: result.status.rawValue)
        case .failure(let error):
            throw Problem.untranslatable(
                error, source: "/language", target: "/language", item: "/text", text: "/text")
        case nil: throw Problem.missing("/text")
        }
    }

    /// Whether a Deaf reviewer has approved every sign of a gloss that has signs.
    private static func isApproved(_ result: GlossResult, _ lexicon: SignLexicon) -> Bool {
        let tokens = result.lines.flatMap(\.tokens).filter { token in
            if case .fingerspelled = token.realization { false } else { true }
        }
        return !tokens.isEmpty
            && tokens.allSatisfy { token in
                guard case .sign = token.realization else { return false }
                return lexicon.entry(gloss: token.gloss)?.status == .approved
            }
    }

    private static func rendering(
        _ result: GlossResult, _ format: GlossFormat, isPartialAllowed: Bool, _ gloss: GlossServices,
        _ deadline: ContinuousClock.Instant
    ) async throws -> Rendering? {
        guard let media = format.media else { return nil }
        let (outcome, renderer) = try await gloss.render(
            result, as: media, isPartialAllowed: isPartialAllowed, deadline: deadline)
        return Rendering(
            renderer: renderer, mediaType: media.mediaType,
            data: Data(outcome.rendering.bytes).base64EncodedString(), omitted: outcome.omitted)
    }

    private static func glossFields(_ body: ByteBuffer) throws(Problem) -> ([String: String], isPartialAllowed: Bool) {
        let members = try WireCoding.members(of: body)
        let known = ["text", "language", "format", "partial"]
        let fields = try fields(members.filter { $0.name != "partial" }, known: known)
        let partial = members.first { $0.name == "partial" }
        let isPartialAllowed = try partial.flatMap { member throws(Problem) in
            try WireCoding.boolean(member.value, "/partial")
        }
        return (fields, isPartialAllowed ?? false)
    }

    private static func fields(_ members: [JSONValue.Member], known: [String]) throws(Problem) -> [String: String] {
        var fields: [String: String] = [:]
        for member in members {
            guard known.contains(member.name) else { throw .unknownField(member.name, in: "", known: known) }
            fields[member.name] = try WireCoding.text(member.value, "/\(member.name)")
        }
        return fields
    }
}
