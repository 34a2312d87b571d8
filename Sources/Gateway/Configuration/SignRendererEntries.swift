public import Accessibility
import Yams

/// The renderers of signs, as the configuration lists them under `gloss.renderers`, in the file only.
public struct SignRendererEntries: Sendable {
    /// A program or a service that makes a pose file or a video of a gloss.
    public struct Entry: Sendable {
        /// How it is reached.
        public enum Kind: String, CaseIterable, Sendable {
            /// A service that takes the document of a gloss by `POST`.
            case http
            /// A program that is started for each gloss.
            case command
        }

        /// Name in answers and metrics.
        public var id: String
        /// How it is reached.
        public var kind: Kind
        /// Address of a service.
        public var url: String?
        /// File that holds nothing but the service's key.
        public var keyFile: String?
        /// Path of the program and its arguments.
        public var command: [String]
        /// What it gives.
        public var media: [SignMedia]
        /// Whether glosses leave the operator's machines for it.
        public var isExternal: Bool
        /// Longest time for one gloss of a service; a program has the request's deadline.
        public var timeout: Duration
        /// Most glosses at a time.
        public var concurrency: Int
        /// Where the entry stands: `gloss.renderers[2]`.
        public var place: String
    }

    /// The renderers in order of preference.
    public var renderers: [Entry] = []

    /// Creates an empty list.
    public init() {}

    static let path = "gloss.renderers"

    private static let fields = [
        "id", "kind", "url", "keyFile", "command", "media", "locality", "timeoutSeconds", "concurrency",
    ]

    /// Reads the list.
    mutating func read(_ node: Node, file: String) throws(ConfigurationError) {
        guard let sequence = node.sequence else {
            throw .invalidValue(
                key: Self.path, origin: node.mark.map { "\(file):\($0.line)" } ?? file, expected: "a list of mappings")
        }
        for (place, item) in sequence.enumerated() {
            let entry = try Self.entry(
                EntryReader(item, path: "\(Self.path)[\(place + 1)]", file: file, fields: Self.fields))
            guard !renderers.contains(where: { $0.id == entry.id }) else {
                throw .invalidValue(
                    key: "\(entry.place).id", origin: item.mark.map { "\(file):\($0.line)" } ?? file,
                    expected: "a name that no other renderer has")
            }
            renderers.append(entry)
        }
    }

    private static func entry(_ reader: EntryReader) throws(ConfigurationError) -> Entry {
        let id = try reader.needed("id")
        guard let kind = Entry.Kind(rawValue: try reader.needed("kind")) else {
            throw reader.wrong("kind", "one of \(Entry.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let locality = try reader.locality(isProgram: kind == .command)
        let command = try reader.texts("command") ?? []
        if kind == .command, command.isEmpty { throw reader.wrong("command", "a program and its arguments") }
        let foreign = kind == .command ? ["url", "keyFile", "timeoutSeconds"] : ["command"]
        for field in foreign where reader.mapping[field] != nil {
            throw reader.wrong(field, "absent where kind is \(kind.rawValue)")
        }
        let concurrency = try reader.integer("concurrency") ?? 2
        guard (1...256).contains(concurrency) else { throw reader.wrong("concurrency", "from 1 to 256") }
        let names = try reader.texts("media") ?? []
        let media = names.compactMap { SignMedia(rawValue: $0) }
        guard !media.isEmpty, media.count == names.count else {
            throw reader.wrong("media", "a list of \(SignMedia.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return Entry(
            id: id, kind: kind, url: kind == .http ? try reader.needed("url") : nil,
            keyFile: try reader.text("keyFile"), command: command, media: media,
            isExternal: locality == "external", timeout: try reader.timeout(default: 60),
            concurrency: concurrency, place: reader.path)
    }
}
