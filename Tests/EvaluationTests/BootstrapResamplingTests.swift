import Testing

@testable import Evaluation

struct BootstrapResamplingTests {
    private static let references = (0..<40).map { "sentence number \($0) of \($0 * 7)" }

    private func statistics(_ hypotheses: [String]) -> [ChrFStatistics] {
        zip(Self.references, hypotheses).map { ChrFReference($0).statistics(of: Array($1.utf8)) }
    }

    @Test("equal systems do not differ; a perfect one beats a poor one; a draw of the seed is repeatable")
    func compares() {
        let perfect = statistics(Self.references)
        let poor = statistics(Self.references.map { String($0.prefix(6)) })
        let bootstrap = BootstrapResampling(trials: 200)
        let equal = bootstrap.compare(perfect, with: perfect)
        #expect(equal.pValue == 1 && equal.interval == 0...0)
        let outcome = bootstrap.compare(perfect, with: poor)
        #expect(outcome.score == 100 && outcome.baseline < 50 && outcome.pValue < 0.05)
        #expect(outcome.interval.lowerBound > 0 && outcome.interval.contains(outcome.score - outcome.baseline))
        #expect(bootstrap.compare(perfect, with: poor) == outcome)
        #expect(bootstrap.compare([], with: []).pValue == 1)
    }
}
