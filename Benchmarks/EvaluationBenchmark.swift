import Foundation
import Glibc

/// `chaka evaluate` beside sacrebleu's program: a file of 100,000 lines, from start to score.
///
/// TER is measured on fewer lines, since sacrebleu would take a quarter of an hour.
enum EvaluationBenchmark {
    private static let lines = 100_000
    private static let linesOfTER = 5_000
    private static let mustBeFaster = 20.0
    private static let rows: [(name: String, ours: [String], theirs: [String], isBar: Bool)] = [
        ("chrF++", ["--metric", "chrf++"], ["-m", "chrf", "--chrf-word-order", "2"], true),
        ("chrF", ["--metric", "chrf"], ["-m", "chrf"], false),
        ("BLEU 13a", ["--metric", "bleu"], ["-m", "bleu"], false),
        ("BLEU intl", ["--metric", "bleu", "--tokenize", "intl"], ["-m", "bleu", "--tokenize", "intl"], false),
        ("TER", ["--metric", "ter"], ["-m", "ter"], false),
    ]

    static func run() throws {
        guard let scorer = PeerTools.sacrebleu else {
            print("  skipped: no sacrebleu in \(PeerTools.pythonTools); scripts/bootstrap bench makes it")
            return
        }
        let program = PeerTools.chaka
        guard FileManager.default.isExecutableFile(atPath: program) else {
            print("  skipped: \(program) is absent; make build makes it")
            return
        }
        guard let references = try? text(of: "dev/flores/dev.quy") + text(of: "dev/flores/dev.ayr") else {
            // Which file is absent matters less than what to do about it.
            print("  skipped: no dev/flores in \(SharedCorpora.folder); CHAKA_SHARED_DATA names another folder")
            return
        }
        let work = FileManager.default.temporaryDirectory.appendingPathComponent("chaka-\(UUID())")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: work) }  // a left-over folder does no harm
        print("  \(lines) lines (TER \(linesOfTER)), wall seconds with start and reading, scores of both")
        for row in rows {
            fflush(nil)
            let count = row.name == "TER" ? linesOfTER : lines
            let reference = try write(references, count, to: work.appendingPathComponent("reference"))
            let hypothesis = try write(references.map(disturbed), count, to: work.appendingPathComponent("hypothesis"))
            let ours = try Command(
                program, ["evaluate", "--hypothesis", hypothesis, "--reference", reference] + row.ours,
                environment: ["LC_ALL": "C.UTF-8"]
            ).run()
            let theirs = try Command(scorer, [reference, "-i", hypothesis, "-b", "-w", "2"] + row.theirs).run()
            let ratio = theirs.wall / ours.wall
            let score = ours.output.split(whereSeparator: \.isWhitespace).dropFirst().first ?? "?"
            let mark = row.isBar ? ratio >= mustBeFaster ? " (must 20: met)" : " (must 20: MISSED)" : ""
            print(
                "  \(Bar.cell(row.name, 10)) chaka \(Bar.cell(Bar.decimal(ours.wall, 2), 7))"
                    + " sacrebleu \(Bar.cell(Bar.decimal(theirs.wall, 2), 8)) ratio \(Bar.decimal(ratio, 1))\(mark)"
                    + "  \(score) \(theirs.output.trimmingCharacters(in: .whitespacesAndNewlines))")
        }
    }

    private static func text(of name: String) throws -> [String] {
        try String(contentsOfFile: "\(SharedCorpora.folder)/\(name)", encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    /// A translation such as systems make: some words lacking, some out of place.
    private static func disturbed(_ line: String) -> String {
        var words = line.split(separator: " ")
        if words.count > 3 { words.append(words.remove(at: words.count / 3)) }
        if words.count > 6 { words.remove(at: words.count / 2) }
        return words.joined(separator: " ")
    }

    /// Writes lines again and again until there are enough; each round ends its lines in its own number.
    private static func write(_ lines: [String], _ count: Int, to file: URL) throws -> String {
        var text = ""
        for line in 0..<count { text += "\(lines[line % lines.count]) \(line / lines.count)\n" }
        try text.write(to: file, atomically: true, encoding: .utf8)
        return file.path
    }
}
