import Corpora
import Gateway
import Hummingbird
import TextProcessing

/// Body of `POST /v1/units` and of `PATCH /v1/units/{id}`: what a unit shall be, and who says so.
struct UnitBody: Sendable {
    let actor: String
    let reason: String?
    let source: String?
    let key: String?
    let variants: [UnitVariantBody]
    /// The fields of the description that the body has; `null` empties one.
    private let changes: [@Sendable (inout UnitDescription) -> Void]
    private let names: Set<String>

    private static let described = [
        "domain", "licence", "contributor", "credit", "terms", "consent", "document", "position", "note", "tags",
        "properties",
    ]

    /// Reads a body; a field that the route does not have is refused by name.
    ///
    /// A new unit has a source and a key, which never change.
    init(_ buffer: ByteBuffer, isNew: Bool, _ fields: UnitFields) throws(Problem) {
        let known = (isNew ? ["source", "key"] : []) + Self.described + ["variants", "reason", "actor"]
        var (actor, reason, source, key): (String?, String?, String?, String?)
        var variants: [UnitVariantBody] = []
        var changes: [@Sendable (inout UnitDescription) -> Void] = []
        let members = try fields.members(.object(try WireCoding.members(of: buffer)), known: known, "")
        for member in members {
            let (value, place) = (member.value, "/\(member.name)")
            switch member.name {
            case "actor": actor = try fields.name(value, place)
            case "reason": reason = try fields.name(value, place)
            case "source": source = try fields.name(value, place)
            case "key": key = try fields.name(value, place)
            case "variants": variants = try UnitVariantBody.list(value, fields)
            default: changes.append(try Self.change(member.name, value, place, fields))
            }
        }
        guard let actor else { throw .missing("/actor") }
        if !isNew, reason == nil { throw .missing("/reason") }
        self.actor = "api:" + actor
        self.reason = reason
        self.source = source
        self.key = key
        self.variants = variants
        self.changes = changes
        names = Set(members.map(\.name))
    }

    private static func change(
        _ name: String, _ value: JSONValue, _ place: String, _ fields: UnitFields
    ) throws(Problem) -> @Sendable (inout UnitDescription) -> Void {
        switch name {
        case "domain":
            let text = try fields.name(value, place)
            return { $0.domain = text }
        case "licence":
            let text = try fields.name(value, place)
            return { $0.licence = text }
        case "contributor":
            let text = try fields.text(value, place)
            return { $0.contributor = text }
        case "credit":
            let text = try fields.text(value, place)
            return { $0.credit = text }
        case "consent":
            let text = try fields.text(value, place)
            return { $0.consent = text }
        case "document":
            let text = try fields.text(value, place)
            return { $0.document = text }
        case "note":
            let text = try fields.text(value, place) ?? ""
            return { $0.note = text }
        case "position":
            let number = try fields.integer(value, from: 1, place)
            return { $0.position = number }
        case "terms":
            let texts = try fields.texts(value, place)
            return { $0.terms = texts }
        case "tags":
            let texts = try fields.texts(value, place)
            return { $0.tags = texts }
        default:
            let properties = try fields.properties(value, place)
            return { $0.properties = properties }
        }
    }

    /// The unit that a body of `POST` makes.
    func unit() throws(Problem) -> TranslationUnit {
        guard let source else { throw .missing("/source") }
        guard let key else { throw .missing("/key") }
        for name in ["domain", "licence"] where !names.contains(name) { throw .missing("/\(name)") }
        guard !variants.isEmpty else { throw .missing("/variants") }
        var description = UnitDescription(domain: "", licence: "")
        for change in changes { change(&description) }
        return TranslationUnit(
            sourceID: source, key: key, description: description, variants: try Self.merged(variants, into: []))
    }

    /// What a stored unit becomes by a body of `PATCH`.
    func content(
        of unit: TranslationUnit
    ) throws(Problem) -> (description: UnitDescription, variants: [Variant]) {
        var description = unit.description
        for change in changes { change(&description) }
        return (description, try Self.merged(variants, into: unit.variants))
    }

    /// Whether it says of a text that it answers: a reviewer's judgement.
    var isJudging: Bool { variants.contains { $0.state == .reviewed || $0.state == .approved } }

    /// Whether a body of `PATCH` does nothing but judge texts.
    var isStateOnly: Bool { changes.isEmpty && variants.allSatisfy(\.isStateOnly) }

    private static func merged(
        _ bodies: [UnitVariantBody], into stored: [Variant]
    ) throws(Problem) -> [Variant] {
        var variants = stored
        for body in bodies {
            let place = variants.firstIndex { $0.key == body.key }
            let variant = try body.variant(replacing: place.map { variants[$0] })
            if let place { variants[place] = variant } else { variants.append(variant) }
        }
        return variants
    }
}
