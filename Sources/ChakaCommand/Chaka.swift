import ArgumentParser
import Corpora
import Foundation
import Gateway
import Store

/// The command of the gateway: parses, calls, prints.
@main
struct Chaka: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chaka",
        abstract: "Translation and accessibility gateway for Spanish, Quechua, Aymara and English.",
        version: Release.version,
        subcommands: [
            ServeCommand.self, TranslateCommand.self, ExplainCommand.self, IdentifyCommand.self, NormalizeCommand.self,
            SegmentCommand.self,
            AnalyzeCommand.self, SpeakCommand.self, ReadabilityCommand.self, GlossCommand.self, LanguagesCommand.self,
            EvaluateCommand.self, ModelCommand.self,
            ReproduceCommand.self, CorpusCommand.self, KeyCommand.self, BackupCommand.self, RestoreCommand.self,
            PurgeCommand.self,
            DoctorCommand.self, ConfigCommand.self, CaptionsCommand.self, BrailleCommand.self,
        ])

    /// Parses and runs; what goes wrong is one line in the person's language, and exit code 1.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let error as ConfigurationError {
            fail(error.message.text(in: Messages.current.language))
        } catch let error as GatewayError {
            fail(error.message.text(in: Messages.current.language))
        } catch let error as ModelRegistryError {
            fail(error.message.text(in: Messages.current.language))
        } catch let error as StoreError {
            fail(error.description)
        } catch let error as CorpusFileError {
            fail(error.description)
        } catch let error as RecipeError {
            fail(error.description)
        } catch let error as ArchiveError {
            fail(error.description)
        } catch let error as RecipeFetchError {
            fail(error.message.text(in: Messages.current.language))
        } catch let error as SnapshotError {
            fail(error.description)
        } catch let error as UnitQueryError {
            fail(error.description)
        } catch let error as CommandFailure {
            fail(error.description)
        } catch {
            exit(withError: error)
        }
    }

    private static func fail(_ message: String) -> Never {
        report(message)
        Foundation.exit(1)
    }
}
