import ArgumentParser
import Foundation
import Gateway
import PhraseMT
import TextProcessing
import Training

/// `chaka model train`: corpora in, a bundle out.
struct ModelTrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Train a phrase model from pairs of files.",
        discussion: "An interrupted training goes on from its last finished stage when it is started again.")

    @OptionGroup var training: TrainingOptions
    @OptionGroup var gateway: GatewayOptions

    @Option(help: "Folder of the new bundle; must not exist.")
    var out: String

    @Option(help: "Folder of a bundle of the reverse direction, made from the same alignment.")
    var reverseOut: String?

    @Option(help: "Most memory, such as 2G or 500M.")
    var memory = "2G"

    @Option(help: "Threads; the result does not depend on it.")
    var threads: Int?

    func run() async throws {
        var request = try read()
        request.memory = try megabytes(memory)
        request.threads = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
        request.isBidirectional = reverseOut != nil
        let share = try gateway.shareDirectory(of: gateway.configuration())
        let pipeline = TrainingPipeline(
            request, orthography: try OrthographyCatalog(directory: share.appending("lexicons/orthography")),
            morphology: try MorphologyCatalog(directory: share.appending("lexicons/morphology")))
        let language: ReportLanguage = Messages.current.language == .spanish ? .spanish : .english
        let bar = ProgressBar(directions: reverseOut == nil ? 1 : 2)
        let interruption = Interruption()
        do {
            let reports = try pipeline.run(
                .init(forward: out, backward: reverseOut, recipe: training.recipe, language: language),
                progress: bar.show, isCancelled: { interruption.isRequested })
            bar.finish()
            for (report, folder) in zip(reports, [out, reverseOut].compactMap { $0 }) {
                print(report.text(folder: folder, language: language))
            }
        } catch is CancellationError {
            bar.finish()
            throw CommandFailure(Messages.current.trainingInterrupted(out + ".partial"))
        } catch let error as TrainingError {
            bar.finish()
            throw CommandFailure("\(error.code): \(error)")
        } catch let error as PreparationError {
            bar.finish()
            throw CommandFailure("\(error.code): \(error)")
        }
    }

    /// The request; what is wrong with a file is said in one line with its code.
    private func read() throws -> TrainingRequest {
        do { return try training.request() } catch let error as PreparationError {
            throw CommandFailure("\(error.code): \(error)")
        }
    }

    private func megabytes(_ text: String) throws -> Int {
        let units: [Character: Int] = ["M": 1, "G": 1024]
        guard let last = text.uppercased().last, let unit = units[last], let value = Int(text.dropLast()), value > 0
        else {
            throw ValidationError(Messages.current.malformedMemory(text))
        }
        return value * unit
    }
}
