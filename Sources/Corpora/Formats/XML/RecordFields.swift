import TextProcessing

/// What a record says that an exchange format has no place for, as named values: `x-chaka-licence`, `x-chaka-state`.
///
/// Every XML format writes them into its own element for tool-specific data and reads them back, so that nothing is lost
/// between two installations. A property that has no place either is `x-chaka-property:NAME`.
enum RecordFields {
    /// How all of the names begin.
    static let prefix = "x-chaka-"

    /// The fields of a record, apart from key, language, texts, note and properties.
    static func fields(of record: CorpusRecord) -> [Property] {
        var fields: [Property] = []
        append("domain", record.domain, &fields)
        append("licence", record.licence, &fields)
        append("contributor", record.contributor, &fields)
        append("credit", record.credit, &fields)
        for term in record.terms { append("term", term, &fields) }
        append("consent", record.consent, &fields)
        append("document", record.document, &fields)
        append("position", record.position.map { String($0) }, &fields)
        for tag in record.tags { append("tag", tag, &fields) }
        return fields
    }

    /// The fields of a text, apart from language, text, inline elements and properties.
    static func fields(of variant: RecordVariant) -> [Property] {
        var fields: [Property] = []
        append("state", variant.state?.rawValue, &fields)
        append("orthography", variant.orthography?.rawValue, &fields)
        append("origin", variant.origin.map(word), &fields)
        append("translated-from", variant.translatedFrom?.description, &fields)
        return fields
    }

    /// A property of which the format has no form, wrapped.
    static func wrapped(_ property: Property) -> Property {
        Property(name: "\(prefix)property:\(property.name)", value: property.value)
    }

    /// Puts a named value where it belongs: into a field, or among the properties.
    static func apply(_ property: Property, to record: inout CorpusRecord) {
        guard property.name.hasPrefix(prefix) else {
            record.properties.append(property)
            return
        }
        let value = property.value
        switch property.name.dropFirst(prefix.count) {
        case "key": record.key = value
        case "source-language": record.sourceLanguage = value
        case "note": record.note = value
        case "domain": record.domain = value
        case "licence": record.licence = value
        case "contributor": record.contributor = value
        case "credit": record.credit = value
        case "term": record.terms.append(value)
        case "consent": record.consent = value
        case "document": record.document = value
        case "tag": record.tags.append(value)
        case "position":
            if let position = Int(value) { record.position = position } else { record.properties.append(property) }
        default: record.properties.append(unwrapped(property))
        }
    }

    /// Puts a named value where it belongs: into a field, or among the properties.
    static func apply(_ property: Property, to variant: inout RecordVariant) {
        guard property.name.hasPrefix(prefix) else {
            variant.properties.append(property)
            return
        }
        switch property.name.dropFirst(prefix.count) {
        case "state":
            if let state = VariantState(rawValue: property.value) {
                variant.state = state
                return
            }
        case "orthography":
            variant.orthography = Orthography(rawValue: property.value)
            return
        case "origin":
            if let origin = origin(property.value) {
                variant.origin = origin
                return
            }
        case "translated-from":
            if let key = variantKey(property.value) {
                variant.translatedFrom = key
                return
            }
        default: break
        }
        variant.properties.append(unwrapped(property))
    }

    /// Who made a text as one word: `human`, `imported`, `machine/ENGINE/MODEL`.
    static func word(_ origin: VariantOrigin) -> String {
        switch origin {
        case .human: "human"
        case .imported: "imported"
        case .machine(let engine, let model):
            // The first slash ends the engine's name; a slash in it is written %2F.
            "machine/\(engine.replacing("%", with: "%25").replacing("/", with: "%2F"))/\(model)"
        }
    }

    private static func origin(_ word: String) -> VariantOrigin? {
        let parts = word.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        switch (parts.count, parts.first) {
        case (1, "human"): return .human
        case (1, "imported"): return .imported
        case (3, "machine"):
            let engine = parts[1].replacing("%2F", with: "/").replacing("%25", with: "%")
            return .machine(engine: String(engine), model: String(parts[2]))
        default: return nil
        }
    }

    private static func variantKey(_ text: String) -> VariantKey? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        // A variety this version does not know stays a property.
        guard parts.count == 2, let ordinal = Int(parts[1]), ordinal >= 0,
            let variety = try? LanguageVariety(parsing: String(parts[0])), variety.tag == parts[0]
        else { return nil }
        return VariantKey(variety: variety, ordinal: ordinal)
    }

    private static func unwrapped(_ property: Property) -> Property {
        let mark = prefix + "property:"
        guard property.name.hasPrefix(mark) else { return property }
        return Property(name: String(property.name.dropFirst(mark.count)), value: property.value)
    }

    private static func append(_ name: String, _ value: String?, _ fields: inout [Property]) {
        if let value { fields.append(Property(name: prefix + name, value: value)) }
    }
}
