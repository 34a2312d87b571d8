import ArgumentParser
import Corpora
import Foundation
import Store
import TextProcessing

/// `chaka corpus import`: files become units.
struct CorpusImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import files of parallel texts or terms.",
        discussion: """
            Each file is imported in parts, each in one transaction: an import that was killed goes on where it stopped when \
            it is called again, and a file that was imported adds nothing. Texts that were withdrawn stay out.
            """)

    @OptionGroup var options: CorpusOptions
    @OptionGroup var author: AuthorOptions

    @Argument(help: "Files, also packed with gzip; of the format moses one a language, in the order of --languages.")
    var files: [String]

    @Option(help: "Format: \(RecordFormat.names); by the file's ending if absent.")
    var format: String?

    @Option(help: "Languages of the files or columns, such as es,quy.")
    var languages: String?

    @Option(help: "Identifier of the source; with a key it identifies a unit for good.")
    var source: String

    @Option(help: "Licence of the texts, such as 'CC BY 4.0'; 'unstated' if the source names none.")
    var licence: String

    @Option(
        help: ArgumentHelp("Variety of a language of the file; may be repeated.", valueName: "qu=quz"))
    var variety: [String] = []

    @Option(
        help: ArgumentHelp("Spelling of a variety; may be repeated.", valueName: "quz=quz-five-vowel"))
    var orthography: [String] = []

    @Option(help: "Subject area of records that name none.")
    var domain: String = ""

    @Option(help: "State of texts that name none: \(VariantState.names).")
    var state: String = VariantState.unreviewed.rawValue

    @Option(help: "Who gave the texts.")
    var contributor: String?

    @Option(help: "Under which consent the texts are kept.")
    var consent: String?

    @Option(help: "Term of use of the community, such as 'TK Attribution'; may be repeated.")
    var term: [String] = []

    @Option(help: "Label of every unit; may be repeated.")
    var tag: [String] = []

    @Option(help: "Columns of a TSV or CSV file without a row of them, such as es,quy; - is not read.")
    var columns: String?

    @Option(help: "What becomes of unknown columns: refuse, keep (as properties) or ignore.")
    var unknownColumns: String = "refuse"

    @Option(
        help: ArgumentHelp("Language of a tier of an EAF file; may be repeated.", valueName: "GLOSA=prl"))
    var tier: [String] = []

    @Flag(help: "Stop at the first record that is no unit.")
    var strict = false

    func validate() throws {
        if let format, RecordFormat(rawValue: format) == nil {
            throw ValidationError(Messages.current.unknownChoice(format, RecordFormat.allCases.map(\.rawValue)))
        }
        guard VariantState(rawValue: state) != nil else {
            throw ValidationError(Messages.current.unknownChoice(state, VariantState.allCases.map(\.rawValue)))
        }
        guard ["refuse", "keep", "ignore"].contains(unknownColumns) else {
            throw ValidationError(Messages.current.unknownChoice(unknownColumns, ["refuse", "keep", "ignore"]))
        }
    }

    func run() async throws {
        let format = try recordFormat()
        let sets = format == .moses ? [files] : files.map { [$0] }
        let database = try options.database()
        let defaults = try defaults()
        let fileOptions = try fileOptions()
        for set in sets {
            let run = ImportRun(
                files: set, format: format, defaults: defaults, options: fileOptions, isStrict: strict,
                actor: author.actor, reason: author.why.isEmpty ? "corpus import" : author.why)
            print(try run.run(database).summary)
        }
        try database.close()
    }

    private func recordFormat() throws -> RecordFormat {
        if let format = format.flatMap(RecordFormat.init(rawValue:)) { return format }
        let guessed = Set(files.map { RecordFormat(fileName: $0) })
        guard guessed.count == 1, let only = guessed.first, let only else {
            throw ValidationError(Messages.current.formatMissing(RecordFormat.allCases.map(\.rawValue)))
        }
        return only
    }

    private func defaults() throws -> UnitAssembly.Defaults {
        var defaults = UnitAssembly.Defaults(
            sourceID: source, licence: licence, domain: domain, state: VariantState(rawValue: state) ?? .unreviewed,
            contributor: contributor, consent: consent, terms: term, tags: tag)
        for argument in variety {
            let (name, value) = try assignment(argument, option: "--variety")
            defaults.varieties[name] = try parseVariety(value)
        }
        for argument in orthography {
            let (name, value) = try assignment(argument, option: "--orthography")
            defaults.orthographies[try parseVariety(name)] = Orthography(rawValue: value)
        }
        return defaults
    }

    private func fileOptions() throws -> RecordFileOptions {
        var result = RecordFileOptions(languages: items(languages))
        result.delimited.columns = columns.map { items($0) }
        result.delimited.unknownColumns =
            unknownColumns == "keep" ? .keep : unknownColumns == "ignore" ? .ignore : .refuse
        result.tiers = try tier.map { argument in
            let (name, value) = try assignment(argument, option: "--tier")
            return (name, value)
        }
        return result
    }
}

extension RecordFormat {
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension VariantState {
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
