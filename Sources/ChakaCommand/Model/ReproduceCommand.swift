import ArgumentParser
import Foundation
import Gateway
import PhraseMT
import TextProcessing
import Training

/// `chaka reproduce`: trains a bundle again from its manifest and compares the files.
struct ReproduceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reproduce", abstract: "Train a model again from its manifest and compare the digests.",
        discussion: "The corpora must stand where the manifest says. Exits with 1 when a file differs.")

    @OptionGroup var gateway: GatewayOptions

    @Argument(help: "Folder of a bundle.")
    var bundle: String

    func run() async throws {
        let manifest: BundleManifest
        do { manifest = try ModelBundle.manifest(folder: bundle) } catch {
            throw CommandFailure("\(error.code): \(error)")
        }
        let training = try TrainingOptions.parse(manifest.recipe)
        var request = try training.request()
        request.threads = ProcessInfo.processInfo.activeProcessorCount
        let isReversed = manifest.source != request.pair.source.tag
        request.isBidirectional = isReversed
        let share = try gateway.shareDirectory(of: gateway.configuration())
        let pipeline = TrainingPipeline(
            request, orthography: try OrthographyCatalog(directory: share.appending("lexicons/orthography")),
            morphology: try MorphologyCatalog(directory: share.appending("lexicons/morphology")))
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("chaka-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let bar = ProgressBar(directions: isReversed ? 2 : 1)
        let interruption = Interruption()
        do {
            _ = try pipeline.run(
                .init(
                    forward: folder.path + "/forward", backward: isReversed ? folder.path + "/backward" : nil,
                    recipe: training.recipe), progress: bar.show, isCancelled: { interruption.isRequested })
        } catch let error as TrainingError {
            bar.finish()
            throw CommandFailure("\(error.code): \(error)")
        }
        bar.finish()
        let made = try ModelBundle.manifest(folder: folder.path + (isReversed ? "/backward" : "/forward"))
        let names = Set(made.files.keys).union(manifest.files.keys).sorted()
        let different = names.filter { made.files[$0] != manifest.files[$0] }
        guard different.isEmpty, made.weights == manifest.weights else {
            throw CommandFailure(
                Messages.current.notReproduced(different.isEmpty ? [ModelBundle.manifestName] : different))
        }
        print(Messages.current.reproduced(bundle))
    }
}
