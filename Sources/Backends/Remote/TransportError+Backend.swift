import Translation
import Transport

extension TransportError {
    /// What the failure means to who asked for a translation.
    ///
    /// - Parameter isDeadlineOver: Whether the caller's own time is over, rather than what one request may take.
    /// - Returns: An error that names the host at most.
    func backendError(isDeadlineOver: Bool) -> BackendError {
        switch code {
        case .cancelled: BackendError(.cancelled, "the caller went away")
        case .timeout where isDeadlineOver: BackendError(.deadlineExceeded, "no reply within the deadline")
        case .timeout: BackendError(.unavailable, "no reply within the time for a request")
        case .bodyTooLarge: BackendError(.malformedReply, "the reply is larger than the limit")
        case .protocol: BackendError(.malformedReply, "the reply is no HTTP")
        case .invalidRequest, .invalidConfiguration, .unresolvedHost, .connectFailed, .tls, .connectionLost,
            .tooManyRedirects, .refusedRedirect, .unexpectedStatus, .unusableFile, .closed, .systemRefusal:
            BackendError(.unavailable, explanation)
        }
    }
}
