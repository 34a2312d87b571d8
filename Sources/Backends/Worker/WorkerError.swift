/// Failure to set up the supervision of a worker; what happens to its process later is health, not an error.
public enum WorkerError: Error, Hashable, Sendable {
    /// The configuration contradicts itself; `explanation` is for operators.
    case invalidConfiguration(explanation: String)
    /// The operating system refuses a thread or a pipe; `number` is the errno value.
    case systemRefusal(number: Int)

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch self {
        case .invalidConfiguration: "worker.invalid-configuration"
        case .systemRefusal: "worker.system-refusal"
        }
    }
}
