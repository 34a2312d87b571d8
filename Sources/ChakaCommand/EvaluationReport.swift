import Evaluation
import Foundation

/// The scores of an evaluation, as text or JSON.
struct EvaluationReport: Encodable {
    /// One metric.
    struct Score: Encodable {
        var metric: String
        var score: Double
        var signature: String
        var baseline: Double?
        /// Mean and half width of the 95 % interval in the resamples of the bootstrap.
        var confidence: [Double]?
        var baselineConfidence: [Double]?
        var difference: Double?
        var bootstrapP: Double?
        /// Bounds of the 95 % interval of the difference.
        var interval: [Double]?
        var randomizationP: Double?
        var sentences: [Double]?
    }

    var lines: Int
    /// Characters without white space, and tokens of BLEU, of the translations by those of the first reference.
    var characterRatio: Double
    var tokenRatio: Double
    var scores: [Score] = []

    init(hypotheses: [String], references: [[String]], tokenizer: BLEUTokenizer) throws {
        lines = hypotheses.count
        let ratio = try LengthRatio(
            hypotheses: hypotheses, references: references.first ?? [], tokenizer: tokenizer)
        characterRatio = ratio.characters
        tokenRatio = ratio.tokens
    }

    mutating func add(
        _ system: SystemStatistics, _ rival: SystemStatistics?, signature: String, test: PairedTest, trials: Int,
        isSentenceLevel: Bool
    ) {
        var score = Score(metric: system.metric.title, score: system.score, signature: signature)
        if let rival {
            let bootstrap = test.bootstrap(system, rival, trials: trials)
            score.baseline = rival.score
            score.confidence = bootstrap.system.map { [$0.mean, $0.halfWidth] }
            score.baselineConfidence = bootstrap.baseline.map { [$0.mean, $0.halfWidth] }
            score.difference = bootstrap.difference
            score.bootstrapP = bootstrap.pValue
            score.interval = bootstrap.interval.map { [$0.lowerBound, $0.upperBound] }
            score.randomizationP = test.randomization(system, rival, trials: trials * 10).pValue
        }
        if isSentenceLevel { score.sentences = system.lineScores }
        scores.append(score)
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    func text() -> String {
        var rows: [String] = []
        for score in scores {
            var row = "\(score.metric)\t\(Self.withConfidence(score.score, score.confidence))"
            if let baseline = score.baseline, let difference = score.difference, let p = score.bootstrapP,
                let randomization = score.randomizationP, let interval = score.interval
            {
                row +=
                    "\t"
                    + Messages.current.against(
                        Self.withConfidence(baseline, score.baselineConfidence), Self.fixed(difference, 2),
                        Self.fixed(interval[0], 2),
                        Self.fixed(interval[1], 2), Self.fixed(p, 4), Self.fixed(randomization, 4))
            }
            rows.append(row + "\t\(score.signature)")
            for (line, value) in (score.sentences ?? []).enumerated() {
                rows.append("\(score.metric)\t\(line + 1)\t\(Self.fixed(value, 2))")
            }
        }
        rows.append(
            Messages.current.lengthRatio(Self.fixed(characterRatio, 3), Self.fixed(tokenRatio, 3), lines: lines))
        return rows.joined(separator: "\n")
    }

    private static func withConfidence(_ score: Double, _ confidence: [Double]?) -> String {
        fixed(score, 2) + (confidence.map { " ± " + fixed($0[1], 2) } ?? "")
    }

    private static func fixed(_ value: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", value)
    }
}
