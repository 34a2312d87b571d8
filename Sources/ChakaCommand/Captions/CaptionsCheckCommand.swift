import Accessibility
import ArgumentParser
import Foundation

/// `chaka captions check`: what viewers cannot read or players cannot show.
struct CaptionsCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Report captions that are too fast, too long, too short, or out of order.",
        discussion: "Exits with 1 when something is found, or a file cannot be read.")

    @Argument(help: "Caption files.")
    var file: [String]

    @OptionGroup var rules: CaptionRulesOption

    @Option(help: "File that they were translated from, whose numerals are looked for.")
    var source: String?

    @Option(help: "text, or json: an object a line for each file.")
    var format = "text"

    func validate() throws {
        guard ["text", "json"].contains(format) else {
            throw ValidationError(Messages.current.unknownChoice(format, ["text", "json"]))
        }
        guard source == nil || file.count == 1 else { throw ValidationError(Messages.current.oneFileWithSource) }
    }

    /// What is printed of one file.
    private struct Report: Encodable {
        let file: String
        let format: String
        let cues: Int
        let findings: [CaptionFinding]
        let warnings: [Warning]
    }

    private struct Warning: Encodable {
        let line: Int
        let message: String
    }

    func run() throws {
        let check = CaptionCheck(rules: rules.limits)
        let original = try source.map { try CaptionFile($0).document() }
        var isSound = true
        for path in file {
            do {
                isSound = try show(path, check, original) && isSound
            } catch let failure as CommandFailure where file.count > 1 {
                // The others are looked at all the same.
                report(failure.description)
                isSound = false
            }
        }
        if !isSound { throw ExitCode.failure }
    }

    /// Prints what is found in one file; true when nothing is.
    private func show(_ path: String, _ check: CaptionCheck, _ original: CaptionDocument?) throws -> Bool {
        let file = try CaptionFile(path)
        let (document, warnings) = try file.reading { file throws(CaptionError) in try file.format.read(file.bytes) }
        let findings = check.findings(in: document, source: original)
        if format == "json" {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let data = try encoder.encode(
                Report(
                    file: path, format: file.format.rawValue, cues: document.cues.count, findings: findings,
                    warnings: warnings.map { Warning(line: $0.place, message: $0.message) }))
            print(String(decoding: data, as: UTF8.self))
        } else {
            file.report(warnings)
            for finding in findings { print("\(path): \(Messages.current.finding(finding))") }
        }
        return findings.isEmpty
    }
}
