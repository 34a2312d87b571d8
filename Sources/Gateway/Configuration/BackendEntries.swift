public import Backends
import TextProcessing
import Yams

/// The backends that the configuration lists: services on the network and workers of this machine.
///
/// Lists of mappings stand in the file only; environment and flags set single values.
public struct BackendEntries: Sendable {
    /// `backends.services`: services on the network.
    public var services: [RemoteBackendSettings] = []
    /// `backends.workers`: child processes that translate.
    public var workers: [WorkerConfiguration] = []

    /// Creates empty lists.
    public init() {}

    static let paths: Set<String> = ["backends.services", "backends.workers"]

    /// The fields of every service; what else stands in an entry belongs to its kind, which checks it.
    private static let serviceFields: Set<String> = [
        "id", "kind", "url", "keyFile", "locality", "licence", "nonCommercial", "pricePerMillion", "timeout", "limits",
        "headers", "directions",
    ]
    private static let workerFields = [
        "id", "command", "arguments", "variables", "workingDirectory", "languageCodes", "licence", "nonCommercial",
        "trustsScores", "batchSegments", "batchCharacters", "memoryMegabytes", "startUpSeconds", "directions",
    ]

    /// Reads one of the lists.
    mutating func read(_ node: Node, path: String, file: String) throws(ConfigurationError) {
        guard let sequence = node.sequence else {
            throw .invalidValue(
                key: path, origin: node.mark.map { "\(file):\($0.line)" } ?? file, expected: "a list of mappings")
        }
        let isService = path == "backends.services"
        for (place, item) in sequence.enumerated() {
            let entry = try EntryReader(
                item, path: "\(path)[\(place + 1)]", file: file,
                fields: isService ? nil : Self.workerFields)
            if isService {
                services.append(try Self.service(entry))
            } else {
                workers.append(try Self.worker(entry))
            }
        }
    }

    private static func service(_ entry: EntryReader) throws(ConfigurationError) -> RemoteBackendSettings {
        var directions: [RemoteBackendSettings.Direction] = []
        for direction in try entry.entries("directions", fields: ["from", "to", "quality", "as", "scores"]) {
            var scores: [String: Double] = [:]
            for (name, text) in try direction.textsByName("scores") {
                guard let score = Double(text) else { throw direction.wrong("scores", "numbers by name") }
                scores[name] = score
            }
            guard let quality = try direction.number("quality") else { throw direction.wrong("quality", "given") }
            directions.append(
                RemoteBackendSettings.Direction(
                    from: try direction.needed("from"), to: try direction.needed("to"), quality: quality,
                    codes: try direction.texts("as"), scores: scores))
        }
        var limits = RemoteBackendSettings.Limits()
        if let node = entry.mapping["limits"] {
            let reader = try EntryReader(
                node, path: entry.path + ".limits", file: entry.file,
                fields: ["segments", "characters", "concurrency"])
            limits = RemoteBackendSettings.Limits(
                segments: try reader.integer("segments"), characters: try reader.integer("characters"),
                concurrency: try reader.integer("concurrency"))
        }
        var options: [String: String] = [:]
        for name in entry.mapping.keys.compactMap(\.string) where !serviceFields.contains(name) {
            options[name] = try entry.text(name)
        }
        return RemoteBackendSettings(
            id: try entry.needed("id"), kind: try entry.needed("kind"), url: try entry.text("url"),
            keyFile: try entry.text("keyFile"), locality: try entry.text("locality"),
            licence: try entry.text("licence"), isNonCommercial: try entry.boolean("nonCommercial") ?? false,
            pricePerMillion: try entry.number("pricePerMillion"), timeout: try entry.text("timeout"), limits: limits,
            headers: try entry.textsByName("headers").mapValues { RemoteKey($0) },
            options: options, directions: directions)
    }

    private static func worker(_ entry: EntryReader) throws(ConfigurationError) -> WorkerConfiguration {
        var directions: [WorkerConfiguration.Direction] = []
        for direction in try entry.entries("directions", fields: ["from", "to", "quality"]) {
            guard let quality = try direction.number("quality"), (0...1).contains(quality) else {
                throw direction.wrong("quality", "a number from 0 to 1")
            }
            let pair = LanguagePair(
                source: try variety(direction, "from"), target: try variety(direction, "to"))
            directions.append(WorkerConfiguration.Direction(pair, quality: quality))
        }
        var worker = WorkerConfiguration(
            id: try entry.needed("id"), command: try entry.needed("command"),
            arguments: try entry.texts("arguments") ?? [], directions: directions,
            licence: try entry.needed("licence"))
        worker.variables = try entry.textsByName("variables")
        worker.workingDirectory = try entry.text("workingDirectory")
        for (tag, code) in try entry.textsByName("languageCodes") {
            guard let variety = try? LanguageVariety(parsing: tag) else {
                throw entry.wrong("languageCodes", "codes by language tag; '\(tag)' is none")
            }
            worker.languageCodes[variety] = code
        }
        worker.isNonCommercial = try entry.boolean("nonCommercial") ?? false
        worker.trustsScores = try entry.boolean("trustsScores") ?? false
        if let number = try entry.integer("batchSegments") { worker.batchSegments = number }
        if let number = try entry.integer("batchCharacters") { worker.batchCharacters = number }
        if let number = try entry.integer("startUpSeconds") { worker.startUpLimit = .seconds(number) }
        if let number = try entry.integer("memoryMegabytes"), number > 0 {
            worker.memoryLimitBytes = UInt64(number) << 20
        }
        return worker
    }

    private static func variety(
        _ entry: EntryReader, _ name: String
    ) throws(ConfigurationError) -> LanguageVariety {
        // Whatever is wrong with the tag, it names no language of the registry.
        guard let variety = try? LanguageVariety(parsing: try entry.needed(name)) else {
            throw entry.wrong(name, "a known language tag such as quy")
        }
        return variety
    }
}
