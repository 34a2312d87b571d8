import Evaluation
import Testing

struct EvaluationErrorTests {
    @Test func lengthsAreShown() {
        #expect(EvaluationError.differentLengths(hypotheses: 1, references: 2) != .empty)
    }
}
