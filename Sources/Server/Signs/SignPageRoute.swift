import Accessibility
import Foundation
import Gateway
import HTTPTypes
import Hummingbird
import Store
import Synchronization
import TextProcessing

/// `/lsp`: the public page on Peruvian Sign Language, its videos, and what visitors report of signs.
struct SignPageRoute: Sendable {
    let services: GatewayServices
    let reader: RequestReader

    /// Most letters of a text on the page.
    private static let textLimit = 500
    /// Most bytes of a form: every letter in twelve.
    private static let formLimit = 16_384
    /// Reports that visitors may send: one in three seconds in the long run, since nobody says who they are.
    private static let reportRate = KeyTerms.Rate(perSecond: 1 / 3, burst: 20)
    /// Texts that are worked on at a time.
    private static let texts = Mutex(0)
    private static let textsAtATime = 8

    /// The page: how to ask for an interpreter, and the signs that are published.
    func page(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        guard let gloss = published else { return response(.unpublished, to: request) }
        return await response(signs(gloss), to: request)
    }

    /// The page with the signs of a text.
    func text(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        guard let gloss = published else { return response(.unpublished, to: request, status: .forbidden) }
        guard let fields = try await form(of: request) else { return unreadable(request) }
        let text = Self.lines(fields["text"])
        guard text.unicodeScalars.count <= Self.textLimit else {
            return response(
                .refused(SignPageRefusal.tooLong(limit: Self.textLimit), text: text), to: request,
                status: .contentTooLarge)
        }
        guard text.contains(where: { !$0.isWhitespace }) else { return await response(signs(gloss), to: request) }
        guard Self.enter() else {
            return response(.refused(SignPageRefusal.busy, text: text), to: request, status: .serviceUnavailable)
        }
        defer { Self.texts.withLock { $0 -= 1 } }
        do {
            let (result, lexicon) = try await gloss.gloss(text, deadline: try reader.deadline(of: request))
            return response(.text(text, Self.items(of: result, in: text, lexicon)), to: request)
        } catch let error as CancellationError {
            throw error
        } catch let error as Problem {
            throw error
        } catch {
            return response(.refused(SignPageRefusal.busy, text: text), to: request, status: .serviceUnavailable)
        }
    }

    /// Keeps what a visitor says of a sign.
    func report(_ request: Request, _ context: GatewayRequestContext) async throws -> Response {
        guard let gloss = published else { return response(.unpublished, to: request, status: .forbidden) }
        guard let fields = try await form(of: request) else { return unreadable(request) }
        let standing = services.access.limiter.take(
            "visitors' reports", rate: Self.reportRate, at: services.access.clock())
        guard standing.isAllowed else { throw Problem.rateExceeded(standing) }
        let entry: SignEntry?
        do {
            entry = try await gloss.publishedEntry(fields["sign"] ?? "")
        } catch {
            return response(.refused(SignPageRefusal.noSigns, text: ""), to: request, status: .serviceUnavailable)
        }
        guard let entry, let video = SignVideo(entry) else {
            return response(.refused(SignPageRefusal.noSuchSign, text: ""), to: request, status: .badRequest)
        }
        let draft = SignPage.Draft(sign: video, reason: fields["reason"] ?? "", comment: Self.lines(fields["comment"]))
        guard SignReport.reasons.contains(draft.reason) else {
            return response(.draft(SignPageRefusal.noReason, draft), to: request, status: .badRequest)
        }
        guard draft.comment.unicodeScalars.count <= SignReport.characterLimit else {
            let reason = SignPageRefusal.tooLong(limit: SignReport.characterLimit)
            return response(.draft(reason, draft), to: request, status: .badRequest)
        }
        let report = SignReport(
            time: Int(Date().timeIntervalSince1970), gloss: entry.gloss, sign: entry.id, reason: draft.reason,
            comment: draft.comment)
        do {
            try await services.accessibility.inBackground { try gloss.visitorReports.keep(report) }
        } catch {
            return response(.draft(SignPageRefusal.notKept, draft), to: request, status: .serviceUnavailable)
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
        else { throw Self.noVideo }
        var headers = HTTPFields()
        headers[.contentType] = video.type
        headers[.acceptRanges] = "bytes"
        headers[.eTag] = video.tag
        // A signer who no longer agrees is not shown from anybody's cache.
        headers[.cacheControl] = "no-cache"
        headers[.xContentTypeOptions] = "nosniff"
        if request.headers[.ifNoneMatch] == video.tag { return Response(status: .notModified, headers: headers) }
        // RFC 9110, 13.1.5 and 14.2: ranges are for GET, and for the file that the client knows.
        let isKnown = request.headers[.ifRange].map { $0 == video.tag } ?? true
        let range = request.method == .get && isKnown ? request.headers[.range] : nil
        switch RangeRequest(range, size: video.size) {
        case .whole:
            let body = try await FileIO().loadFile(path: video.path, context: context)
            return Response(status: .ok, headers: headers, body: body)
        case .part(let range):
            let body = try await FileIO().loadFile(path: video.path, range: range, context: context)
            guard body.contentLength == range.count else { throw Self.noVideo }
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound)/\(video.size)"
            return Response(status: .partialContent, headers: headers, body: body)
        case .unsatisfiable:
            headers[.contentRange] = "bytes */\(video.size)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
    }

    private static var noVideo: Problem {
        Problem(
            .signVideoNotFound, es: "Los videos que hay están en /lsp.", en: "The videos that there are stand on /lsp.")
    }

    private static func enter() -> Bool {
        texts.withLock { texts in
            guard texts < textsAtATime else { return false }
            texts += 1
            return true
        }
    }

    /// A field of a form, whose line ends are CR LF however they were typed.
    private static func lines(_ field: String?) -> String { (field ?? "").replacing("\r\n", with: "\n") }

    /// What may be shown to everybody, or nil.
    private var published: GlossServices? { services.gloss.flatMap { $0.publication == .public ? $0 : nil } }

    private func signs(_ gloss: GlossServices) async -> SignPage.Content {
        do {
            let videos = try await gloss.publishedVideos()
            return .signs(Array(videos.prefix(SignPage.listLimit)), all: videos.count)
        } catch {
            return .refused(SignPageRefusal.noSigns, text: "")
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

    /// The fields of a form; nil when it is none.
    private func form(of request: Request) async throws -> [String: String]? {
        guard request.mediaType == "application/x-www-form-urlencoded" else { return nil }
        let body = try await reader.body(of: request, upTo: Self.formLimit)
        return String(validating: body.readableBytesView, as: UTF8.self).flatMap(FormFields.parse)
    }

    private func unreadable(_ request: Request) -> Response {
        response(.refused(SignPageRefusal.unreadable, text: ""), to: request, status: .badRequest)
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
