import ArgumentParser

/// The command of the gateway: parses, calls, prints.
@main
struct Chaka: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chaka",
        abstract: "Translation and accessibility gateway for Spanish, Quechua, Aymara and English.",
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, TranslateCommand.self, IdentifyCommand.self, NormalizeCommand.self, SegmentCommand.self,
            AnalyzeCommand.self, LanguagesCommand.self, DoctorCommand.self, ConfigCommand.self,
        ])
}
