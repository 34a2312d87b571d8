import Evaluation
import Testing

struct MetricTests {
    @Test(
        "signatures are those of sacrebleu but for the version",
        arguments: [
            (Metric.chrF, "nrefs:2|case:mixed|eff:yes|nc:6|nw:0|space:no|version:chaka-1"),
            (.chrFPlusPlus, "nrefs:2|case:mixed|eff:yes|nc:6|nw:2|space:no|version:chaka-1"),
            (.bleu, "nrefs:2|case:mixed|eff:no|tok:intl|smooth:exp|version:chaka-1"),
            (.ter, "nrefs:2|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:chaka-1"),
        ])
    func signatures(metric: Metric, signature: String) {
        #expect(metric.signature(references: 2, tokenizer: .intl) == signature)
    }

    @Test("chrF takes the reference of the best score")
    func bestReference() {
        let alone = Metric.chrF.statistics("abc", ["abd"])
        #expect(Metric.chrF.statistics("abc", ["xyz", "abd", "x"]) == alone)
        #expect(Metric.chrF.score(Metric.chrF.statistics("abc", ["abd", "abc"])) == 100)
    }

    @Test("an n-gram counts as often as it stands, beyond 65,535 times")
    func manyRepetitions() {
        let long = String(repeating: "y", count: 70_000)
        #expect(abs(Metric.chrFPlusPlus.score(Metric.chrFPlusPlus.statistics(long, [long])) - 100) < 1e-9)
    }

    @Test("a file is scored by the sums of its lines", arguments: Metric.allCases)
    func sums(metric: Metric) throws {
        let hypotheses = (0..<700).map { "line \($0) of \($0 * 7 % 11) , or \($0 % 3) ." }
        let references = (0..<700).map { "line \($0) of \($0 * 5 % 11) , and \($0 % 4) ." }
        let system = try SystemStatistics(metric, hypotheses: hypotheses, references: [references])
        #expect(system.count == 700 && system.lines.count == 700)
        var sum = metric.statistics(hypotheses[0], [references[0]])
        for line in 1..<700 {
            let more = metric.statistics(hypotheses[line], [references[line]])
            sum = zip(sum, more).map { $0 + $1 }
        }
        #expect(system.sum == sum)
        #expect(system.score == metric.score(sum))
        #expect(system.lineScores[699] == metric.score(system.lines[699], isSentence: true))
    }

    @Test func refusesWhatIsNotParallel() {
        #expect(throws: EvaluationError.differentLengths(hypotheses: 2, references: 1)) {
            try SystemStatistics(.bleu, hypotheses: ["a", "b"], references: [["a", "b"], ["a"]])
        }
        #expect(throws: EvaluationError.empty) { try SystemStatistics(.bleu, hypotheses: [], references: [[]]) }
        #expect(throws: EvaluationError.empty) { try LengthRatio(hypotheses: [], references: []) }
    }

    // 5 scalars by 4 without white space; tokens `a b , c` 4 by `a , c` 3.
    @Test func lengthRatio() throws {
        let ratio = try LengthRatio(hypotheses: ["a b, cc"], references: ["aa\u{A0}, c"])
        #expect(ratio.characters == 5.0 / 4 && ratio.tokens == 4.0 / 3)
        #expect(try LengthRatio(hypotheses: [""], references: [""]).tokens == 0)
    }
}
