import Corpora
import Gateway
import TextProcessing

/// Reads the fields of bodies on units, within the limits; every failure names its field.
struct UnitFields: Sendable {
    let reader: RequestReader

    /// A text; nil for `null`.
    func text(_ value: JSONValue, _ pointer: String) throws(Problem) -> String? {
        guard let text = try WireCoding.text(value, pointer) else { return nil }
        try reader.checkLength(text, pointer: pointer)
        guard !text.utf8.contains(0) else {
            throw Problem(
                .invalidField, es: "\(pointer): el carácter U+0000 no se puede guardar.",
                en: "\(pointer): the character U+0000 cannot be stored.", pointer: pointer)
        }
        return text
    }

    /// A text that says something.
    func name(_ value: JSONValue, _ pointer: String) throws(Problem) -> String {
        guard let text = try text(value, pointer) else { throw .missing(pointer) }
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw Problem(
                .invalidField, es: "\(pointer) está vacío.", en: "\(pointer) is empty.", pointer: pointer)
        }
        return text
    }

    /// A list of texts; empty for `null`.
    func texts(_ value: JSONValue, _ pointer: String) throws(Problem) -> [String] {
        var texts: [String] = []
        for (index, value) in try list(value, pointer).enumerated() {
            texts.append(try name(value, "\(pointer)/\(index)"))
        }
        return texts
    }

    /// A whole number from a least one; nil for `null`.
    func integer(_ value: JSONValue, from least: Int, _ pointer: String) throws(Problem) -> Int? {
        if value == .null { return nil }
        guard case .number(let digits) = value else { throw .wrongType(pointer) }
        // SQLite's integers are 64 bits wide, and JavaScript's 53: enough for any place.
        guard let number = Int(digits), (least...Int(Int32.max)).contains(number) else {
            throw Problem(
                .invalidField, es: "\(pointer) es un número entero desde \(least).",
                en: "\(pointer) is a whole number from \(least).", pointer: pointer)
        }
        return number
    }

    /// One of some words.
    func choice<Choice>(
        _ value: JSONValue, of known: [String], _ pointer: String, _ make: (String) -> Choice?
    ) throws(Problem) -> Choice? {
        guard let text = try WireCoding.text(value, pointer) else { return nil }
        guard let choice = make(text) else {
            let list = known.joined(separator: ", ")
            throw Problem(
                .invalidField, es: "\(pointer): uno de \(list).", en: "\(pointer): one of \(list).", pointer: pointer)
        }
        return choice
    }

    /// The members of an object that has only known ones.
    func members(
        _ value: JSONValue, known: [String], _ pointer: String
    ) throws(Problem) -> [JSONValue.Member] {
        guard case .object(let members) = value else { throw .wrongType(pointer) }
        for member in members where !known.contains(member.name) {
            throw .unknownField(member.name, in: pointer, known: known)
        }
        return members
    }

    /// A list within the limit; empty for `null`.
    func list(_ value: JSONValue, _ pointer: String) throws(Problem) -> [JSONValue] {
        if value == .null { return [] }
        guard case .array(let values) = value else { throw .wrongType(pointer) }
        let limit = reader.limits.items
        guard values.count <= limit else {
            throw Problem(
                .tooManyItems, es: "\(pointer) tiene \(values.count) elementos; el límite es \(limit).",
                en: "\(pointer) has \(values.count) items; the limit is \(limit).", pointer: pointer, limit: limit)
        }
        return values
    }

    /// A list of names with values; empty for `null`.
    func properties(_ value: JSONValue, _ pointer: String) throws(Problem) -> [Property] {
        var properties: [Property] = []
        for (index, value) in try list(value, pointer).enumerated() {
            let place = "\(pointer)/\(index)"
            var fields: [String: String] = [:]
            for member in try members(value, known: ["name", "value"], place) {
                fields[member.name] = try text(member.value, "\(place)/\(member.name)")
            }
            guard let name = fields["name"] else { throw .missing("\(place)/name") }
            guard let value = fields["value"] else { throw .missing("\(place)/value") }
            properties.append(Property(name: name, value: value))
        }
        return properties
    }

    /// A variety with its ordinal, 0 when absent; nil for `null`.
    func variantKey(_ value: JSONValue, _ pointer: String) throws(Problem) -> VariantKey? {
        if value == .null { return nil }
        var variety: LanguageVariety?
        var ordinal = 0
        for member in try members(value, known: ["variety", "ordinal"], pointer) {
            let place = "\(pointer)/\(member.name)"
            if member.name == "variety" {
                variety = try self.variety(member.value, place)
            } else {
                ordinal = try integer(member.value, from: 0, place) ?? 0
            }
        }
        guard let variety else { throw .missing("\(pointer)/variety") }
        return VariantKey(variety: variety, ordinal: ordinal)
    }

    /// A language tag.
    func variety(_ value: JSONValue, _ pointer: String) throws(Problem) -> LanguageVariety {
        guard let tag = try WireCoding.text(value, pointer) else { throw .missing(pointer) }
        return try reader.variety(tag, pointer: pointer)
    }
}
