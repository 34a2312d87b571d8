/// The parts of TMX 1.4b that reader and writer share.
///
/// Source: TMX 1.4b Specification (LISA OSCAR, 2005), sections 3.2, 3.3 and the document type definition.
enum TMXMarkup {
    /// Attributes of `tu` that are kept as properties `@NAME`; `tuid` and `srclang` have fields.
    static let unitAttributes = attributes + ["o-encoding", "datatype", "segtype"]
    /// Attributes of `tuv` that are kept as properties `@NAME`.
    static let variantAttributes = attributes + ["o-encoding", "datatype"]
    /// `prop` elements.
    static let properties = PropertyElements(element: "prop", key: "type", attributes: ["xml:lang", "o-encoding"])
    /// `note` elements.
    static let notes = NoteElements(attributes: ["xml:lang", "o-encoding"])
    /// What a header of our own says of the tool.
    static let tool = "chaka"

    /// Inline elements.
    static let inline = InlineMarkup(
        rules: [
            "bpt": .init(isCode: true, required: ["i"], allowed: ["x", "type"]),
            "ept": .init(isCode: true, required: ["i"]),
            "hi": .init(allowed: ["x", "type"]),
            "it": .init(isCode: true, required: ["pos"], allowed: ["x", "type"]),
            "ph": .init(isCode: true, allowed: ["assoc", "x", "type"]),
            "ut": .init(isCode: true, allowed: ["x"]),
        ],
        wrap: { kind, markup, _ in "<ph type=\"\(kind.mark)\">\(XMLText.escaped(markup))</ph>" },
        unwrap: { element in
            guard element.name == "ph", element.attributes.count == 1,
                let kind = InlineElement.Kind(mark: element["type"])
            else { return nil }
            return (kind, element.text)
        })

    private static let attributes = [
        "usagecount", "lastusagedate", "creationtool", "creationtoolversion", "creationdate", "creationid",
        "changedate",
        "changeid", "o-tmf",
    ]
}
