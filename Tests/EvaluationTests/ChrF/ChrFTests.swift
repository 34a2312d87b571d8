import Evaluation
import Testing

struct ChrFTests {
    // `ab` against `abc`: characters 2 of 2 and 3, bigrams 1 of 1 and 2, no trigram in the hypothesis.
    // Precision 1, recall (2/3 + 1/2) / 2 = 7/12; F2 = 5 · 7/12 / (4 + 7/12) = 7/11.
    @Test func aPrefix() {
        let statistics = ChrFReference("abc").statistics(of: Array("ab".utf8))
        #expect(statistics.referenceCounts == [3, 2, 1, 0, 0, 0, 1, 0])
        #expect(statistics.hypothesisCounts == [2, 1, 0, 0, 0, 0, 1, 0])
        #expect(statistics.matches == [2, 1, 0, 0, 0, 0, 0, 0])
        #expect(abs(ChrF.characters.score(statistics) - 700.0 / 11) < 1e-9)
    }

    // A combining accent is a scalar of its own: x and U+0301, and the pair of both.
    @Test(arguments: [
        ("", "", 0), ("", "a", 0), ("a", "", 0), ("a", "a", 100), ("...", "...", 100), ("a", "b", 0),
        ("x\u{0301}", "x\u{0301}", 100), ("manqʼ", "manqʼ", 100), ("a  b", "ab", 100),
    ]) func degenerateRows(hypothesis: String, reference: String, score: Double) {
        let statistics = ChrFReference(reference).statistics(of: Array(hypothesis.utf8))
        #expect(abs(ChrF.characters.score(statistics) - score) < 1e-9)
    }

    // Repeated n-grams match as often as in the side that has them less; the stop is a word of its own.
    @Test func clippedCountsAndWords() {
        let statistics = ChrFReference("a a.").statistics(of: Array("a a a".utf8))
        #expect(statistics.matches == [2, 1, 0, 0, 0, 0, 2, 1])
        #expect(statistics.referenceCounts == [3, 2, 1, 0, 0, 0, 3, 2])
    }
}
