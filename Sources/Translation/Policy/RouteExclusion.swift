/// A backend that takes no part in a plan, and why.
public struct RouteExclusion: Hashable, Sendable {
    /// Why a backend takes no part; stable and bounded: API field, metric label.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// No way for this direction leads over the backend.
        case noDirection = "no-direction"
        /// The policy names the backends that may be used, and not this one.
        case policyBackend = "policy.backend"
        /// The policy forbids that text leaves the machine.
        case policyExternal = "policy.external"
        /// The policy forbids its licence.
        case policyLicence = "policy.licence"
        /// It costs more than the policy allows, or every way over it does.
        case policyPrice = "policy.price"
        /// It failed too often and is left alone for a while.
        case breakerOpen = "breaker-open"
        /// It asked to be left alone for a while: too many requests, or its quota is used up.
        case resting
        /// It says of itself that it cannot answer.
        case unhealthy
        /// Every way over it leads over a backend that is excluded.
        case dependent

        /// Whether waiting may mend it, unlike what the policy forbids.
        public var isPassing: Bool { self == .breakerOpen || self == .resting || self == .unhealthy }
    }

    /// Identifier of the backend.
    public let backend: String
    /// Why it takes no part.
    public let reason: Reason
    /// Time until it is tried again; nil where time mends nothing or nobody knows.
    public let retryAfter: Duration?
    /// Detail for operators, in English.
    public let detail: String?

    /// Creates an exclusion.
    public init(backend: String, reason: Reason, retryAfter: Duration? = nil, detail: String? = nil) {
        self.backend = backend
        self.reason = reason
        self.retryAfter = retryAfter
        self.detail = detail
    }
}
