import ArgumentParser
import Gateway
import Store

/// `chaka key rotate`: another secret for a key.
struct KeyRotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Give an API key another secret and print it; terms and usage stay.")

    @OptionGroup var options: CorpusOptions

    @Argument(help: "Identifier of the key, as chaka key list shows it.")
    var id: String

    @Option(help: "How long the old secret is still taken, such as 24h; 0s ends it at once.")
    var grace: LifeTime?

    @Option(help: "How to print.")
    var format: ModelFormat = .text

    func run() async throws {
        let database = try options.database()
        let made = try database.rotateKey(id, grace: grace?.milliseconds ?? 0)
        try KeyListing.printNew(made.text, made.record, format: format, at: database.now())
        try database.close()
    }
}
