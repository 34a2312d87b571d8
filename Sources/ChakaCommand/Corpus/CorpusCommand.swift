import ArgumentParser

/// `chaka corpus`: the parallel texts of the machine.
struct CorpusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus", abstract: "Import, find, review and export parallel texts.",
        subcommands: [
            CorpusImportCommand.self, CorpusFetchCommand.self, CorpusExportCommand.self, CorpusSnapshotCommand.self,
            CorpusSearchCommand.self, CorpusShowCommand.self,
            CorpusAddCommand.self, CorpusEditCommand.self, CorpusTagCommand.self, CorpusUndoCommand.self,
            CorpusWithdrawCommand.self, CorpusStatisticsCommand.self, CorpusLogCommand.self,
        ])
}
