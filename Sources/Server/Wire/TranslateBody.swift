import Gateway
import Hummingbird
import TextProcessing
import Translation

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
    var isExplained = false
    /// Whether the answer may be kept for equal requests.
    var isStored = true
    /// What the client allows of what the gateway allows; nil when it says nothing.
    var policy: RoutingPolicy?

    /// Reads a body; a failure names the field, or the byte where the text stops being JSON.
    init(_ buffer: ByteBuffer) throws(Problem) {
        for member in try WireCoding.members(of: buffer) {
            switch member.name {
            case "items": items = try Self.items(member.value)
            case "text": text = try WireCoding.text(member.value, "/text")
            case "source": source = try WireCoding.text(member.value, "/source")
            case "target": target = try WireCoding.text(member.value, "/target")
            case "offsetUnit": offsetUnit = try WireCoding.text(member.value, "/offsetUnit")
            case "explain": isExplained = try WireCoding.boolean(member.value, "/explain") ?? false
            case "noStore": isStored = !(try WireCoding.boolean(member.value, "/noStore") ?? false)
            case "policy": policy = try PolicyBody.policy(member.value)
            default:
                throw .unknownField(
                    member.name, in: "",
                    known: ["items", "text", "source", "target", "offsetUnit", "explain", "noStore", "policy"])
            }
        }
    }

    private static func items(_ value: JSONValue) throws(Problem) -> [Item]? {
        if value == .null { return nil }
        guard case .array(let values) = value else { throw .wrongType("/items") }
        var items: [Item] = []
        for (index, value) in values.enumerated() {
            let pointer = "/items/\(index)"
            switch value {
            case .string(let text): items.append(Item(text: text, source: nil, target: nil, isObject: false))
            case .object(let members): items.append(try item(members, pointer))
            default: throw .wrongType(pointer)
            }
        }
        return items
    }

    private static func item(_ members: [JSONValue.Member], _ pointer: String) throws(Problem) -> Item {
        var fields: [String: String] = [:]
        for member in members {
            guard ["text", "source", "target"].contains(member.name) else {
                throw .unknownField(member.name, in: pointer, known: ["text", "source", "target"])
            }
            fields[member.name] = try WireCoding.text(member.value, "\(pointer)/\(member.name)")
        }
        guard let text = fields["text"] else {
            throw .missing("\(pointer)/text")
        }
        return Item(text: text, source: fields["source"], target: fields["target"], isObject: true)
    }
}
