/// The parts of XLIFF 1.2 that reader and writer share.
///
/// Source: XLIFF 1.2 Specification (OASIS, 2008), sections 2.2 to 2.5, transitional schema.
enum XLIFF1Markup {
    static let namespace = "urn:oasis:names:tc:xliff:document:1.2"
    static let fileAttributes = [
        "tool", "tool-id", "date", "xml:space", "ts", "category", "product-name", "product-version", "build-num",
        "datatype",
    ]
    static let groupAttributes =
        sharedAttributes + [
            "datatype", "xml:space", "ts", "extradata", "help-id", "menu", "menu-option", "menu-name", "translate",
            "reformat", "maxbytes", "minbytes", "size-unit", "maxheight", "minheight", "maxwidth", "minwidth",
            "charclass", "merged-trans",
        ]
    static let unitAttributes = groupAttributes + ["approved", "phase-name"]
    static let sourceAttributes = ["ts"]
    static let targetAttributes = sharedAttributes + ["state", "state-qualifier", "phase-name", "ts", "equiv-trans"]
    static let notes = NoteElements(attributes: ["xml:lang", "from", "priority", "annotates"])
    static let properties = PropertyElements(element: "prop", key: "prop-type", attributes: ["xml:lang"])
    /// `alttranstype` of a further text of a unit.
    static let variantMark = RecordFields.prefix + "variant"

    static let inline = InlineMarkup(
        rules: [
            "g": .init(required: ["id"], allowed: codeAttributes),
            "x": .init(required: ["id"], allowed: codeAttributes),
            "bx": .init(required: ["id"], allowed: codeAttributes + ["rid"]),
            "ex": .init(required: ["id"], allowed: ["rid", "xid", "equiv-text", "ts"]),
            "bpt": .init(isCode: true, required: ["id"], allowed: codeAttributes + ["rid", "crc"]),
            "ept": .init(isCode: true, required: ["id"], allowed: ["rid", "crc", "xid", "equiv-text", "ts"]),
            "it": .init(isCode: true, required: ["id", "pos"], allowed: codeAttributes + ["rid", "crc"]),
            "ph": .init(isCode: true, required: ["id"], allowed: codeAttributes + ["crc", "assoc"]),
            "mrk": .init(required: ["mtype"], allowed: ["mid", "comment", "ts"]),
        ],
        wrap: { kind, markup, number in
            "<ph id=\"\(RecordFields.prefix)\(number)\" ctype=\"\(kind.mark)\">\(XMLText.escaped(markup))</ph>"
        },
        unwrap: { element in
            guard element.name == "ph", let kind = InlineElement.Kind(mark: element["ctype"]) else { return nil }
            return (kind, element.text)
        })

    private static let codeAttributes = ["ctype", "clone", "xid", "equiv-text", "ts"]
    private static let sharedAttributes = ["restype", "resname", "coord", "font", "css-style", "style", "exstyle"]
}
