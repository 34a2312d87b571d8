import ArgumentParser
import Foundation
import Gateway

/// Options of every command that needs the configuration.
struct GatewayOptions: ParsableArguments {
    @Option(help: "Configuration file; chaka.yaml in the working folder by default.")
    var config: String?

    @Option(help: "Folder of the database.")
    var dataDir: String?

    @Option(help: "Folder with lexicons and corpora; found beside the program by default.")
    var shareDir: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("A configuration value, such as limits.items=64; may be repeated.", valueName: "key=value"))
    var settings: [String] = []

    /// All layers: file, environment, and the flags of this call.
    func layers(
        extra: [String: ConfigurationLayers.Value] = [:]
    ) throws -> ConfigurationLayers {
        var flags = extra
        if let dataDir { flags["data.directory"] = .init(text: dataDir, origin: "--data-dir") }
        if let shareDir { flags["share.directory"] = .init(text: shareDir, origin: "--share-dir") }
        for setting in settings {
            guard let separator = setting.firstIndex(of: "=") else {
                throw ValidationError(Messages.current.settingWithoutValue(setting))
            }
            let key = String(setting[..<separator])
            flags[key] = .init(text: String(setting[setting.index(after: separator)...]), origin: "--set")
        }
        return try ConfigurationLayers(
            file: config, environment: ProcessInfo.processInfo.environment, flags: flags)
    }

    func configuration(extra: [String: ConfigurationLayers.Value] = [:]) throws -> GatewayConfiguration {
        try GatewayConfiguration(layers(extra: extra))
    }

    /// The text tools, without store and engines.
    func textServices() throws -> TextServices {
        try TextServices(share: shareDirectory(of: configuration()))
    }

    func shareDirectory(of configuration: GatewayConfiguration) throws -> ShareDirectory {
        try ShareDirectory(
            configured: configuration.shareDirectory, executable: Self.executablePath,
            workingDirectory: FileManager.default.currentDirectoryPath)
    }

    private static var executablePath: String {
        // On systems without /proc the first argument is the best that is known.
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }
}
