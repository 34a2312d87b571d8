public import Accessibility
public import Transport

/// A service that renders signs, over HTTP.
///
/// It gets the document of ``SignRenderRequest`` by POST, with links but without files of this machine, and answers with
/// status 200, the file, and its media type in `Content-Type`. When it lacks signs it answers with status 422 and
/// `{"missing":["GLOSS"]}`. Redirects are not followed: glosses go where the operator said and nowhere else.
public struct RemoteSignRenderer: SignRenderer {
    /// Name in configuration, answers and metrics.
    public let name: String
    /// What it can give.
    public let media: [SignMedia]
    /// Whether glosses leave the operator's machines for it, as the operator says.
    public let isExternal: Bool

    private let service: MediaService
    private let transport: CurlTransport
    private let permits: Permits

    /// Creates a renderer.
    ///
    /// - Parameters:
    ///   - name: Name in configuration, answers and metrics.
    ///   - service: Where it answers, key and limits; requests go to the URL itself.
    ///   - media: What it can give.
    ///   - isExternal: Whether glosses leave the operator's machines for it.
    ///   - transport: What sends the requests.
    public init(
        name: String, service: MediaService, media: [SignMedia], isExternal: Bool, transport: CurlTransport
    ) {
        self.name = name
        self.service = service
        self.media = media
        self.isExternal = isExternal
        self.transport = transport
        permits = Permits(max(1, service.concurrency))
    }

    /// Renders a gloss by one request.
    ///
    /// - Parameters:
    ///   - request: The gloss and the medium.
    ///   - deadline: When the request is given up.
    /// - Returns: The file.
    /// - Throws: ``SignRenderError``, or `CancellationError` when the caller's task was cancelled.
    public func render(
        _ request: SignRenderRequest, deadline: ContinuousClock.Instant
    ) async throws -> SignRendering {
        guard media.contains(request.media) else {
            throw SignRenderError.unavailableMedium(renderer: name, wanted: request.media)
        }
        try Task.checkCancellation()
        do {
            let response = try await permits.withPermit(until: deadline) {
                var post = service.post(
                    "", type: "application/json", body: request.withLinksOnly().json, deadline: deadline)
                post.headers.append(
                    TransportHeader(name: "Accept", value: "\(request.media.mediaType), application/json"))
                return try await send(post, deadline: deadline)
            }
            return try rendering(in: response, wanted: request.media)
        } catch let fault as ProcessFault {
            throw fault.signError(of: name)
        }
    }

    private func rendering(
        in response: TransportResponse, wanted: SignMedia
    ) throws(SignRenderError) -> SignRendering {
        switch response.status {
        case 200:
            let said = response.headers["Content-Type"].flatMap { SignMedia(mediaType: $0) }
            guard said == wanted else { throw .wrongMedium(renderer: name, wanted: wanted, found: said) }
            return try SignRendering(checking: response.body, wanted: wanted, renderer: name)
        case 422: throw SignRefusal.error(in: response.body, of: name)
        case 503: throw .unavailable(renderer: name, reason: "the service answers with status 503")
        default: throw .failed(renderer: name, reason: "the service answers with status \(response.status)")
        }
    }

    private func send(
        _ request: TransportRequest, deadline: ContinuousClock.Instant
    ) async throws -> TransportResponse {
        do throws(TransportError) {
            return try await transport.send(request)
        } catch {
            switch error.code {
            case .cancelled: throw CancellationError()
            case .timeout where ContinuousClock.now >= deadline: throw SignRenderError.deadlineExceeded(renderer: name)
            case .timeout:
                throw SignRenderError.failed(renderer: name, reason: "no answer within the time for a request")
            case .bodyTooLarge: throw SignRenderError.tooLarge(renderer: name, limitBytes: service.maximumBytes)
            case .unresolvedHost, .connectFailed, .tls:
                throw SignRenderError.unavailable(renderer: name, reason: error.explanation)
            default: throw SignRenderError.failed(renderer: name, reason: error.explanation)
            }
        }
    }
}
