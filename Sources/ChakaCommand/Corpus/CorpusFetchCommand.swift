import ArgumentParser
import Corpora
import Foundation
import Gateway
import Store
import TextProcessing

/// `chaka corpus fetch`: public sets become units by way of recipes.
struct CorpusFetchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch", abstract: "Fetch public sets of parallel texts by recipe, clean and import them.",
        discussion: """
            A recipe says where the files of a set are, their digests, licence, varieties and known faults, and how these \
            are mended. Each licence is accepted once. What is here already is not fetched again, a download that stopped \
            goes on where it stopped, and a set that was imported adds nothing.
            """)

    @OptionGroup var options: CorpusOptions
    @OptionGroup var author: AuthorOptions

    @Argument(help: "Identifiers of recipes that ship, or files of your own.")
    var recipes: [String] = []

    @Flag(help: "List the recipes that ship, or show those that are named, and fetch nothing.")
    var list = false

    @Option(
        name: .customLong("accept-licence"),
        help: ArgumentHelp("Accept this licence, or that of this recipe; may be repeated.", valueName: "id"))
    var acceptLicence: [String] = []

    @Option(help: "Folder of the downloads; downloads in the data folder by default.")
    var cache: String?

    @Flag(help: "Tell what would be fetched, and fetch nothing.")
    var dryRun = false

    @Flag(help: "Use only what is on this machine.")
    var offline = false

    func validate() throws {
        guard list || !recipes.isEmpty else { throw ValidationError(Messages.current.recipeMissing) }
    }

    func run() async throws {
        let configuration = try options.gateway.configuration()
        let catalog = RecipeCatalog(share: try options.gateway.shareDirectory(of: configuration))
        let entries = try recipes.map { try catalog.entry($0) }
        let fetch = RecipeFetch(
            dataDirectory: configuration.dataDirectory, cache: cache, isOffline: offline,
            download: try .transport())
        if list || dryRun {
            let shown = entries.isEmpty ? try catalog.shipped() : entries.map(\.recipe)
            print(RecipeListing(recipes: shown, fetch: fetch).text(isLong: !entries.isEmpty))
            return
        }
        try settleLicences(entries.map(\.recipe), LicenceLedger(dataDirectory: configuration.dataDirectory))
        let identifier = try LanguageIdentifier(
            directory: options.gateway.shareDirectory(of: configuration).appending("corpora/identification"))
        let database = try options.database()
        for entry in entries {
            try await fetchAndImport(entry, fetch, database) { identifier.identify($0) }
        }
        try database.close()
    }

    private func fetchAndImport(
        _ entry: RecipeCatalog.Entry, _ fetch: RecipeFetch, _ database: GatewayDatabase,
        identify: @escaping @Sendable (String) -> Identification
    ) async throws {
        let recipe = entry.recipe
        print("\(recipe.id): \(recipe.title)")
        let meter = DownloadMeter()
        let paths = try await fetch.files(of: entry) { meter.show($0) }
        for text in recipe.texts {
            let run = ImportRun(
                files: text.files.compactMap { paths[$0] }, format: text.format, defaults: recipe.defaults,
                options: recipe.options(for: text), isStrict: false, actor: author.actor,
                reason: author.why.isEmpty ? "corpus fetch \(recipe.id)" : author.why, recipe: recipe,
                identify: identify)
            let outcome = try run.run(database)
            print("  \(outcome.summary)")
            guard !outcome.cleaning.isEmpty else { continue }
            print("  \(Messages.current.cleaningHeading)")
            for tally in outcome.cleaning { print("  \(tally.step)\t\(tally.changed)\t\(tally.dropped)") }
        }
    }

    /// Sees to it that the licence of every recipe is accepted, before anything is fetched.
    private func settleLicences(_ recipes: [Recipe], _ ledger: LicenceLedger) throws {
        for recipe in recipes {
            if let reason = recipe.unavailable {
                throw RecipeFetchError.unavailable(recipe: recipe.id, reason: reason)
            }
            guard try ledger.acceptance(of: recipe.licence) == nil else { continue }
            report(Messages.current.licenceShown(recipe.id, recipe.licence.statement))
            let isNamed = acceptLicence.contains(recipe.licence.id) || acceptLicence.contains(recipe.id)
            guard isNamed || Self.asksAndGetsYes() else {
                throw RecipeFetchError.licenceNotAccepted(recipe: recipe.id, licence: recipe.licence.id)
            }
            try ledger.accept(recipe, by: author.actor, at: Date())
        }
    }

    private static func asksAndGetsYes() -> Bool {
        guard isatty(STDIN_FILENO) == 1 else { return false }
        FileHandle.standardError.write(Data((Messages.current.acceptQuestion + " ").utf8))
        let answer = readLine()?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
        return ["y", "yes", "s", "si", "sí"].contains(answer)
    }
}
