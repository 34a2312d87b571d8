import Yams

/// Reads one mapping of the configuration, field by field, and names the place of what is wrong.
struct EntryReader {
    let mapping: Node.Mapping
    /// Where the mapping stands: `backends.services[2]`.
    let path: String
    let file: String

    /// Checks that every field is known; with nil that is left to whoever knows the kind of the entry.
    init(_ node: Node, path: String, file: String, fields: [String]?) throws(ConfigurationError) {
        guard let mapping = node.mapping else {
            throw .invalidValue(key: path, origin: Self.origin(node, file), expected: "a mapping")
        }
        self.mapping = mapping
        self.path = path
        self.file = file
        guard let fields else { return }
        for (key, value) in mapping {
            let name = key.string ?? ""
            guard fields.contains(name) else {
                throw .unknownKey(
                    key: "\(path).\(name)", origin: Self.origin(value, file), nearest: nearest(to: name, among: fields))
            }
        }
    }

    func text(_ name: String) throws(ConfigurationError) -> String? {
        guard let node = mapping[name] else { return nil }
        guard let text = node.scalar?.string else { throw wrong(name, "a single value") }
        return text
    }

    func needed(_ name: String) throws(ConfigurationError) -> String {
        guard let text = try text(name), !text.isEmpty else {
            throw .invalidValue(
                key: "\(path).\(name)", origin: mapping.mark.map { "\(file):\($0.line)" } ?? file, expected: "given")
        }
        return text
    }

    func number(_ name: String) throws(ConfigurationError) -> Double? {
        guard let text = try text(name) else { return nil }
        guard let number = Double(text), number.isFinite else { throw wrong(name, "a number") }
        return number
    }

    func integer(_ name: String) throws(ConfigurationError) -> Int? {
        guard let text = try text(name) else { return nil }
        guard let number = Int(text) else { throw wrong(name, "a whole number") }
        return number
    }

    func boolean(_ name: String) throws(ConfigurationError) -> Bool? {
        guard let text = try text(name) else { return nil }
        guard let value = ["true": true, "false": false][text] else { throw wrong(name, "true or false") }
        return value
    }

    func texts(_ name: String) throws(ConfigurationError) -> [String]? {
        guard let node = mapping[name] else { return nil }
        guard let items = node.sequence?.map({ $0.scalar?.string }), !items.contains(nil) else {
            throw wrong(name, "a list of texts")
        }
        return items.compactMap(\.self)
    }

    func textsByName(_ name: String) throws(ConfigurationError) -> [String: String] {
        guard let node = mapping[name] else { return [:] }
        guard let inner = node.mapping else { throw wrong(name, "a mapping of names to texts") }
        var values: [String: String] = [:]
        for (key, value) in inner {
            guard let name = key.string, let text = value.scalar?.string else {
                throw wrong(name, "a mapping of names to texts")
            }
            values[name] = text
        }
        return values
    }

    /// The mappings of a list, each with its place.
    func entries(_ name: String, fields: [String]) throws(ConfigurationError) -> [EntryReader] {
        guard let node = mapping[name] else { return [] }
        guard let sequence = node.sequence else { throw wrong(name, "a list") }
        var entries: [EntryReader] = []
        for (place, item) in sequence.enumerated() {
            entries.append(try EntryReader(item, path: "\(path).\(name)[\(place + 1)]", file: file, fields: fields))
        }
        return entries
    }

    /// Where what the entry names is; a program is on this machine unless the entry says otherwise.
    func locality(isProgram: Bool) throws(ConfigurationError) -> String {
        let localities = ["local-process", "local-network", "external"]
        let locality = try text("locality") ?? (isProgram ? "local-process" : nil)
        guard let locality, localities.contains(locality) else {
            throw wrong("locality", "one of \(localities.joined(separator: ", "))")
        }
        return locality
    }

    /// The longest time for one request, of `timeoutSeconds`.
    func timeout(default seconds: Int) throws(ConfigurationError) -> Duration {
        let seconds = try integer("timeoutSeconds") ?? seconds
        guard (1...3_600).contains(seconds) else { throw wrong("timeoutSeconds", "from 1 to 3600") }
        return .seconds(seconds)
    }

    func wrong(_ name: String, _ expected: String) -> ConfigurationError {
        .invalidValue(
            key: "\(path).\(name)", origin: mapping[name].map { Self.origin($0, file) } ?? file, expected: expected)
    }

    private static func origin(_ node: Node, _ file: String) -> String {
        node.mark.map { "\(file):\($0.line)" } ?? file
    }
}
