import Accessibility
import Gateway

/// What the commands on captions and braille say.
extension Messages {
    var oneFileWithSource: String { choose("--source va con un solo archivo", "--source goes with one file") }

    func cue(_ number: Int, _ message: String) -> String {
        choose("subtítulo \(number): \(message)", "cue \(number): \(message)")
    }

    /// A finding with the name of its rule, which is the same in every language.
    func finding(_ finding: CaptionFinding) -> String {
        language == .spanish
            ? finding.line.replacing("cue \(finding.cue):", with: "subtítulo \(finding.cue):", maxReplacements: 1)
                .replacing(", limit ", with: ", límite ", maxReplacements: 1)
            : finding.line
    }

    func findingsLeft(_ count: Int) -> String {
        choose(
            "quedan \(count) avisos; véalos con chaka captions check",
            "\(count) findings are left; list them with chaka captions check")
    }

    func untranslatedCues(_ cues: [Int]) -> String {
        choose("sin traducir, quedan como estaban: ", "not translated, left as they were: ") + list(cues)
    }

    func lostMarkup(_ cues: [Int]) -> String {
        choose("perdieron el formato de una parte: ", "lost the markup of a part: ") + list(cues)
    }

    func emptiedCues(_ cues: [Int]) -> String {
        choose("quedaron vacíos: ", "left empty: ") + list(cues)
    }

    var undeterminedFile: String {
        choose(
            "no se pudo reconocer el idioma; indíquelo con --from",
            "the language could not be told; name it with --from")
    }

    func noRoute(_ source: String, _ target: String) -> String {
        choose(
            "no hay cómo traducir de \(source) a \(target)", "there is no way to translate from \(source) to \(target)")
    }

    func nothingTranslated(_ code: String) -> String {
        choose("sin traducción (\(code))", "not translated (\(code))")
    }

    func unwritable(_ path: String) -> String { choose("no se puede escribir \(path)", "cannot write \(path)") }

    var backWithoutPages: String {
        choose(
            "--back no va con --brf, --columns, --rows ni --page-numbers",
            "--back does not go with --brf, --columns, --rows or --page-numbers")
    }

    func unreviewedBraille(_ table: String) -> String {
        choose(
            "la tabla \(table) no fue revisada por lectores de braille",
            "the table \(table) has not been reviewed by braille readers")
    }

    func withoutBraille(_ count: Int, _ characters: [String]) -> String {
        let shown = characters.prefix(20).joined(separator: " ")
        return choose(
            "\(count) caracteres sin signo, omitidos: \(shown)",
            "\(count) characters without a sign, left out: \(shown)")
    }

    /// Numbers of cues, runs of them as one: `1-3, 7`.
    private func list(_ cues: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for cue in cues {
            if let last = runs.last, last.upperBound + 1 == cue {
                runs[runs.count - 1] = last.lowerBound...cue
            } else {
                runs.append(cue...cue)
            }
        }
        return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ", ")
    }
}
