import Accessibility
import Foundation
import Gateway
import HTTPTypes
import Hummingbird
import TextProcessing

/// `/lsp`: the public page on Peruvian Sign Language, its videos, and what visitors report of signs.
struct SignPageRoute: Sendable {
    let services: GatewayServices
    let reader: RequestReader

    /// Most letters of a text on the page.
    private static let textLimit = 500
    /// Most bytes of a form: every letter in twelve.
    private static let formLimit = 16_384

    /// The page: how to ask for an interpreter, and the signs that are published.
    func page(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        guard let gloss = published else { return response(.unpublished, to: request) }
        return await response(signs(gloss), to: request)
    }

    /// The page with the signs of a text.
    func text(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        guard let gloss = published else { return response(.unpublished, to: request, status: .forbidden) }
        let text = try await form(of: request)["text"]?.replacing("\r\n", with: "\n") ?? ""
        guard text.unicodeScalars.count <= Self.textLimit else {
            let reason = LocalizedText(
                es: "El texto tiene más de \(Self.textLimit) letras.",
                en: "The text has more than \(Self.textLimit) letters.")
            return response(.refused(reason), to: request, status: .contentTooLarge)
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            return await response(signs(gloss), to: request)
        }
        do {
            let (result, translator) = try await gloss.gloss(text)
            return response(.text(text, Self.items(of: result, in: text, translator.lexicon)), to: request)
        } catch let error as CancellationError {
            throw error
        } catch {
            let reason = LocalizedText(es: "Ahora no se pueden buscar señas.", en: "Signs cannot be looked up now.")
            return response(.refused(reason), to: request, status: .serviceUnavailable)
        }
    }

    /// Keeps what a visitor says of a sign.
    func report(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        guard let gloss = published else { return response(.unpublished, to: request, status: .forbidden) }
        let fields = try await form(of: request)
        let comment = fields["comment"] ?? ""
        guard let id = fields["sign"], let reason = fields["reason"], SignReport.reasons.contains(reason),
            comment.unicodeScalars.count <= 1_000, let entry = try? await gloss.publishedEntry(id)
        else {
            let text = LocalizedText(es: "El reporte no está completo.", en: "The report is not complete.")
            return response(.refused(text), to: request, status: .badRequest)
        }
        let report = SignReport(
            time: Int(Date().timeIntervalSince1970), gloss: entry.gloss, sign: entry.id, reason: reason,
            comment: comment)
        do {
            try await services.accessibility.inBackground { try gloss.reports.keep(report) }
        } catch {
            let text = LocalizedText(es: "El reporte no se pudo guardar.", en: "The report could not be kept.")
            return response(.refused(text), to: request, status: .serviceUnavailable)
        }
        return response(.thanks, to: request)
    }

    /// A video of an approved sign, whole or in part.
    func media(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        guard let gloss = published,
            let name = context.parameters.get("sign")?.removingPercentEncoding,
            let number = context.parameters.get("number").flatMap({ Int($0) }),
            // Data that cannot be read is told of by the page.
            let video = try? await gloss.videoFile(ofGloss: name, number: number)
        else {
            throw Problem(
                .routeNotFound, es: "Ninguna seña publicada tiene este video.", en: "No published sign has this video.")
        }
        let size = video.size
        var headers = HTTPFields()
        headers[.contentType] = video.type
        headers[.acceptRanges] = "bytes"
        headers[.cacheControl] = "public, max-age=3600"
        headers[.xContentTypeOptions] = "nosniff"
        switch RangeRequest(request.headers[.range], size: size) {
        case .whole:
            headers[.contentLength] = String(size)
            return Response(
                status: .ok, headers: headers, body: try await FileIO().loadFile(path: video.path, context: context))
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound)/\(size)"
            headers[.contentLength] = String(range.count)
            return Response(
                status: .partialContent, headers: headers,
                body: try await FileIO().loadFile(path: video.path, range: range, context: context))
        case .unsatisfiable:
            headers[.contentRange] = "bytes */\(size)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
    }

    /// What may be shown to everybody, or nil.
    private var published: GlossServices? { services.gloss.flatMap { $0.publication == .public ? $0 : nil } }

    private func signs(_ gloss: GlossServices) async -> SignPage.Content {
        do {
            let videos = try await gloss.publishedVideos()
            return .signs(Array(videos.prefix(SignPage.listLimit)), all: videos.count)
        } catch {
            return .refused(
                LocalizedText(es: "Ahora no se pueden leer las señas.", en: "The signs cannot be read now."))
        }
    }

    /// One item for each token, in the order of signing.
    private static func items(of result: GlossResult, in text: String, _ lexicon: SignLexicon) -> [[SignPage.Item]] {
        let bytes = Array(text.utf8)
        return result.lines.filter { !$0.tokens.isEmpty }.map { line in
            line.tokens.map { token in
                let words = String(decoding: bytes[token.span.lowerBound..<token.span.upperBound], as: UTF8.self)
                switch token.realization {
                case .sign:
                    return SignPage.Item(
                        words: words, sign: lexicon.entry(gloss: token.gloss).flatMap(SignVideo.init), letters: nil)
                case .fingerspelled(let letters):
                    return SignPage.Item(words: words, sign: nil, letters: letters.joined(separator: "-"))
                case .missing: return SignPage.Item(words: words, sign: nil, letters: nil)
                }
            }
        }
    }

    private func form(of request: Request) async throws -> [String: String] {
        guard request.mediaType == "application/x-www-form-urlencoded" else {
            throw Problem(
                .unsupportedMediaType, es: "Se espera application/x-www-form-urlencoded.",
                en: "application/x-www-form-urlencoded is expected.")
        }
        let body = try await reader.body(of: request, upTo: Self.formLimit)
        guard let text = String(validating: body.readableBytesView, as: UTF8.self), let fields = FormFields.parse(text)
        else {
            throw Problem(
                .invalidField, es: "El formulario no es UTF-8 con escapes de porcentaje.",
                en: "The form is not percent-encoded UTF-8.")
        }
        return fields
    }

    private func response(
        _ content: SignPage.Content, to request: Request, status: HTTPResponse.Status = .ok
    ) -> Response {
        let page = SignPage(
            language: HTMLPage.language(of: request), basePath: services.configuration.server.basePath,
            contact: services.configuration.contact, reviewer: services.gloss?.reviewer, content: content)
        return page.page.response(status: status)
    }
}
