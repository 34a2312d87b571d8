/// Why a file of translations cannot be scored.
public enum EvaluationError: Error, Equatable, Sendable {
    /// Hypotheses and references do not have the same number of lines.
    case differentLengths(hypotheses: Int, references: Int)
    /// There is nothing to score.
    case empty

    /// Name that does not change.
    public var code: String {
        switch self {
        case .differentLengths: "evaluation.different-lengths"
        case .empty: "evaluation.empty"
        }
    }
}
