import ArgumentParser

/// `chaka model`: phrase models.
struct ModelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model", abstract: "Train and look after translation models.",
        subcommands: [
            ModelTrainCommand.self, ModelListCommand.self, ModelShowCommand.self, ModelActivateCommand.self,
            ModelRollbackCommand.self,
        ])
}
