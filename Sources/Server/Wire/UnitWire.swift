import Corpora
import Foundation
import Store
import TextProcessing

/// A page of `GET /v1/units`.
struct UnitPageReply: JSONWritable {
    let units: [StoredUnit]
    /// The last unit of the page where another page follows.
    let next: UnitID?

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("units", units.map(UnitReply.init))
            writer.field("next", next.map { .string($0.rawValue) } ?? .null as JSONValue)
        }
    }
}

/// A unit with all that it says.
struct UnitReply: JSONWritable {
    let stored: StoredUnit

    func write(to writer: inout JSONWriter) {
        let unit = stored.unit
        let description = unit.description
        writer.object { writer in
            writer.field("id", unit.id.rawValue)
            writer.field("source", unit.sourceID)
            writer.field("key", unit.key)
            writer.field("domain", description.domain)
            writer.field("licence", description.licence)
            writer.field("contributor", ifPresent: description.contributor)
            writer.field("credit", ifPresent: description.credit)
            writer.field("terms", description.terms)
            writer.field("consent", ifPresent: description.consent)
            writer.field("document", ifPresent: description.document)
            if let position = description.position { writer.field("position", position) }
            writer.field("note", description.note)
            writer.field("tags", description.tags)
            writer.field("properties", description.properties)
            writer.field("revision", stored.revision)
            writer.field("createdAt", timestamp(stored.createdAt))
            writer.field("changedAt", timestamp(stored.changedAt))
            writer.field("variants", unit.variants)
        }
    }
}

/// The revisions of `GET /v1/units/{id}/history`.
struct UnitHistoryReply: JSONWritable {
    let id: UnitID
    let revisions: [RevisionReply]

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("id", id.rawValue)
            writer.field("revisions", revisions)
        }
    }
}

extension Variant: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("variety", variety.tag)
            writer.field("ordinal", ordinal)
            writer.field("orthography", orthography.rawValue)
            writer.field("text", text)
            writer.field("state", state.rawValue)
            switch origin {
            case .human: writer.field("origin", "human")
            case .imported: writer.field("origin", "imported")
            case .machine(let engine, let model):
                writer.field("origin", "machine")
                writer.field("engine", engine)
                writer.field("model", model)
            }
            writer.field("translatedFrom", ifPresent: translatedFrom)
            if !inline.isEmpty { writer.field("inline", inline) }
            if !properties.isEmpty { writer.field("properties", properties) }
        }
    }
}

extension VariantKey: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("variety", variety.tag)
            writer.field("ordinal", ordinal)
        }
    }
}

extension Property: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("name", name)
            writer.field("value", value)
        }
    }
}

extension InlineElement: JSONWritable {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("offset", offset)
            writer.field("name", name)
            writer.field("kind", kind.rawValue)
            writer.field("attributes", attributes)
            writer.field("content", content)
        }
    }
}

/// An instant as ISO 8601 in UTC with milliseconds: `2026-01-31T12:00:00.000Z`.
func timestamp(_ milliseconds: Int64) -> String {
    // The fraction is written from the integer: as a binary fraction of a second it may fall a millisecond short.
    let fraction = (milliseconds % 1000 + 1000) % 1000
    let second = Date(timeIntervalSince1970: Double((milliseconds - fraction) / 1000))
    return "\(second.formatted(.iso8601).dropLast()).\(String(fraction + 1000).dropFirst())Z"
}
