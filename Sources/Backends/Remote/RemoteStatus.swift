import Translation
import Transport

/// Reads what services have in common: the status of a reply (RFC 9110, 15).
enum RemoteStatus {
    /// Why a reply brings no translations, by its status alone; nil for 2xx.
    ///
    /// A key that is refused makes the service unavailable, not the input: asking again with the next text is of no use,
    /// and the breaker must see it.
    static func failure(of response: TransportResponse) -> BackendError? {
        let status = response.status
        let retryAfter = retryAfter(of: response)
        return switch status {
        case 200..<300: nil
        case 300..<400: BackendError(.unavailable, "the service redirects elsewhere (\(status))")
        case 401: BackendError(.unavailable, "the service refuses the key (401)")
        case 402, 456:
            BackendError(.quotaExceeded, "the service's quota is used up (\(status))", retryAfter: retryAfter)
        case 403: BackendError(.unavailable, "the service refuses the key, or what it is used for (403)")
        case 404, 405: BackendError(.unavailable, "the service has no translation at this address (\(status))")
        case 408: BackendError(.unavailable, "the service gave up waiting for the request (408)")
        case 429:
            BackendError(.rateLimited, "the service asks for fewer requests (429)", retryAfter: retryAfter)
        case 400..<500: BackendError(.refusedInput, "the service refuses the request (\(status))")
        default: BackendError(.unavailable, "the service fails (\(status))", retryAfter: retryAfter)
        }
    }

    /// The error for a reply of the right status and the wrong form.
    static let unreadable = BackendError(.malformedReply, "the reply is not of the documented form")

    /// The wait that a reply asks for, from nothing to a day; nil without one that can be read.
    private static func retryAfter(of response: TransportResponse) -> Duration? {
        guard let text = response.headers["Retry-After"] else { return nil }
        let longest: Int64 = 86_400
        if text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), !text.isEmpty {
            // More digits than a number holds are a long time too.
            return .seconds(min(Int64(text) ?? longest, longest))
        }
        guard let date = HTTPDate(text) else { return nil }
        // The service's own clock tells how long it means; ours may be wrong.
        let now = response.headers["Date"].flatMap(HTTPDate.init) ?? HTTPDate.now
        return .seconds(min(max(0, date.seconds - now.seconds), longest))
    }
}
