/// The parts of XLIFF 2.1 that reader and writer share; 2.0 has the same core.
///
/// Source: XLIFF 2.1 (OASIS, 2018), sections 4.2, 4.3 and 5.5 (metadata module).
enum XLIFF2Markup {
    static let namespace = "urn:oasis:names:tc:xliff:document:2.0"
    static let metadataNamespace = "urn:oasis:names:tc:xliff:metadata:2.0"
    static let fileAttributes = ["id", "canResegment", "translate", "srcDir", "trgDir", "xml:space"]
    static let groupAttributes = ["name", "canResegment", "translate", "srcDir", "trgDir", "type", "xml:space"]
    static let unitAttributes = groupAttributes
    static let segmentAttributes = ["canResegment", "state", "subState"]
    static let notes = NoteElements(attributes: ["id", "appliesTo", "category", "priority"])
    static let metadata = PropertyElements(element: "mda:meta", key: "type", attributes: [])
    /// Name of the property that holds original data: the prefix and the data's id.
    static let dataPrefix = "data:"

    static let inline = InlineMarkup(
        rules: [
            "cp": .init(required: ["hex"]),
            "ph": .init(
                required: ["id"], allowed: codeAttributes + ["disp", "equiv", "dataRef", "subFlows"]),
            "pc": .init(
                required: ["id"],
                allowed: codeAttributes + [
                    "canOverlap", "dispEnd", "dispStart", "equivEnd", "equivStart", "dataRefEnd", "dataRefStart",
                    "subFlowsEnd", "subFlowsStart", "dir",
                ]),
            "sc": .init(
                required: ["id"],
                allowed: codeAttributes + ["canOverlap", "dir", "disp", "equiv", "dataRef", "isolated", "subFlows"]),
            "ec": .init(
                allowed: codeAttributes + [
                    "id", "startRef", "canOverlap", "dir", "disp", "equiv", "dataRef", "isolated", "subFlows",
                ]),
            "mrk": .init(required: ["id"], allowed: ["translate", "type", "ref", "value"]),
            "sm": .init(required: ["id"], allowed: ["translate", "type", "ref", "value"]),
            "em": .init(required: ["startRef"]),
        ],
        wrap: { kind, markup, number in
            "<ph id=\"\(RecordFields.prefix)\(number)\" type=\"other\" subType=\"x-chaka:\(kind.rawValue)\""
                + " disp=\"\(XMLText.escapedAttribute(markup))\"/>"
        },
        unwrap: { element in
            guard element.name == "ph", let word = element["subType"]?.suffix(after: "x-chaka:"),
                let kind = InlineElement.Kind(rawValue: word), let markup = element["disp"]
            else { return nil }
            return (kind, markup)
        })

    private static let codeAttributes = ["canCopy", "canDelete", "canReorder", "copyOf", "subType", "type"]
}
