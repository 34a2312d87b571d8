import Accessibility
import ArgumentParser
import Foundation
import Gateway
import TextProcessing

/// `chaka braille`: a text in the braille code of its language, and back.
struct BrailleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "braille", abstract: "Write a text in braille: cells of Unicode, or pages for an embosser (BRF).",
        discussion: "Exits with 1 when a character has no sign in the code; it is left out and told.")

    @OptionGroup var input: InputOptions
    @OptionGroup var options: GatewayOptions

    @Option(help: "Language of the text, which chooses the code.")
    var language = "es"

    @Option(help: "1, letter by letter, or 2, with contractions (English).")
    var grade = 1

    @Flag(help: "Write Braille Ready Format: North American Braille ASCII in pages.")
    var brf = false

    @Option(help: "Cells in a line; 40 in pages by default.")
    var columns: Int?

    @Option(help: "Lines on a page; 25 in pages by default.")
    var rows: Int?

    @Flag(help: "Number the pages in their last line.")
    var pageNumbers = false

    @Flag(help: "Read braille of Unicode back into letters; words come back, not every sign of punctuation.")
    var back = false

    func validate() throws {
        guard BrailleGrade(rawValue: grade) != nil else {
            throw ValidationError(Messages.current.outOfRange("--grade", 1, 2))
        }
        if let columns, !(8...200).contains(columns) {
            throw ValidationError(Messages.current.outOfRange("--columns", 8, 200))
        }
        if let rows, !(2...200).contains(rows) {
            throw ValidationError(Messages.current.outOfRange("--rows", 2, 200))
        }
        if back, brf || columns != nil || rows != nil || pageNumbers {
            throw ValidationError(Messages.current.backWithoutPages)
        }
    }

    func run() throws {
        let configuration = try options.configuration()
        let asked = try parseVariety(language)
        let share = try options.shareDirectory(of: configuration)
        do {
            let variety = configuration.defaultVarieties[asked.withoutRegion] ?? asked
            let table = try BrailleCatalog(lexicons: share.appending("lexicons"))
                .table(for: variety, grade: BrailleGrade(rawValue: grade) ?? .uncontracted)
            if !table.isReviewed { report(Messages.current.unreviewedBraille(table.name)) }
            let translator = BrailleTranslator(table: table)
            if back {
                var lines = try input.lines()
                while let line = try lines.next() {
                    print(try translator.backTranslated(BrailleText.cells(line)))
                }
                return
            }
            try write(translator.translated(try input.allLines().joined(separator: "\n")))
        } catch let error as BrailleError {
            throw CommandFailure(error.message.text(in: Messages.current.language))
        }
    }

    private func write(_ text: BrailleText) throws {
        let layout = BrailleLayout(columns: columns ?? 40, rows: rows ?? 25, numbersPages: pageNumbers)
        let isLaidOut = columns != nil || rows != nil || pageNumbers
        let braille = brf ? layout.brf(text) : isLaidOut ? layout.unicode(text) : text.unicode + "\n"
        FileHandle.standardOutput.write(Data(braille.utf8))
        guard !text.unknown.isEmpty else { return }
        let characters = Set(text.unknown.map(\.character)).sorted()
        report(Messages.current.withoutBraille(text.unknown.count, characters))
        throw ExitCode.failure
    }
}
