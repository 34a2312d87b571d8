import Foundation
import Training

/// Programs of others that do the same work, each with the rate it reached; nil with a printed reason when absent.
struct PeerTools {
    /// Folder of the Python tools that `scripts/bootstrap bench` makes.
    static let pythonTools = ".venv-bench/bin"
    private static let irstlm = "/usr/lib/irstlm/bin/tlm"

    let work: String

    /// Our own program: the one that `CHAKA` names, else the one beside this.
    static var chaka: String {
        ProcessInfo.processInfo.environment["CHAKA"]
            ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("chaka").path
    }

    /// sacrebleu's program.
    static var sacrebleu: String? {
        let path = pythonTools + "/sacrebleu"
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }

    /// Pairs a processor second and direction of eflomal, which aligns in both directions.
    func eflomal(source: TokenSequences, target: TokenSequences) throws -> Double? {
        let program = Self.pythonTools + "/eflomal-align"
        guard FileManager.default.isExecutableFile(atPath: program) else {
            print("  eflomal skipped: \(program) is absent; scripts/bootstrap bench makes it")
            return nil
        }
        let files = (try file("source", source), try file("target", target))
        let run = try Command(
            program, ["-s", files.0, "-t", files.1, "-f", work + "/forward", "-r", work + "/backward", "--overwrite"]
        ).run()
        return 2 * Double(source.count) / run.processor
    }

    /// Pairs a processor second and direction of fast_align, one direction being run.
    func fastAlign(source: TokenSequences, target: TokenSequences) throws -> Double? {
        guard let program = Command.path(of: "fast_align") else {
            print("  fast_align skipped: not on the PATH")
            return nil
        }
        let lines = (0..<source.count).map { Self.text(source[$0]) + " ||| " + Self.text(target[$0]) }
        let path = work + "/pairs"
        try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        let run = try Command(program, ["-i", path, "-d", "-o", "-v"]).run()
        return Double(source.count) / run.processor
    }

    /// Tokens a processor second of irstlm.
    ///
    /// Its modified Kneser-Ney refuses text of pieces, whose counts of counts it cannot use, so that it is run with
    /// its plain shift-beta smoothing.
    func irstlm(_ text: TokenSequences, order: Int) throws -> Double? {
        guard FileManager.default.isExecutableFile(atPath: Self.irstlm) else {
            print("  irstlm skipped: the Debian package irstlm is absent")
            return nil
        }
        let path = try file("language-model", text, begin: "<s> ", end: " </s>")
        let run = try Command(
            Self.irstlm, ["-tr=\(path)", "-n=\(order)", "-lm=sb", "-oarpa=\(work)/language-model.arpa"]
        ).run()
        return Double(text.tokens.count) / run.processor
    }

    private func file(_ name: String, _ text: TokenSequences, begin: String = "", end: String = "") throws -> String {
        let lines = (0..<text.count).map { begin + Self.text(text[$0]) + end }
        try (lines.joined(separator: "\n") + "\n").write(
            toFile: "\(work)/\(name)", atomically: true, encoding: .utf8)
        return "\(work)/\(name)"
    }

    private static func text(_ sentence: ArraySlice<UInt16>) -> String {
        sentence.map(String.init).joined(separator: " ")
    }
}
