import ArgumentParser
import Foundation
import Gateway

/// `chaka model activate`: lets a model serve if it proves better than what serves.
struct ModelActivateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activate", abstract: "Let a model serve if it beats what serves its direction now.",
        discussion: """
            The comparison is a paired bootstrap on chrF++ over the held-out sentences of the bundle (p < 0.05). \
            A running server follows within a second. Exits with 1 when the model stays inactive.
            """)

    @Argument(help: "Identifier of a model of the data folder, or a folder with a bundle, which is copied there.")
    var model: String

    @OptionGroup var options: GatewayOptions

    @Flag(help: "Activate without a comparison; the doctor shows it.")
    var force = false

    @Option(help: "How to print.")
    var format: ModelFormat = .text

    func run() async throws {
        let configuration = try options.configuration()
        let registry = ModelRegistry(dataDirectory: configuration.dataDirectory)
        let isFolder = FileManager.default.fileExists(atPath: model + "/manifest.json")
        let chosen = isFolder ? try registry.add(model) : try registry.model(model)
        let record: ActivationRecord
        if force {
            _ = try registry.open(chosen.folder)
            record = ActivationRecord(.forced)
        } else if chosen.isActive, let before = chosen.activation, before.isAdmitted {
            // It would be compared with itself.
            record = before
        } else {
            let services = try await buildServices(configuration, share: options.shareDirectory(of: configuration))
            record = try await ModelComparison(backends: services.backends, stages: services.text.stages)
                .compare(chosen, in: registry)
            await services.shutDown()
        }
        try registry.record(record, for: chosen)
        if record.isAdmitted { try registry.setActive(chosen) }
        let result = registry.models(of: chosen.pair).first { $0.id == chosen.id } ?? chosen
        switch format {
        case .json: print(try jsonText(ModelListing(result)))
        case .text: print(ModelListing(result).line(result))
        }
        if !record.isAdmitted { throw ExitCode.failure }
    }
}
