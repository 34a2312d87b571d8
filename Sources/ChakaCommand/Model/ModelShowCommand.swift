import ArgumentParser
import Gateway
import PhraseMT

/// `chaka model show`: everything a bundle says of itself.
struct ModelShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print what a model says of itself: corpora, scores, weights, comparison.")

    @Argument(help: "Identifier of the model, or its beginning.")
    var id: String

    @OptionGroup var options: GatewayOptions

    @Option(help: "How to print.")
    var format: ModelFormat = .text

    private struct Description: Encodable {
        let model: ModelListing
        let manifest: BundleManifest
    }

    func run() async throws {
        let model = try ModelRegistry(dataDirectory: try options.configuration().dataDirectory).model(id)
        let manifest: BundleManifest
        switch model.manifest {
        case .success(let found): manifest = found
        case .failure(let error):
            throw ModelRegistryError.unusableBundle(folder: model.folder, code: error.code, reason: "\(error)")
        }
        guard format == .text else {
            print(try jsonText(Description(model: ModelListing(model), manifest: manifest)))
            return
        }
        print(ModelListing(model).line(model))
        print(model.folder)
        for (name, score) in manifest.scores.sorted(by: { $0.key < $1.key }) { print("\(name)\t\(score)") }
        for corpus in manifest.corpora {
            print("\(corpus.name)\t\(corpus.source)-\(corpus.target)\t\(corpus.kept)/\(corpus.pairs)\t\(corpus.weight)")
        }
        for (name, weight) in manifest.weights.sorted(by: { $0.key < $1.key }) { print("\(name)\t\(weight)") }
    }
}
