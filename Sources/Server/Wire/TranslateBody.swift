import Gateway
import Hummingbird

/// Body of `POST /v1/translate`.
struct TranslateBody: Sendable {
    /// One text of a batch: a string, or an object with languages of its own.
    struct Item: Sendable {
        let text: String
        let source: String?
        let target: String?
        /// Whether it came as an object, whose members have pointers of their own.
        let isObject: Bool
    }

    var items: [Item]?
    var text: String?
    var source: String?
    var target: String?
    var offsetUnit: String?

    /// Reads a body; a failure names the field, or the byte where the text stops being JSON.
    init(_ buffer: ByteBuffer) throws(Problem) {
        let value: JSONValue
        do {
            value = try buffer.withUnsafeReadableBytes(JSONReader.value)
        } catch {
            let offset = error.offset
            throw Problem(
                .malformedJSON, es: "El cuerpo deja de ser JSON en UTF-8 en el byte \(offset).",
                en: "The body stops being JSON in UTF-8 at byte \(offset).")
        }
        guard case .object(let members) = value else { throw WireCoding.malformed }
        for member in members {
            switch member.name {
            case "items": items = try Self.items(member.value)
            case "text": text = try Self.text(member.value, "/text")
            case "source": source = try Self.text(member.value, "/source")
            case "target": target = try Self.text(member.value, "/target")
            case "offsetUnit": offsetUnit = try Self.text(member.value, "/offsetUnit")
            default:
                throw Self.unknown(member.name, in: "", known: ["items", "text", "source", "target", "offsetUnit"])
            }
        }
    }

    private static func items(_ value: JSONValue) throws(Problem) -> [Item]? {
        if value == .null { return nil }
        guard case .array(let values) = value else { throw wrongType("/items") }
        var items: [Item] = []
        for (index, value) in values.enumerated() {
            let pointer = "/items/\(index)"
            switch value {
            case .string(let text): items.append(Item(text: text, source: nil, target: nil, isObject: false))
            case .object(let members): items.append(try item(members, pointer))
            default: throw wrongType(pointer)
            }
        }
        return items
    }

    private static func item(_ members: [JSONValue.Member], _ pointer: String) throws(Problem) -> Item {
        var fields: [String: String] = [:]
        for member in members {
            guard ["text", "source", "target"].contains(member.name) else {
                throw unknown(member.name, in: pointer, known: ["text", "source", "target"])
            }
            fields[member.name] = try text(member.value, "\(pointer)/\(member.name)")
        }
        guard let text = fields["text"] else {
            throw Problem(
                .missingField, es: "Falta \(pointer)/text.", en: "\(pointer)/text is missing.",
                pointer: "\(pointer)/text")
        }
        return Item(text: text, source: fields["source"], target: fields["target"], isObject: true)
    }

    private static func text(_ value: JSONValue, _ pointer: String) throws(Problem) -> String? {
        switch value {
        case .string(let text): return text
        case .null: return nil
        default: throw wrongType(pointer)
        }
    }

    private static func wrongType(_ pointer: String) -> Problem {
        Problem(
            .invalidField, es: "\(pointer) tiene otro tipo que el esperado.",
            en: "\(pointer) has not the expected type.", pointer: pointer)
    }

    private static func unknown(_ name: String, in pointer: String, known: [String]) -> Problem {
        let list = known.joined(separator: ", ")
        let place = pointer + "/" + WireCoding.escaped(String(name.prefix(40)))
        return Problem(
            .invalidField, es: "\(place) no es un campo; los campos son \(list).",
            en: "\(place) is not a field; the fields are \(list).", pointer: place)
    }
}
