import Testing

@testable import Training

struct TrainingNoteTests {
    private static func report(
        read: Int = 200, kept: Int = 200, tuning: Int = 10, judging: Int = 10, ratio: Double? = 1,
        letters: [String] = []
    ) -> TrainingReport {
        var report = TrainingReport(source: "es", target: "quy")
        report.corpora = [
            .init(name: "c", group: "c", variety: "quy", weight: 1, read: read, kept: kept, dropped: [:], examples: [:])
        ]
        report.tuningPairs = tuning
        report.judgingPairs = judging
        if let ratio { report.scores["length-ratio"] = ratio }
        report.unseenTargetLetters = letters
        return report
    }

    @Test(
        "what calls for a note",
        arguments: [
            (report(), []),
            (report(read: 100, kept: 100), []),
            (report(read: 99, kept: 99), [.tinyCorpus(pairs: 99)]),
            (report(read: 0, kept: 0), [.tinyCorpus(pairs: 0)]),
            (report(kept: 180), []),
            (report(kept: 179), [.manyDropped(corpus: "c", dropped: 21, read: 200)]),
            (report(tuning: 0), [.notTuned]),
            (report(judging: 0, ratio: nil), [.notJudged]),
            (report(ratio: 0.95), []), (report(ratio: 1.06), []),
            (report(ratio: 0.949), [.lengthRatio(0.949)]),
            (report(ratio: 1.061), [.lengthRatio(1.061)]),
            (report(letters: ["ä"]), [.unseenLetters(["ä"])]),
        ] as [(TrainingReport, [TrainingNote])])
    func notes(report: TrainingReport, expected: [TrainingNote]) {
        #expect(TrainingNote.notes(of: report) == expected)
    }

    @Test("the reverse direction sees the sides exchanged")
    func reversed() {
        var report = Self.report(letters: ["ñ"])
        report.sourceLengths = [1]
        report.targetLengths = [2]
        report.forwardPerplexity = [3]
        report.corpora[0].examples = ["copied": [.init(line: 4, source: "a", target: "b")]]
        let reversed = report.reversed()
        #expect(reversed.source == "quy" && reversed.target == "es")
        #expect(reversed.sourceLengths == [2] && reversed.targetLengths == [1])
        #expect(reversed.backwardPerplexity == [3] && reversed.forwardPerplexity.isEmpty)
        #expect(reversed.unseenSourceLetters == ["ñ"] && reversed.unseenTargetLetters.isEmpty)
        #expect(reversed.corpora[0].examples["copied"]?.first?.source == "b")
    }
}
