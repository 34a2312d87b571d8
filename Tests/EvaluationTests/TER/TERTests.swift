import Evaluation
import Testing

struct TERTests {
    @Test(
        "edits by hand",
        arguments: [
            ("a b c", "a b c", 0), ("a b x", "a b c", 1), ("a b", "a b c", 1), ("a b c d", "a b c", 1),
            // One word, one run of words, to the front and to the back.
            ("b c d a", "a b c d", 1), ("c d a b", "a b c d", 1), ("d a b c", "a b c d", 1),
            // Two runs: two shifts.
            ("b a d c f e", "a b c d e f", 3), ("d e c a b", "a b c d e", 2),
            // A shift and a substitution.
            ("x c d a b", "y a b c d", 2),
            // Snover et al. (2006), section 3: `this week` shifts, `Saudi Arabia` for `Saudis`, `American` inserted.
            (
                "THIS WEEK THE SAUDIS denied information published in the new york times",
                "SAUDI ARABIA denied THIS WEEK information published in the AMERICAN new york times", 4
            ),
            ("Ñandu", "ñandu", 0), ("ΟΔΟΣ", "οδος", 0), ("n\u{303}", "\u{F1}", 1), ("a.", "a .", 2),
            ("a\u{A0}b", "a b", 0), ("manq'a", "manqʼa", 1),
        ] as [(String, String, Int)])
    func edits(hypothesis: String, reference: String, edits: Int) {
        let found = TER.statistics(hypothesis, references: [reference])
        #expect(found.edits == edits)
        #expect(found.referenceLength == Double(reference.split { $0 == " " }.count))
    }

    @Test(
        "degenerate rows",
        arguments: [("", "", 0), ("a b", "", 100), ("", "a b", 100), ("a", "a", 0), ("a b c", "d", 300)]
            as [(String, String, Double)])
    func degenerateRows(hypothesis: String, reference: String, score: Double) {
        #expect(TER.score(TER.statistics(hypothesis, references: [reference])) == score)
    }

    @Test("the nearest reference gives the edits, all of them the length")
    func severalReferences() {
        let found = TER.statistics("a b c", references: ["x y z v w", "a b d"])
        #expect(found == TERStatistics(edits: 1, referenceLength: 4))
        #expect(found + TERStatistics(edits: 2, referenceLength: 2) == TERStatistics(edits: 3, referenceLength: 6))
        #expect(TER.score(found) == 25)
    }
}
