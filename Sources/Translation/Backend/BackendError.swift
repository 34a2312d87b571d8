/// Why a backend gave no answer for a segment.
///
/// The explanation is for operators and names no text of anybody.
public struct BackendError: Error, Hashable, Sendable, Codable {
    /// Kind of failure, stable and bounded: API field, log key, metric label.
    public enum Code: String, Hashable, Sendable, Codable {
        /// The backend has no answer for this segment, which is no fault: no stored translation, no known word.
        case noAnswer = "backend.no-answer"
        /// The deadline passed.
        case deadlineExceeded = "backend.deadline-exceeded"
        /// The caller went away.
        case cancelled = "backend.cancelled"
        /// The engine is down or died under the request.
        case unavailable = "backend.unavailable"
        /// The engine answered what cannot be read or is incomplete.
        case malformedReply = "backend.malformed-reply"
        /// The engine refuses this input: too long, forbidden characters.
        case refusedInput = "backend.refused-input"
        /// The answer did not pass the checks: a placeholder is missing, or it is the source again.
        case rejectedAnswer = "backend.rejected-answer"
        /// The engine asks for fewer requests.
        case rateLimited = "backend.rate-limited"
        /// What may be sent to the engine in a day or month is used up.
        case quotaExceeded = "backend.quota-exceeded"
        /// The engine failed too often and is left alone for a while.
        case circuitOpen = "backend.circuit-open"
        /// As many calls as allowed are under way, and the wait for a place was too long.
        case busy = "backend.busy"
        /// The policy of the request forbids the engine.
        case forbidden = "backend.forbidden"
    }

    /// Kind of failure.
    public let code: Code
    /// Detail for operators, in English.
    public let explanation: String
    /// Time after which asking again makes sense, where the engine or its breaker said so.
    public let retryAfter: Duration?
    /// What the checks found, in a rejected answer.
    public let defect: QualityEstimate.Reason?

    /// Creates an error.
    public init(
        _ code: Code, _ explanation: String, retryAfter: Duration? = nil, defect: QualityEstimate.Reason? = nil
    ) {
        self.code = code
        self.explanation = explanation
        self.retryAfter = retryAfter
        self.defect = defect
    }
}
