/// Why a file of translations cannot be scored.
public enum EvaluationError: Error, Equatable, Sendable {
    /// Hypotheses and references do not have the same number of lines.
    case differentLengths(hypotheses: Int, references: Int)
    /// There is nothing to score.
    case empty
}
