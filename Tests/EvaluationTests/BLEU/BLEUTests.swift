import Evaluation
import Foundation
import Testing

struct BLEUTests {
    private func statistics(_ hypothesis: String, _ references: String...) -> BLEUStatistics {
        BLEUStatistics(
            hypothesis: BLEUTokenizer.v13a.keys(hypothesis), references: references.map(BLEUTokenizer.v13a.keys))
    }

    // Papineni et al. (2002), example 2: of seven `the` two match, as often as the first reference has it.
    @Test func modifiedPrecision() {
        let found = statistics(
            "the the the the the the the", "The cat is on the mat , the", "There is a cat on the mat")
        #expect(found.matches == [2, 0, 0, 0])
        #expect(found.totals == [7, 6, 5, 4])
        // 8 and 7 tokens: the second is nearest.
        #expect(found.hypothesisLength == 7 && found.referenceLength == 7)
    }

    @Test(
        "each n-gram counts as often as in the reference that has it most, and the shorter of two near lengths counts")
    func severalReferences() {
        let found = statistics("a a b c", "a a x", "a b c d e")
        #expect(found.matches == [4, 3, 1, 0])
        #expect(found.referenceLength == 3)
    }

    // 3 of 4, 2 of 3, 1 of 2, 0 of 1 smoothed to 1/2: (3/4 · 2/3 · 1/2 · 1/2)^(1/4) = (1/8)^(1/4).
    @Test func smoothingIsExponential() {
        let found = statistics("a b c x", "a b c d")
        #expect(found.matches == [3, 2, 1, 0])
        #expect(abs(BLEU.corpus.score(found) - 100 * pow(0.125, 0.25)) < 1e-9)
    }

    // Two tokens of three: orders 1 and 2 are full, the brevity penalty is exp(1 - 3/2).
    @Test func effectiveOrderIsOfSentencesOnly() {
        let found = statistics("a b", "a b c")
        #expect(abs(BLEU.sentence.score(found) - 100 * exp(-0.5)) < 1e-9)
        #expect(BLEU.corpus.score(found) == 0)
    }

    @Test(
        "degenerate rows",
        arguments: [
            ("", "", 0), ("", "a", 0), ("a", "", 0), ("a", "a", 100), ("a", "b", 0), ("...", "...", 100),
            ("x\u{301}", "x\u{301}", 100), ("n\u{303}", "\u{F1}", 0), ("manq'", "manq'", 100),
        ] as [(String, String, Double)])
    func degenerateRows(hypothesis: String, reference: String, score: Double) {
        #expect(abs(BLEU.sentence.score(statistics(hypothesis, reference)) - score) < 1e-9)
    }

    @Test func statisticsOfSentencesAddUp() {
        let sum = statistics("a b", "a b c") + statistics("d", "d")
        #expect(sum.matches == [3, 1, 0, 0] && sum.totals == [3, 1, 0, 0])
        #expect(sum.hypothesisLength == 3 && sum.referenceLength == 4)
        #expect(BLEUStatistics() + sum == sum)
    }
}
