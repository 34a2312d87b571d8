/// What a check found wrong in an answer.
struct Finding: Hashable, Sendable {
    /// What is wrong.
    let reason: QualityEstimate.Reason
    /// What the score is multiplied with.
    let factor: Double
    /// Whether the answer is of no use.
    let isDisqualifying: Bool

    init(_ reason: QualityEstimate.Reason, factor: Double, isDisqualifying: Bool = false) {
        self.reason = reason
        self.factor = factor
        self.isDisqualifying = isDisqualifying
    }
}
