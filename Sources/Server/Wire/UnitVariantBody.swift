import Corpora
import Gateway
import TextProcessing

/// A variant as a client writes it; what it leaves out stays as it is, or gets the usual value.
struct UnitVariantBody: Sendable {
    let key: VariantKey
    var orthography: Orthography?
    var text: String?
    var state: VariantState?
    var origin: VariantOrigin?
    var translatedFrom: VariantKey?
    var inline: [InlineElement]?
    var properties: [Property]?
    /// Where it stands in the body.
    let pointer: String

    private static let known = [
        "variety", "ordinal", "orthography", "text", "state", "origin", "engine", "model", "translatedFrom", "inline",
        "properties",
    ]

    /// Whether it changes nothing but the state.
    var isStateOnly: Bool {
        text == nil && orthography == nil && origin == nil && translatedFrom == nil && inline == nil
            && properties == nil
    }

    /// Reads a list of variants with distinct places.
    static func list(_ value: JSONValue, _ fields: UnitFields) throws(Problem) -> [UnitVariantBody] {
        var bodies: [UnitVariantBody] = []
        for (index, value) in try fields.list(value, "/variants").enumerated() {
            let body = try UnitVariantBody(value, "/variants/\(index)", fields)
            guard !bodies.contains(where: { $0.key == body.key }) else {
                throw Problem(
                    .invalidField, es: "\(body.pointer): \(body.key) está dos veces.",
                    en: "\(body.pointer): \(body.key) stands there twice.", pointer: body.pointer)
            }
            bodies.append(body)
        }
        return bodies
    }

    private init(_ value: JSONValue, _ pointer: String, _ fields: UnitFields) throws(Problem) {
        self.pointer = pointer
        var variety: LanguageVariety?
        var ordinal = 0
        var origin: String?
        var engine: String?
        var model: String?
        for member in try fields.members(value, known: Self.known, pointer) {
            let (value, place) = (member.value, "\(pointer)/\(member.name)")
            switch member.name {
            case "variety": variety = try fields.variety(value, place)
            case "ordinal": ordinal = try fields.integer(value, from: 0, place) ?? 0
            case "orthography":
                orthography = value == .null ? nil : Orthography(rawValue: try fields.name(value, place))
            case "text": text = value == .null ? nil : try fields.name(value, place)
            case "state":
                state = try fields.choice(
                    value, of: VariantState.allCases.map(\.rawValue), place, VariantState.init(rawValue:))
            case "origin":
                let known = ["human", "imported", "machine"]
                origin = try fields.choice(value, of: known, place) { known.contains($0) ? $0 : nil }
            case "engine": engine = value == .null ? nil : try fields.name(value, place)
            case "model": model = value == .null ? nil : try fields.name(value, place)
            case "translatedFrom": translatedFrom = try fields.variantKey(value, place)
            case "inline": inline = try Self.inline(value, place, fields)
            default: properties = try fields.properties(value, place)
            }
        }
        guard let variety else { throw .missing("\(pointer)/variety") }
        key = VariantKey(variety: variety, ordinal: ordinal)
        self.origin = try Self.origin(origin, engine: engine, model: model, pointer)
    }

    private static func origin(
        _ origin: String?, engine: String?, model: String?, _ pointer: String
    ) throws(Problem) -> VariantOrigin? {
        guard origin == "machine" else {
            guard engine == nil, model == nil else {
                throw Problem(
                    .invalidField, es: "\(pointer)/origin debe ser machine cuando hay motor o modelo.",
                    en: "\(pointer)/origin must be machine where there is an engine or a model.",
                    pointer: "\(pointer)/origin")
            }
            return origin.map { $0 == "human" ? .human : .imported }
        }
        guard let engine else { throw .missing("\(pointer)/engine") }
        guard let model else { throw .missing("\(pointer)/model") }
        return .machine(engine: engine, model: model)
    }

    private static func inline(
        _ value: JSONValue, _ pointer: String, _ fields: UnitFields
    ) throws(Problem) -> [InlineElement] {
        var elements: [InlineElement] = []
        for (index, value) in try fields.list(value, pointer).enumerated() {
            let place = "\(pointer)/\(index)"
            var (offset, name, kind): (Int?, String?, InlineElement.Kind?)
            var attributes: [Property] = []
            var content = ""
            for member in try fields.members(
                value, known: ["offset", "name", "kind", "attributes", "content"], place)
            {
                let (value, place) = (member.value, "\(place)/\(member.name)")
                switch member.name {
                case "offset": offset = try fields.integer(value, from: 0, place)
                case "name": name = try fields.name(value, place)
                case "kind":
                    kind = try fields.choice(
                        value, of: ["open", "close", "standalone"], place, InlineElement.Kind.init(rawValue:))
                case "attributes": attributes = try fields.properties(value, place)
                default: content = try fields.text(value, place) ?? ""
                }
            }
            guard let offset else { throw .missing("\(place)/offset") }
            guard let name else { throw .missing("\(place)/name") }
            guard let kind else { throw .missing("\(place)/kind") }
            elements.append(
                InlineElement(offset: offset, name: name, kind: kind, attributes: attributes, content: content))
        }
        return elements
    }

    /// The variant that comes of it.
    ///
    /// Another text is the work of a person that nobody has checked, unless the body says otherwise, and the markup of the
    /// old text is dropped, since its places are gone.
    func variant(replacing old: Variant?) throws(Problem) -> Variant {
        guard let text = text ?? old?.text else { throw .missing("\(pointer)/text") }
        let kept = old.flatMap { $0.text.utf8.elementsEqual(text.utf8) ? $0 : nil }
        for (index, element) in (inline ?? []).enumerated() {
            let place = text.utf8.index(text.startIndex, offsetBy: element.offset, limitedBy: text.endIndex)
            guard let place, place.samePosition(in: text.unicodeScalars) != nil else {
                let pointer = "\(pointer)/inline/\(index)/offset"
                throw Problem(
                    .invalidField, es: "\(pointer) no es el comienzo de un carácter del texto, en bytes UTF-8.",
                    en: "\(pointer) is not the beginning of a character of the text, in UTF-8 bytes.",
                    pointer: pointer)
            }
        }
        return Variant(
            variety: key.variety, orthography: orthography ?? old?.orthography ?? .official, ordinal: key.ordinal,
            text: text, origin: origin ?? kept?.origin ?? .human, state: state ?? kept?.state ?? .unreviewed,
            translatedFrom: translatedFrom ?? old?.translatedFrom, inline: inline ?? kept?.inline ?? [],
            properties: properties ?? old?.properties ?? [])
    }
}
