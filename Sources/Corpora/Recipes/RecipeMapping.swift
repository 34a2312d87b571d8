import Yams

/// A mapping of a recipe, read key by key: what was not asked for at the end is an unknown key.
struct RecipeMapping {
    /// The recipe as it was named.
    let file: String
    /// Line of the mapping, 1-based.
    let line: Int
    private var values: [String: Node] = [:]
    private var order: [String] = []
    private var asked: [String] = []

    /// Takes a mapping apart.
    init(_ node: Node, file: String) throws(RecipeError) {
        self.file = file
        line = node.mark?.line ?? 0
        guard case .mapping(let mapping) = node else {
            throw RecipeError(file: file, line: line, reason: .malformed("expected keys with values"))
        }
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                throw RecipeError(file: file, line: key.mark?.line ?? line, reason: .malformed("a key is no text"))
            }
            values[name] = value
            order.append(name)
        }
    }

    /// Refuses every key that was not asked for.
    func finish() throws(RecipeError) {
        for name in order where !asked.contains(name) {
            throw error(.unknownKey(name, known: asked), at: name)
        }
    }

    /// Line of a key's value, or of the mapping.
    func line(of key: String) -> Int { values[key]?.mark?.line ?? line }

    /// An error at a key's value.
    func error(_ reason: RecipeError.Reason, at key: String) -> RecipeError {
        RecipeError(file: file, line: line(of: key), reason: reason)
    }

    /// Text that may be absent.
    mutating func text(_ key: String) throws(RecipeError) -> String? {
        guard let node = value(key) else { return nil }
        guard let scalar = node.scalar else {
            throw error(.malformed("\(key): expected a text"), at: key)
        }
        guard !scalar.string.isEmpty else { throw error(.malformed("\(key) is empty"), at: key) }
        return scalar.string
    }

    /// Text that must be there.
    mutating func required(_ key: String) throws(RecipeError) -> String {
        guard let found = try text(key) else { throw error(.missingKey(key), at: key) }
        return found
    }

    /// A whole number of at least 0 that may be absent.
    mutating func count(_ key: String) throws(RecipeError) -> Int? {
        guard let found = try text(key) else { return nil }
        guard let number = Int(found), number >= 0 else {
            throw error(.invalidValue(key: key, value: found, expected: "a whole number"), at: key)
        }
        return number
    }

    /// A number that may be absent.
    mutating func number(_ key: String, in range: ClosedRange<Double>) throws(RecipeError) -> Double? {
        guard let found = try text(key) else { return nil }
        guard let number = Double(found), range.contains(number) else {
            let expected = "a number from \(range.lowerBound) to \(range.upperBound)"
            throw error(.invalidValue(key: key, value: found, expected: expected), at: key)
        }
        return number
    }

    /// `true` or `false`.
    mutating func flag(_ key: String) throws(RecipeError) -> Bool? {
        guard let found = try text(key) else { return nil }
        switch found {
        case "true": return true
        case "false": return false
        default: throw error(.invalidValue(key: key, value: found, expected: "true or false"), at: key)
        }
    }

    /// A list of texts; empty when absent.
    mutating func texts(_ key: String) throws(RecipeError) -> [String] {
        var result: [String] = []
        for node in try list(key) {
            guard let scalar = node.scalar, !scalar.string.isEmpty else {
                let line = node.mark?.line ?? line(of: key)
                throw RecipeError(file: file, line: line, reason: .malformed("\(key): expected a list of texts"))
            }
            result.append(scalar.string)
        }
        return result
    }

    /// A list of mappings; empty when absent.
    mutating func mappings(_ key: String) throws(RecipeError) -> [RecipeMapping] {
        var result: [RecipeMapping] = []
        for node in try list(key) { result.append(try RecipeMapping(node, file: file)) }
        return result
    }

    /// A mapping that must be there.
    mutating func mapping(_ key: String) throws(RecipeError) -> RecipeMapping {
        guard let node = value(key) else { throw error(.missingKey(key), at: key) }
        return try RecipeMapping(node, file: file)
    }

    /// The items of a list; empty when absent.
    mutating func list(_ key: String) throws(RecipeError) -> [Node] {
        guard let node = value(key) else { return [] }
        guard let sequence = node.sequence else { throw error(.malformed("\(key): expected a list"), at: key) }
        return Array(sequence)
    }

    private mutating func value(_ key: String) -> Node? {
        if !asked.contains(key) { asked.append(key) }
        return values[key]
    }
}
