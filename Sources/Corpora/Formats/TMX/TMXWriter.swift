/// Writes TMX 1.4b.
struct TMXWriter: RecordWriter {
    private var output: XMLOutput
    private let options: XMLFormatOptions
    private var isBegun = false

    var losses: [String: Int] { output.losses }

    /// Begins a file.
    init(_ output: ByteOutput, options: XMLFormatOptions) {
        self.output = XMLOutput(output)
        self.options = options
    }

    mutating func write(_ record: CorpusRecord) throws(CorpusFileError) {
        var properties = record.properties
        if !isBegun {
            var header: XMLElement?
            // Only the first record can carry one: in a later record it is a property like any other.
            if let index = properties.firstIndex(where: { $0.name == "header" }),
                let element = XMLFragment.element(properties[index].value), element.name == "header"
            {
                header = element
                properties.remove(at: index)
            }
            begin(header)
        }
        var attributes: [(String, String)] = []
        if let key = record.key { attributes.append(("tuid", key)) }
        if let source = record.sourceLanguage, source != options.sourceLanguage {
            attributes.append(("srclang", source))
        } else if record.sourceLanguage == nil, options.sourceLanguage != nil {
            attributes.append(("srclang", "*all*"))
        }
        properties.takeAttributes(TMXMarkup.unitAttributes, into: &attributes)
        output.start("tu", attributes)
        TMXMarkup.notes.write(record.note, taking: &properties, to: &output)
        writeProperties(properties)
        TMXMarkup.properties.write(fields: RecordFields.fields(of: record), to: &output)
        for variant in record.variants { try write(variant) }
        try output.end()
    }

    mutating func finish() throws(CorpusFileError) {
        if !isBegun { begin(nil) }
        try output.finish()
    }

    private mutating func begin(_ header: XMLElement?) {
        isBegun = true
        output.markup("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">")
        output.start("tmx", [("version", "1.4")])
        var element = header ?? XMLElement(name: "header")
        if header == nil {
            element.attributes = [
                ("creationtool", TMXMarkup.tool), ("creationtoolversion", "1"), ("segtype", "sentence"),
                ("o-tmf", TMXMarkup.tool), ("adminlang", "en"), ("datatype", "plaintext"),
            ]
            element.isEmpty = true
        }
        element.attributes.removeAll { $0.name == "srclang" }
        element.attributes.append(("srclang", options.sourceLanguage ?? "*all*"))
        output.markup(element.markup())
        output.start("body")
    }

    private mutating func write(_ variant: RecordVariant) throws(CorpusFileError) {
        var attributes = [("xml:lang", variant.language)]
        var rest = variant.properties
        rest.takeAttributes(TMXMarkup.variantAttributes, into: &attributes)
        output.start("tuv", attributes)
        var plain = rest[...]
        while let property = plain.first {
            if property.name == "note" {
                output.element("note", text: property.value)
                plain = plain.dropFirst()
                continue
            }
            let end = plain.firstIndex { $0.name == "note" } ?? plain.endIndex
            writeProperties(Array(plain[..<end]))
            plain = plain[end...]
        }
        TMXMarkup.properties.write(fields: RecordFields.fields(of: variant), to: &output)
        output.element("seg", markup: TMXMarkup.inline.markup(of: variant, losses: &output))
        try output.end()
    }

    private mutating func writeProperties(_ properties: [Property]) {
        TMXMarkup.properties.write(properties, to: &output)
    }
}
