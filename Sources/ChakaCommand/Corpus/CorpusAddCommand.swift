import ArgumentParser
import Corpora
import Foundation
import Store
import TextProcessing

/// `chaka corpus add`: one unit by hand.
struct CorpusAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add one unit.")

    @OptionGroup var options: CorpusOptions
    @OptionGroup var author: AuthorOptions

    @Option(help: ArgumentHelp("A text with its variety; may be repeated.", valueName: "quy=Allin punchaw"))
    var text: [String]

    @Option(help: "Identifier of the source.")
    var source: String

    @Option(help: "Licence of the texts.")
    var licence: String

    @Option(help: "Key of the unit inside its source; from its texts by default.")
    var key: String?

    @Option(help: "Subject area.")
    var domain: String = ""

    @Option(help: "Who gave the texts.")
    var contributor: String?

    @Option(help: "Under which consent the texts are kept.")
    var consent: String?

    @Option(help: "State of the texts: \(VariantState.names).")
    var state: String = VariantState.unreviewed.rawValue

    func validate() throws {
        guard VariantState(rawValue: state) != nil else {
            throw ValidationError(Messages.current.unknownChoice(state, VariantState.allCases.map(\.rawValue)))
        }
    }

    func run() async throws {
        var record = CorpusRecord(key: key, variants: [])
        record.variants = try text.map { argument in
            let (language, text) = try assignment(argument, option: "--text")
            return RecordVariant(language: try parseVariety(language).tag, text: text, origin: .human)
        }
        var assembly = UnitAssembly(
            defaults: UnitAssembly.Defaults(
                sourceID: source, licence: licence, domain: domain, state: VariantState(rawValue: state) ?? .unreviewed,
                contributor: contributor, consent: consent), file: "--text")
        let database = try options.database()
        let stored = try database.addUnit(assembly.unit(record), by: author.actor, reason: author.why)
        print(UnitText.long(stored))
        try database.close()
    }
}
