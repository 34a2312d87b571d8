import Testing

@testable import Evaluation

struct PairedTestTests {
    private static let references = (0..<60).map { "sentence number \($0) of \($0 * 7) in all" }

    private func system(_ metric: Metric, _ change: (Int, String) -> String) throws -> SystemStatistics {
        try SystemStatistics(
            metric, hypotheses: Self.references.enumerated().map { change($0.offset, $0.element) },
            references: [Self.references])
    }

    @Test("a system does not differ from itself", arguments: Metric.allCases)
    func equal(metric: Metric) throws {
        let same = try system(metric) { $0 % 3 == 0 ? "of" : $1 }
        let bootstrap = PairedTest().bootstrap(same, same, trials: 50)
        #expect(bootstrap.pValue == 1 && bootstrap.interval == 0...0 && bootstrap.difference == 0)
        #expect(PairedTest().randomization(same, same, trials: 50).pValue == 1)
    }

    @Test("a much better system is told from a poor one", arguments: Metric.allCases)
    func better(metric: Metric) throws {
        let good = try system(metric) { $1 }
        let poor = try system(metric) { "\($0) \($1.prefix(8))" }
        let test = PairedTest()
        let bootstrap = test.bootstrap(good, poor, trials: 200)
        #expect(bootstrap.pValue == 1.0 / 201)
        #expect(bootstrap.interval?.contains(bootstrap.difference) == true)
        #expect(bootstrap.interval?.contains(0) == false)
        #expect(bootstrap.system?.halfWidth == 0)
        #expect(test.randomization(good, poor, trials: 200).pValue == 1.0 / 201)
    }

    @Test("a difference in one line of sixty is no difference", arguments: Metric.allCases)
    func luck(metric: Metric) throws {
        let one = try system(metric) { $0 == 7 ? "of" : $1 }
        let other = try system(metric) { $0 == 8 ? "of of" : $1 }
        // Exchanging both, one or none of two lines: most exchanges differ as much as the systems do.
        #expect(PairedTest().randomization(one, other, trials: 400).pValue > 0.3)
    }

    @Test("the same seed gives the same outcome, another one another")
    func isRepeatable() throws {
        let one = try system(.chrF) { $0 % 2 == 0 ? "number \($0)" : $1 }
        let other = try system(.chrF) { $0 % 3 == 0 ? "sentence \($0)" : $1 }
        let outcome = PairedTest(seed: 1).bootstrap(one, other, trials: 300)
        #expect(PairedTest(seed: 1).bootstrap(one, other, trials: 300) == outcome)
        #expect(PairedTest(seed: 2).bootstrap(one, other, trials: 300) != outcome)
    }

    // Forty values: one in forty is cut at either end.
    @Test func bounds() {
        let values = (1...40).map(Double.init).shuffled()
        #expect(ScoreInterval.bounds(values) == 2...39)
        #expect(ScoreInterval.bounds([5]) == 5...5)
        let interval = ScoreInterval(values)
        #expect(interval.mean == 20.5 && interval.halfWidth == 18.5)
    }

    // Numbers of the reference implementation (Vigna, splitmix64.c) for seed 0.
    @Test func generator() {
        var random = SplitMix64(seed: 0)
        #expect([random.next(), random.next()] == [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4])
        #expect((0..<1000).allSatisfy { _ in (0..<7).contains(random.next(below: 7)) })
        var (one, other) = (SplitMix64(seed: 5, trial: 1), SplitMix64(seed: 5, trial: 2))
        #expect(one.next() != other.next())
    }
}
