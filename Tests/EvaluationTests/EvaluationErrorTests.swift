import Evaluation
import Testing

struct EvaluationErrorTests {
    @Test(
        "codes are stable",
        arguments: [
            (EvaluationError.differentLengths(hypotheses: 1, references: 2), "evaluation.different-lengths"),
            (.empty, "evaluation.empty"),
        ])
    func codes(error: EvaluationError, code: String) {
        #expect(error.code == code)
    }
}
