import ArgumentParser
import Foundation
import Gateway
import TextProcessing
import Translation

/// `chaka identify`: the language of each line.
struct IdentifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identify", abstract: "Tell the language of each line: tag, confidence, text.")

    @OptionGroup var input: InputOptions
    @OptionGroup var options: GatewayOptions

    @Flag(help: "Show the spans of mixed text too.")
    var spans = false

    func run() async throws {
        let identifier = try options.textServices().stages.identifier
        var lines = try input.lines()
        while let line = try lines.next() {
            let identification = identifier.identify(line)
            print("\(identification.best.variety)\t\(percent(identification.best.confidence))\t\(line)")
            guard spans else { continue }
            for span in identifier.spans(in: line) {
                let best = span.guesses.first
                print(
                    "  \(best?.variety.tag ?? "und")\t\(percent(best?.confidence ?? 0))\t\(line[utf8: span.range])")
            }
        }
    }
}

/// `87%` for 0.87.
func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

/// Reads a language tag of a flag.
func parseVariety(_ tag: String) throws -> LanguageVariety {
    do {
        return try LanguageVariety(parsing: tag)
    } catch {
        throw CommandFailure(Messages.current.unknownLanguage(tag))
    }
}
