/// Why a backend gave no answer for a segment.
///
/// The explanation is for operators and names no text of anybody.
public struct BackendError: Error, Hashable, Sendable {
    /// Kind of failure, stable and bounded: API field, log key, metric label.
    public enum Code: String, Hashable, Sendable {
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
        /// The answer did not pass the checks: a placeholder or number is missing.
        case rejectedAnswer = "backend.rejected-answer"
    }

    /// Kind of failure.
    public let code: Code
    /// Detail for operators, in English.
    public let explanation: String

    /// Creates an error.
    public init(_ code: Code, _ explanation: String) {
        self.code = code
        self.explanation = explanation
    }
}
