import ArgumentParser
import Gateway

/// `chaka config show`: the configuration in force.
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Look at the configuration.", subcommands: [ShowCommand.self])

    /// Every key with its value and where it comes from.
    struct ShowCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Print every key, its value in force and where it comes from; secrets are hidden.")

        @OptionGroup var options: GatewayOptions

        func run() async throws {
            let layers = try options.layers()
            for key in ConfigurationKey.all {
                guard let value = layers.values[key.path] else { continue }
                let shown = key.isSecret && !value.text.isEmpty ? "********" : value.text
                print("\(key.path)\t\(shown.isEmpty ? "\"\"" : shown)\t\(value.origin)")
            }
        }
    }
}
