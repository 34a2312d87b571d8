/// What a call says about the backend that was called.
enum CallOutcome: Sendable {
    /// It works, whether or not it had an answer.
    case answered
    /// It is broken.
    case failed
    /// Nothing: the caller went away, or gave it no time.
    case inconclusive
    /// It wants to be left alone.
    case askedToRest(BackendError)

    /// Reads the results of one call.
    ///
    /// - Parameters:
    ///   - failures: The error of each segment, nil for an answer that passed the checks.
    ///   - isTimeBlamable: Whether the call had time enough to speak against the backend if it ran out.
    ///   - isOutside: Whether the backend runs outside this process: one that gives nothing but bad answers is broken,
    ///     while a dictionary of this process simply knows no more.
    init(failures: [BackendError?], isTimeBlamable: Bool, isOutside: Bool) {
        let codes = failures.map { $0?.code }
        if let rest = failures.lazy.compactMap(\.self).first(where: {
            $0.code == .rateLimited || $0.code == .quotaExceeded
        }) {
            self = .askedToRest(rest)
        } else if codes.contains(.unavailable) {
            self = .failed
        } else if codes.allSatisfy({ $0 == .malformedReply || (isOutside && $0 == .rejectedAnswer) }), !codes.isEmpty {
            self = .failed
        } else if codes.allSatisfy({ $0 == .deadlineExceeded }) {
            self = isTimeBlamable ? .failed : .inconclusive
        } else if codes.allSatisfy({ $0 == .cancelled || $0 == .deadlineExceeded }) {
            self = .inconclusive
        } else {
            self = .answered
        }
    }
}
