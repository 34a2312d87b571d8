import Store
import TextProcessing

/// One change to a unit.
struct RevisionReply: JSONWritable {
    let revision: Revision
    private let before: JSONValue?
    private let after: JSONValue?

    /// Reads the values that a revision keeps as JSON.
    init(_ revision: Revision) throws {
        self.revision = revision
        before = try revision.before.map(Self.value)
        after = try revision.after.map(Self.value)
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("number", revision.number)
            writer.field("action", revision.action.rawValue)
            writer.field("actor", revision.actor)
            writer.field("reason", revision.reason)
            writer.field("time", timestamp(revision.happenedAt))
            if let variety = revision.variety, let ordinal = revision.ordinal {
                writer.field("variant", Self.key(.string(variety), .number(String(ordinal))))
            }
            if let before { writer.field("before", before) }
            if let after { writer.field("after", after) }
        }
    }

    /// The value with the names that it has in a unit.
    private static func value(_ json: String) throws -> JSONValue {
        let value = try Array(json.utf8).withUnsafeBytes(JSONReader.value)
        guard case .object(let members) = value else { return value }
        func member(_ name: String) -> JSONValue? { members.first { $0.name == name }?.value }
        var written = members.filter { !["translatedFromVariety", "translatedFromOrdinal"].contains($0.name) }
        if let variety = member("translatedFromVariety"), let ordinal = member("translatedFromOrdinal") {
            written.append(JSONValue.Member(name: "translatedFrom", value: key(variety, ordinal)))
        }
        return .object(written)
    }

    private static func key(_ variety: JSONValue, _ ordinal: JSONValue) -> JSONValue {
        .object([
            JSONValue.Member(name: "variety", value: variety), JSONValue.Member(name: "ordinal", value: ordinal),
        ])
    }
}
