import Translation

extension ApertiumError {
    /// The failure in the words of routing.
    var backendError: BackendError {
        switch self {
        case .unsupportedPair, .invalidProtectedSpan: BackendError(.refusedInput, code)
        case .lostProtectedSpan: BackendError(.rejectedAnswer, code)
        case .deadlineExceeded: BackendError(.deadlineExceeded, code)
        case .cancelled: BackendError(.cancelled, code)
        case .outputTooLong: BackendError(.malformedReply, code)
        case .notInstalled, .malformedMode, .systemRefusal, .processDied, .shutDown: BackendError(.unavailable, code)
        }
    }
}
