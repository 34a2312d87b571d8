/// A reply of an analyser that cannot be read.
public enum AnalysisError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The stream breaks the format at this byte of the reply.
    case malformed(offset: Int)
    /// A word of the reply is not found in the text at or after this byte of the text.
    case misaligned(surface: String, offset: Int)
    /// The analyser sent another number of replies than it got texts.
    case countMismatch(sent: Int, received: Int)

    /// Stable identifier for API, logs and metrics.
    public var code: String {
        switch self {
        case .malformed: "analysis.malformed"
        case .misaligned: "analysis.misaligned"
        case .countMismatch: "analysis.count-mismatch"
        }
    }

    /// Code and place.
    public var description: String {
        switch self {
        case .malformed(let offset): "\(code): byte \(offset) of the reply"
        case .misaligned(let surface, let offset): "\(code): \(surface), byte \(offset) of the text"
        case .countMismatch(let sent, let received): "\(code): \(sent) texts, \(received) replies"
        }
    }
}
