import Foundation
import TextProcessing
import Training

/// Scores of a direction on its two test sets, by PyPI's sacrebleu, beside what copying the source scores.
///
/// TEST: odd lines, from 0, of `dev/americasnlp`, whose even lines tuned the model. FLO: all of `dev/flores`.
struct QualityTable {
    /// A direction with its files and bars.
    struct Direction {
        let name: String
        let source: String
        let target: String
        let floresSource: String
        let floresTarget: String
        /// Bars of chrF++ and, where there is one, chrF.
        let test: (must: [Double], aim: [Double])
        let flores: (must: [Double], aim: [Double])
    }

    static let directions = [
        Direction(
            name: "es-quy", source: "es-quy.es", target: "es-quy.quy", floresSource: "dev.spa",
            floresTarget: "dev.quy", test: ([27.8, 33.3], [30, 35.5]), flores: ([28.1, 33.7], [30, 36])),
        Direction(
            name: "quy-es", source: "es-quy.quy", target: "es-quy.es", floresSource: "dev.quy",
            floresTarget: "dev.spa", test: ([23.6], [28]), flores: ([22.0], [27])),
        Direction(
            name: "es-ay", source: "es-ay.es", target: "es-ay.ay", floresSource: "dev.spa",
            floresTarget: "dev.ayr", test: ([27.3, 31.4], [30, 34]), flores: ([24.7, 29.1], [28, 32])),
        Direction(
            name: "ay-es", source: "es-ay.ay", target: "es-ay.es", floresSource: "dev.ayr",
            floresTarget: "dev.spa", test: ([24.0], [28]), flores: ([21.4], [26])),
    ]

    /// sacrebleu's program.
    let scorer: String
    let direction: Direction
    let work: String

    /// Prints the rows of the direction; `words` is the text of the target side that was trained on, nil to leave the
    /// non-words uncounted.
    func print(_ decoder: BundleDecoder, words: [String]?) throws {
        func odd(_ lines: [String]) -> [String] { lines.enumerated().filter { $0.offset % 2 == 1 }.map(\.element) }
        let test = (
            source: odd(try SharedCorpora.lines("dev/americasnlp/" + direction.source)),
            reference: odd(try SharedCorpora.lines("dev/americasnlp/" + direction.target))
        )
        let output = decoder.translate(test.source)
        try row("TEST", output, test.reference, direction.test)
        Swift.print(
            Bar(
                name: "\(direction.name) TEST length ratio", measured: [ratio(output, test.reference)], must: [0.95],
                aim: [0.95], digits: 3,
                remark: ratio(output, test.reference) > 1.06 ? "MISSED: more than 1.06" : "at most 1.06"
            ).line)
        if let words {
            Swift.print(
                Bar(
                    name: "\(direction.name) TEST non-words",
                    measured: [100 * NonWordRate(trainingText: words).rate(of: output, sources: test.source)],
                    must: [15], aim: [5], direction: .lowerIsBetter, unit: " %"
                ).line)
        }
        let source = try SharedCorpora.lines("dev/flores/" + direction.floresSource)
        let reference = try SharedCorpora.lines("dev/flores/" + direction.floresTarget)
        try row("FLO", decoder.translate(source), reference, direction.flores)
        for (name, source, reference) in [
            ("TEST", test.source, test.reference), ("FLO", source, reference),
        ] {
            let scores = try scores(source, reference)
            Swift.print(
                Bar.cell("\(direction.name) \(name) copied source", 34),
                scores.map { Bar.decimal($0, 1) }.joined(separator: " / "))
        }
    }

    private func row(
        _ set: String, _ output: [String], _ reference: [String], _ bars: (must: [Double], aim: [Double])
    ) throws {
        let scores = try scores(output, reference)
        let chrF = bars.must.count == 1 ? ", chrF \(Bar.decimal(scores[1], 1))" : ""
        Swift.print(
            Bar(
                name: "\(direction.name) \(set)", measured: Array(scores.prefix(bars.must.count)), must: bars.must,
                aim: bars.aim, remark: "length ratio \(Bar.decimal(ratio(output, reference), 3))" + chrF
            ).line)
    }

    /// chrF++ and chrF, cased and detokenized.
    private func scores(_ output: [String], _ reference: [String]) throws -> [Double] {
        let files = (hypothesis: work + "/hypothesis", reference: work + "/reference")
        try (output.joined(separator: "\n") + "\n").write(toFile: files.hypothesis, atomically: true, encoding: .utf8)
        try (reference.joined(separator: "\n") + "\n").write(
            toFile: files.reference, atomically: true, encoding: .utf8)
        return try ["2", "0"].map { order in
            let text = try Command(
                scorer,
                [
                    files.reference, "-i", files.hypothesis, "-m", "chrf", "--chrf-word-order", order, "-b", "-w", "3",
                ]
            ).run().output
            guard let score = Double(text.filter { !$0.isWhitespace }) else {
                throw Command.Failure(reason: "sacrebleu printed \(text)")
            }
            return score
        }
    }

    /// Characters, white space left out, of the output by those of the reference.
    private func ratio(_ output: [String], _ reference: [String]) -> Double {
        func characters(_ lines: [String]) -> Int {
            lines.reduce(0) { $0 + $1.unicodeScalars.count { !$0.properties.isWhitespace } }
        }
        return Double(characters(output)) / Double(max(1, characters(reference)))
    }
}
