public import Accessibility
public import TextProcessing
import Yams

/// The engines that speak and the recognizers that hear, as the configuration lists them.
///
/// Lists of mappings stand in the file only; environment and flags set single values.
public struct SpeechEntries: Sendable {
    /// An engine or recognizer beside those that come with the gateway.
    public struct Entry: Sendable {
        /// How it is reached.
        public enum Kind: String, CaseIterable, Sendable {
            /// A service with OpenAI's interface.
            case openai
            /// Piper's HTTP server; speaks only.
            case piper
            /// A program that is started for each sentence or recording.
            case command
        }

        /// Name in answers and metrics.
        public var id: String
        /// How it is reached.
        public var kind: Kind
        /// URL before the paths of a service.
        public var url: String?
        /// File that holds nothing but the service's key.
        public var keyFile: String?
        /// The service's name of a model.
        public var model: String?
        /// Path of the program and its arguments.
        public var command: [String]
        /// Samples a second of a program that writes samples without a head, or that a recognizer wants.
        public var sampleRate: Int?
        /// Whether text and voices that go there leave the operator's machines.
        public var isExternal: Bool
        /// Longest time for one request.
        public var timeout: Duration
        /// Most requests at a time.
        public var concurrency: Int
        /// Voices of an engine.
        public var voices: [SpeechVoice]
        /// Languages of a recognizer, with the service's names for them.
        public var languageCodes: [LanguageVariety: String]
        /// Where the entry stands: `speech.engines[2]`.
        public var place: String
    }

    /// `speech.engines`: services and programs that speak.
    public var engines: [Entry] = []
    /// `speech.recognizers`: services and programs that hear.
    public var recognizers: [Entry] = []

    /// Creates empty lists.
    public init() {}

    static let paths: Set<String> = ["speech.engines", "speech.recognizers"]

    private static let shared = [
        "id", "kind", "url", "keyFile", "model", "command", "sampleRate", "locality", "timeoutSeconds", "concurrency",
    ]

    /// Reads one of the lists.
    mutating func read(_ node: Node, path: String, file: String) throws(ConfigurationError) {
        guard let sequence = node.sequence else {
            throw .invalidValue(
                key: path, origin: node.mark.map { "\(file):\($0.line)" } ?? file, expected: "a list of mappings")
        }
        let isEngine = path == "speech.engines"
        for (place, item) in sequence.enumerated() {
            let reader = try EntryReader(
                item, path: "\(path)[\(place + 1)]", file: file,
                fields: Self.shared + [isEngine ? "voices" : "languages"])
            let entry = try Self.entry(reader, isEngine: isEngine)
            if isEngine { engines.append(entry) } else { recognizers.append(entry) }
        }
    }

    private static func entry(_ reader: EntryReader, isEngine: Bool) throws(ConfigurationError) -> Entry {
        let kinds = Entry.Kind.allCases.filter { isEngine || $0 != .piper }
        guard let kind = kinds.first(where: { kind in (try? reader.needed("kind")) == kind.rawValue }) else {
            throw reader.wrong("kind", "one of \(kinds.map(\.rawValue).joined(separator: ", "))")
        }
        let locality = try reader.locality(isProgram: kind == .command)
        let command = try reader.texts("command") ?? []
        if kind == .command, command.isEmpty { throw reader.wrong("command", "a program and its arguments") }
        let rate = try reader.integer("sampleRate")
        guard rate.map({ (4_000...192_000).contains($0) }) ?? true else {
            throw reader.wrong("sampleRate", "from 4000 to 192000")
        }
        return Entry(
            id: try reader.needed("id"), kind: kind, url: kind == .command ? nil : try reader.needed("url"),
            keyFile: try reader.text("keyFile"), model: try reader.text("model"), command: command, sampleRate: rate,
            isExternal: locality == "external", timeout: try reader.timeout(default: 30),
            concurrency: max(1, try reader.integer("concurrency") ?? 2),
            voices: isEngine ? try voices(reader) : [], languageCodes: isEngine ? [:] : try languages(reader),
            place: reader.path)
    }

    private static func voices(_ reader: EntryReader) throws(ConfigurationError) -> [SpeechVoice] {
        var voices: [SpeechVoice] = []
        for entry in try reader.entries("voices", fields: ["name", "language", "lentTo", "licence"]) {
            var lentTo: [LanguageVariety] = []
            for tag in try entry.texts("lentTo") ?? [] { lentTo.append(try variety(tag, entry, "lentTo")) }
            voices.append(
                SpeechVoice(
                    name: try entry.needed("name"),
                    variety: try variety(try entry.needed("language"), entry, "language"), lentTo: lentTo,
                    licence: try entry.text("licence")))
        }
        guard !voices.isEmpty else { throw reader.wrong("voices", "a list with at least one voice") }
        return voices
    }

    private static func languages(_ reader: EntryReader) throws(ConfigurationError) -> [LanguageVariety: String] {
        var codes: [LanguageVariety: String] = [:]
        for (tag, code) in try reader.textsByName("languages") {
            codes[try variety(tag, reader, "languages")] = code
        }
        guard !codes.isEmpty else { throw reader.wrong("languages", "codes of the service by language tag") }
        return codes
    }

    private static func variety(
        _ tag: String, _ reader: EntryReader, _ field: String
    ) throws(ConfigurationError) -> LanguageVariety {
        // Whatever is wrong with the tag, it names no language of the registry.
        guard let variety = try? LanguageVariety(parsing: tag) else {
            throw reader.wrong(field, "a language tag; '\(tag)' is none")
        }
        return variety
    }
}
