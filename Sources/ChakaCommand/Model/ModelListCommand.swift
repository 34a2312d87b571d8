import ArgumentParser
import Gateway

/// `chaka model list`: the models of the data folder.
struct ModelListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the models of the data folder with their scores and why they serve or not."
    )

    @OptionGroup var options: GatewayOptions

    @Option(help: "How to print.")
    var format: ModelFormat = .text

    func run() async throws {
        let models = ModelRegistry(dataDirectory: try options.configuration().dataDirectory).models()
        switch format {
        case .json: print(try jsonText(models.map(ModelListing.init)))
        case .text: for model in models { print(ModelListing(model).line(model)) }
        }
    }
}
