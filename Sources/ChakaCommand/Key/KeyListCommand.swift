import ArgumentParser
import Gateway
import Store

/// `chaka key list`: every key but its secret.
struct KeyListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the API keys with what they allow; secrets are not kept and not shown.")

    @OptionGroup var options: CorpusOptions

    @Option(help: "How to print.")
    var format: ModelFormat = .text

    func run() async throws {
        let database = try options.database()
        let listings = try database.keys().map { KeyListing($0, at: database.now()) }
        switch format {
        case .json: print(try jsonText(listings))
        case .text: for listing in listings { print(listing.line) }
        }
        try database.close()
    }
}
