import Testing

@testable import struct PhraseMT.ConsensusReranker
@testable import struct PhraseMT.OutputWord

struct ConsensusRerankerTests {
    private static func order(_ texts: [String], _ scores: [Float], scale: Float = 0.5) -> [Int] {
        var reranker = ConsensusReranker(scale: scale)
        let candidates = texts.map { text in text.split(separator: " ").map { OutputWord(bytes: Array($0.utf8)) } }
        return reranker.order(candidates, scores: scores)
    }

    // `a` twice and `b`: a letter and a word each, so precision and recall of `b` are both its probability p and those of
    // `a` are 1 - p. With a lead of d, p : (1 - p)/2 = e^(d/2) : 1, and `b` wins where e^(d/2) > 2, d > 2 ln 2 = 1.386.
    @Test(arguments: [(0, [1, 2, 0]), (1.3, [1, 2, 0]), (1.48, [0, 1, 2]), (9, [0, 1, 2])] as [(Float, [Int])])
    func twoThatAgreeOutweighALead(lead: Float, expected: [Int]) {
        #expect(Self.order(["b", "a", "a"], [lead, 0, 0]) == expected)
        // Only differences of scores count.
        #expect(Self.order(["b", "a", "a"], [lead - 500, -500, -500]) == expected)
    }

    // The sharper the scores become probabilities, the less a lead must be: with scale 2 the bound is ln 2 / 2 = 0.347.
    @Test(arguments: [(0.3, 1), (0.4, 0)] as [(Float, Int)])
    func theScaleMovesTheBound(lead: Float, expected: Int) {
        #expect(Self.order(["b", "a", "a"], [lead, 0, 0], scale: 2).first == expected)
    }

    // Three texts as probable as each other. Letters: `ab` shares an a with `ac` and nothing with `xy`, so do the words;
    // `ab` and `ac` tie and keep their order, `xy`, which agrees with nobody, comes last.
    @Test func theOneNobodySupportsComesLast() {
        #expect(Self.order(["xy", "ab", "ac"], [0, 0, 0]) == [1, 2, 0])
        #expect(Self.order(["ab", "xy", "ac"], [0, 0, 0]) == [0, 2, 1])
    }

    // Letters and words are the same; `m n` stands twice and `n m` once, which pairs of letters and of words tell apart.
    @Test func orderOfWordsCounts() {
        #expect(Self.order(["n m", "m n", "m n"], [0, 0, 0]) == [1, 2, 0])
    }

    // With p = 1/3 each, `aaaa` has of one to four letters and of words the matches 2, 1, 2/3, 1/3, 1/3 of 4, 3, 2, 1, 1,
    // and of the expected 2, 1, 2/3, 1/3, 1: P = 0.367, R = 0.867, F2 = 0.681. `a` has one letter of one and of 2, and 2/3
    // of a word: P = 0.833, R = 0.583, F2 = 0.621. At a quarter of the probability of either other, p = 1/9, `aaaa` has
    // the matches 4/3, 1/3, 2/9, 1/9, 1/9: P = 0.156, R = 0.822, F2 = 0.443, and `a` 0.842. A quarter is 2 ln 4 = 2.773.
    @Test(arguments: [(0, [0, 1, 2]), (-2.773, [1, 2, 0])] as [(Float, [Int])])
    func aRepeatedLetterCountsAsOftenAsExpected(lead: Float, expected: [Int]) {
        #expect(Self.order(["aaaa", "a", "a"], [lead, 0, 0]) == expected)
    }

    // Two candidates cannot outvote each other, and none or one have no order.
    @Test func shortListsStayAsTheyAre() {
        #expect(Self.order(["b", "a"], [0, 5]) == [0, 1])
        #expect(Self.order(["b"], [0]) == [0])
        #expect(Self.order([], []).isEmpty)
        #expect(Self.order(["", "", ""], [0, 1, 2]) == [0, 1, 2])
    }
}
