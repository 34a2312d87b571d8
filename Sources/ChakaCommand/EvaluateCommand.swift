import ArgumentParser
import Evaluation
import Foundation

/// `chaka evaluate`: scores of translations, whoever made them.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Score a file of translations against references.",
        discussion: "One sentence a line. Scores and signatures are those of sacrebleu.")

    @Option(help: "File of translations.")
    var hypothesis: String

    @Option(help: "File of references; may be repeated.")
    var reference: [String]

    @Option(help: "File of another system's translations, to test the difference.")
    var baseline: String?

    @Option(help: "chrf, chrf++, bleu or ter; may be repeated; all by default.")
    var metric: [String] = []

    @Option(help: "Tokenizer of BLEU and of the length ratio: 13a or intl.")
    var tokenize = "13a"

    @Option(help: "text or json.")
    var format = "text"

    @Flag(help: "Print the scores of each line too.")
    var sentenceLevel = false

    @Option(help: "Seed of the significance tests.")
    var seed: UInt64 = 12345

    @Option(help: "Samples of the bootstrap; approximate randomization makes ten times as many.")
    var trials = 1000

    func validate() throws {
        for name in metric where Metric(rawValue: name) == nil {
            throw ValidationError(Messages.current.unknownChoice(name, Metric.allCases.map(\.rawValue)))
        }
        guard BLEUTokenizer(rawValue: tokenize) != nil else {
            throw ValidationError(Messages.current.unknownChoice(tokenize, BLEUTokenizer.allCases.map(\.rawValue)))
        }
        guard ["text", "json"].contains(format) else {
            throw ValidationError(Messages.current.unknownChoice(format, ["text", "json"]))
        }
        guard !reference.isEmpty else { throw ValidationError(Messages.current.referenceMissing) }
        guard (1...1_000_000).contains(trials) else {
            throw ValidationError(Messages.current.outOfRange("--trials", 1, 1_000_000))
        }
    }

    func run() throws {
        let tokenizer = BLEUTokenizer(rawValue: tokenize) ?? .v13a
        let hypotheses = try LineFile.read(hypothesis)
        let references = try reference.map { try matching($0, hypotheses.count) }
        let others = try baseline.map { try matching($0, hypotheses.count) }
        var report = try EvaluationReport(hypotheses: hypotheses, references: references, tokenizer: tokenizer)
        for metric in metric.isEmpty ? Metric.allCases : metric.compactMap(Metric.init(rawValue:)) {
            let system = try SystemStatistics(
                metric, hypotheses: hypotheses, references: references, tokenizer: tokenizer)
            let rival = try others.map {
                try SystemStatistics(metric, hypotheses: $0, references: references, tokenizer: tokenizer)
            }
            report.add(
                system, rival, signature: metric.signature(references: references.count, tokenizer: tokenizer),
                test: PairedTest(seed: seed), trials: trials, isSentenceLevel: sentenceLevel)
        }
        print(format == "json" ? try report.json() : report.text())
    }

    /// Lines of a file that must be as many as the translations.
    private func matching(_ path: String, _ count: Int) throws -> [String] {
        let lines = try LineFile.read(path)
        guard lines.count == count else {
            throw CommandFailure(Messages.current.differentLengths(hypothesis, count, path, lines.count))
        }
        return lines
    }
}
