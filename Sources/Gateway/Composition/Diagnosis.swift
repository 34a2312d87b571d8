/// One thing that `chaka doctor` looked at.
public struct DiagnosisFinding: Hashable, Sendable {
    /// What was looked at: `share folder`, `port 8080`, `backend apertium`.
    public let subject: String
    /// What was found.
    public let state: String
    /// How to mend it; nil when it is fine.
    public let remedy: String?

    /// Whether it is fine.
    public var isGood: Bool { remedy == nil }

    /// Creates a finding.
    public init(subject: String, state: String, remedy: String? = nil) {
        self.subject = subject
        self.state = state
        self.remedy = remedy
    }
}
