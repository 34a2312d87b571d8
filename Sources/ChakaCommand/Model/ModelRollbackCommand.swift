import ArgumentParser
import Gateway
import TextProcessing

/// `chaka model rollback`: the model that served before serves again.
struct ModelRollbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback", abstract: "Let the model serve that served a direction before; without one, none.")

    @Argument(help: "Direction, such as es-quy.")
    var direction: String

    @OptionGroup var options: GatewayOptions

    @Option(help: "How to print.")
    var format: ModelFormat = .text

    func run() async throws {
        let tags = direction.split(separator: "-", maxSplits: 1).map(String.init)
        guard tags.count == 2 else { throw ValidationError(Messages.current.malformedDirection(direction)) }
        let pair = LanguagePair(source: try parseVariety(tags[0]), target: try parseVariety(tags[1]))
        let registry = ModelRegistry(dataDirectory: try options.configuration().dataDirectory)
        let id = try registry.rollBack(pair)
        switch format {
        case .json: print(try jsonText(["direction": pair.description, "active": id]))
        case .text: print("\(pair)\t\(id ?? Messages.current.noneActive)")
        }
    }
}
