import Evaluation
import Testing

struct EvaluationErrorTests {
    @Test(
        "codes are stable",
        arguments: [
            (EvaluationError.unreadable(file: "a"), "evaluation.unreadable"),
            (.invalidUTF8(file: "a", line: 1), "evaluation.invalid-utf8"), (.empty(file: "a"), "evaluation.empty"),
            (.differentLengths(file: "a", lines: 1, other: "b", otherLines: 2), "evaluation.different-lengths"),
        ])
    func codes(error: EvaluationError, code: String) {
        #expect(error.code == code)
    }
}
