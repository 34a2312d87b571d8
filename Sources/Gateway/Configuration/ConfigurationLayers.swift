import Foundation
import Yams

/// The effective value of every key with where it comes from.
///
/// Layers in order of increasing strength: defaults, `chaka.yaml`, environment, flags.
public struct ConfigurationLayers: Sendable {
    /// A value in force.
    public struct Value: Hashable, Sendable {
        /// The value as it would be written.
        public let text: String
        /// `default`, the file's path, the variable's or the flag's name.
        public let origin: String

        /// Creates a value.
        public init(text: String, origin: String) {
            self.text = text
            self.origin = origin
        }
    }

    /// Value in force by key path.
    public private(set) var values: [String: Value]
    /// The lists of backends, which only the file has.
    public private(set) var entries = BackendEntries()
    /// Engines that speak and recognizers that hear, which the file lists.
    public private(set) var speech = SpeechEntries()
    /// Renderers of signs, which the file lists.
    public private(set) var signs = SignRendererEntries()

    /// Reads all layers.
    ///
    /// - Parameters:
    ///   - file: Path of the YAML file, or nil to take `chaka.yaml` in the working folder if it exists.
    ///   - environment: Environment variables; those with the prefix `CHAKA_` count.
    ///   - flags: Values by key path, with the flag's name as origin.
    /// - Throws: ``ConfigurationError`` that names the key and where it stands.
    public init(
        file: String?, environment: [String: String], flags: [String: Value]
    ) throws(ConfigurationError) {
        values = Dictionary(
            uniqueKeysWithValues: ConfigurationKey.all.map {
                ($0.path, Value(text: $0.defaultValue, origin: "default"))
            })
        try readFile(file)
        try readEnvironment(environment)
        for (path, value) in flags.sorted(by: { $0.key < $1.key }) {
            try set(path, to: value.text, origin: value.origin)
        }
    }

    private mutating func readFile(_ requested: String?) throws(ConfigurationError) {
        let path = requested ?? "chaka.yaml"
        guard requested != nil || FileManager.default.fileExists(atPath: path) else { return }
        let text: String
        do {
            text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
        } catch {
            throw .unreadableFile(path: path, reason: "the file is missing, not readable or not UTF-8")
        }
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            throw .malformedFile(
                path: path, reason: String(describing: error).split(separator: "\n").joined(separator: " "))
        }
        guard let node, node.null == nil else { return }
        guard let mapping = node.mapping else { throw .malformedFile(path: path, reason: "the top is not a mapping") }
        try read(mapping, prefix: "", path: path)
    }

    private mutating func read(_ mapping: Node.Mapping, prefix: String, path: String) throws(ConfigurationError) {
        for (keyNode, node) in mapping {
            guard let name = keyNode.string else {
                throw .malformedFile(path: path, reason: "a key under '\(prefix)' is not a text")
            }
            let key = prefix.isEmpty ? name : "\(prefix).\(name)"
            let origin = node.mark.map { "\(path):\($0.line)" } ?? path
            if BackendEntries.paths.contains(key) {
                try entries.read(node, path: key, file: path)
            } else if SpeechEntries.paths.contains(key) {
                try speech.read(node, path: key, file: path)
            } else if key == SignRendererEntries.path {
                try signs.read(node, file: path)
            } else if let inner = node.mapping {
                try read(inner, prefix: key, path: path)
            } else if let sequence = node.sequence {
                let items = sequence.compactMap(\.string)
                guard items.count == sequence.count, ConfigurationKey.named(key)?.kind ?? .list == .list else {
                    throw .invalidValue(key: key, origin: origin, expected: "a single value")
                }
                try set(key, to: items.joined(separator: ","), origin: origin)
            } else {
                try set(key, to: node.scalar?.string ?? "", origin: origin)
            }
        }
    }

    private mutating func readEnvironment(_ environment: [String: String]) throws(ConfigurationError) {
        let keys = Dictionary(uniqueKeysWithValues: ConfigurationKey.all.map { ($0.environmentName, $0.path) })
        for (name, text) in environment.sorted(by: { $0.key < $1.key }) where name.hasPrefix("CHAKA_") {
            if Self.foreignVariables.contains(name) { continue }
            guard let path = keys[name] else {
                throw .unknownKey(
                    key: name, origin: "the environment", nearest: nearest(to: name, among: Array(keys.keys)))
            }
            try set(path, to: text, origin: name)
        }
    }

    private mutating func set(_ path: String, to text: String, origin: String) throws(ConfigurationError) {
        guard let key = ConfigurationKey.named(path) else {
            throw .unknownKey(
                key: path, origin: origin, nearest: nearest(to: path, among: ConfigurationKey.all.map(\.path)))
        }
        if let expected = key.expectation(violatedBy: text) {
            throw .invalidValue(key: path, origin: origin, expected: expected)
        }
        values[path] = Value(text: text, origin: origin)
    }

    /// Variables of tests and tools that share the prefix and are no configuration.
    private static let foreignVariables: Set<String> = ["CHAKA_SHARED_DATA", "CHAKA_SHARE_DIR"]
}

/// The text among the candidates with the smallest edit distance (Levenshtein, 1966); ties by order of text.
func nearest(to text: String, among candidates: [String]) -> String {
    candidates.sorted().min { editDistance(text, $0) < editDistance(text, $1) } ?? ""
}

private func editDistance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.lowercased().utf8), Array(right.lowercased().utf8))
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, b) in right.enumerated() {
            let substitution = diagonal + (a == b ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
        }
    }
    return row[right.count]
}
