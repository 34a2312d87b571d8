import Accessibility
import Foundation
import Testing

/// Scores against a signer's gloss of school television; the first hundred lines are for development.
@Suite(
    .enabled(if: GlossPlaces.hasData, "\(GlossPlaces.absence)"),
    .enabled(if: BatchAnalyzer.isInstalled, "\(BatchAnalyzer.absence)"))
struct GlossEvaluationTests {
    private struct Scores {
        var capitals: GlossScore
        var lemmas: GlossScore
        var ours: GlossScore
    }

    private static let developmentLines = 100

    private func lines() throws -> [(text: String, gloss: String)] {
        let file = try String(contentsOfFile: "\(GlossPlaces.data)/lsp-aec.tsv", encoding: .utf8)
        return try file.split(separator: "\n").map { line in
            let columns = line.split(separator: "\t")
            try #require(columns.count == 2)
            return (String(columns[0]), String(columns[1]))
        }
    }

    private func scores(of lines: [(text: String, gloss: String)]) async throws -> Scores {
        let translator = try GlossPlaces.translator()
        let analyses = try await BatchAnalyzer().analyze(lines.map(\.text))
        let references = lines.map { GlossScore.reference($0.gloss) }
        let corpus = GlossCorpus(
            lines: zip(analyses, references).map { .init(words: $0, reference: $1) }, lexicon: translator.lexicon)
        return Scores(
            capitals: GlossScore(lines.map { GlossFloors.capitals($0.text) }, references),
            lemmas: GlossScore(analyses.map { GlossFloors.lemmas($0) }, references),
            ours: GlossScore(corpus.glosses(by: translator.rules, separator: ""), references))
    }

    private func report(_ name: String, _ scores: Scores) {
        for (system, score) in [("capitals", scores.capitals), ("lemmas", scores.lemmas), ("rules", scores.ours)] {
            let lines = score.lines
            print(
                "\(name) \(system): F1 \(GlossScore.f1(lines)) BLEU-2 \(GlossScore.bleu2(lines))",
                "WER \(GlossScore.wordErrorRate(lines)) order \(GlossScore.orderAgreement(lines))")
        }
    }

    @Test("the rules beat the lemma floor by 5 of F1 and 3 of BLEU-2 in 95 of 100 resamples") func floors() async throws
    {
        let scores = try await scores(of: lines())
        report("all", scores)
        report("kept apart", try await self.scores(of: Array(lines().dropFirst(Self.developmentLines))))
        #expect(GlossScore.f1(scores.ours.lines) >= 45.1)
        #expect(scores.ours.winRate(over: scores.lemmas, by: 5, samples: 500, GlossScore.f1) >= 0.95)
        #expect(scores.ours.winRate(over: scores.lemmas, by: 3, samples: 500, GlossScore.bleu2) >= 0.95)
    }

    @Test(
        "shows lines beside the signer's gloss",
        .enabled(
            if: ProcessInfo.processInfo.environment["CHAKA_GLOSS_LINES"] != nil, "CHAKA_GLOSS_LINES says how many"))
    func lineByLine() async throws {
        let count = try #require(Int(ProcessInfo.processInfo.environment["CHAKA_GLOSS_LINES"] ?? ""))
        let lines = try lines().prefix(count)
        let translator = try GlossPlaces.translator(BatchAnalyzer())
        let result = try await translator.gloss(lines.map(\.text).joined(separator: "\n"))
        #expect(result.lines.count == lines.count)
        for (line, ours) in zip(lines, result.lines) {
            print("text    \(line.text)\nours    \(ours.text)\nsigner  \(line.gloss)\n")
        }
        print("coverage \(result.coverage)")
    }

    @Test("the counts in the rule file are those of the development lines") func evidence() async throws {
        let translator = try GlossPlaces.translator()
        let lines = try lines().prefix(Self.developmentLines)
        let analyses = try await BatchAnalyzer().analyze(lines.map(\.text))
        let corpus = GlossCorpus(
            lines: zip(analyses, lines).map {
                .init(words: $0, reference: GlossScore.reference($1.gloss, separator: "-"))
            }, lexicon: translator.lexicon)
        for rule in translator.rules.rules {
            let found = corpus.evidence(for: rule.id, among: translator.rules)
            #expect(found == rule.evidence, "\(rule.id): \(found.supporting) for, \(found.opposing) against")
        }
    }
}
