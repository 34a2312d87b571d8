import ArgumentParser

/// `chaka key`: the API keys of a data folder.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Make, list, revoke and rotate API keys; a running server follows within a second.",
        subcommands: [KeyCreateCommand.self, KeyListCommand.self, KeyRevokeCommand.self, KeyRotateCommand.self])
}
