/// Writes XLIFF 1.2; records of one document and pair of languages that follow each other share a file.
struct XLIFF1Writer: RecordWriter {
    private var output: XMLOutput
    private let options: XMLFormatOptions
    private var scope = XLIFFScope()
    private var isBegun = false
    private var isFileOpen = false
    private var number = 0

    var losses: [String: Int] { output.losses }

    /// Begins a file.
    init(_ output: ByteOutput, options: XMLFormatOptions) {
        self.output = XMLOutput(output)
        self.options = options
    }

    mutating func write(_ record: CorpusRecord) throws(CorpusFileError) {
        begin()
        let texts = XLIFFTexts(record, options)
        var properties = record.properties
        var place = XLIFFPlace()
        place.document = record.document
        place.sourceLanguage = texts.sourceLanguage
        place.targetLanguage = texts.target?.language ?? options.targetLanguage ?? scope.place.targetLanguage
        let before = properties
        let elements = place.take(
            from: &properties, file: XLIFF1Markup.fileAttributes, group: XLIFF1Markup.groupAttributes)
        if !isSameFile(place) {
            try open(place, elements)
        } else {
            // A header can stand only at the beginning of a file.
            if !elements.isEmpty {
                properties = before
                place.groups = []
            }
            try move(to: place)
        }
        try writeUnit(record, texts, properties)
    }

    mutating func finish() throws(CorpusFileError) {
        begin()
        if !isFileOpen {
            var place = XLIFFPlace()
            place.sourceLanguage = options.sourceLanguage ?? "und"
            place.targetLanguage = options.targetLanguage
            try open(place, [])
        }
        try output.finish()
    }

    private mutating func begin() {
        if isBegun { return }
        isBegun = true
        output.start("xliff", [("version", "1.2"), ("xmlns", XLIFF1Markup.namespace)])
    }

    private func isSameFile(_ place: XLIFFPlace) -> Bool {
        var place = place
        place.groups = scope.place.groups
        return isFileOpen && place == scope.place
    }

    private mutating func open(_ place: XLIFFPlace, _ elements: [XMLElement]) throws(CorpusFileError) {
        if isFileOpen {
            for _ in scope.place.groups { try output.end() }
            try output.end()
            try output.end()
        }
        isFileOpen = true
        var file = place
        file.groups = []
        scope.enter(file)
        var attributes = [("original", place.document ?? ""), ("source-language", place.sourceLanguage ?? "und")]
        if let target = place.targetLanguage { attributes.append(("target-language", target)) }
        attributes += place.file.map { (String($0.name.dropFirst(5)), $0.value) }
        if !attributes.contains(where: { $0.0 == "datatype" }) { attributes.append(("datatype", "plaintext")) }
        output.start("file", attributes)
        for element in elements { output.markup(element.markup()) }
        output.start("body")
        try move(to: place)
    }

    private mutating func move(to place: XLIFFPlace) throws(CorpusFileError) {
        let shared = zip(scope.place.groups, place.groups).prefix { $0 == $1 }.count
        for _ in scope.place.groups.dropFirst(shared) { try output.end() }
        for group in place.groups.dropFirst(shared) { XLIFFPlace.start(group, number: nil, to: &output) }
        scope.place.groups = place.groups
    }

    private mutating func writeUnit(
        _ record: CorpusRecord, _ texts: XLIFFTexts, _ properties: [Property]
    ) throws(CorpusFileError) {
        number += 1
        let id = record.key.map { scope.id($0) } ?? "\(number)"
        var attributes = [("id", id ?? "\(number)")]
        var properties = properties
        properties.takeAttributes(XLIFF1Markup.unitAttributes, into: &attributes)
        if texts.target?.state == .approved, !attributes.contains(where: { $0.0 == "approved" }) {
            attributes.append(("approved", "yes"))
        }
        if !attributes.contains(where: { $0.0 == "xml:space" }) { attributes.append(("xml:space", "preserve")) }
        output.start("trans-unit", attributes)
        let source = texts.source.map { writeText("source", $0, [], XLIFF1Markup.sourceAttributes) }
        if source == nil { output.empty("source") }
        let target = texts.target.map { writeTarget($0, []) }
        XLIFF1Markup.notes.write(record.note, taking: &properties, to: &output)
        var fields = RecordFields.fields(of: record).filter { $0.name != RecordFields.prefix + "document" }
        if id == nil, let key = record.key { fields.append(Property(name: RecordFields.prefix + "key", value: key)) }
        try writeProperties(properties, fields)
        if let source { try writeGroup("source", source, texts.source.map { RecordFields.fields(of: $0) } ?? []) }
        if let target { try writeGroup("target", target, texts.target.map { Self.fields(of: $0) } ?? []) }
        for variant in texts.further {
            output.start("alt-trans", [("alttranstype", XLIFF1Markup.variantMark)])
            let rest = writeText(
                "target", variant, [("xml:lang", variant.language)], XLIFF1Markup.targetAttributes)
            try writeGroup("target", rest, RecordFields.fields(of: variant))
            try output.end()
        }
        try output.end()
    }

    /// Writes a text; gives the properties that are not among its attributes.
    private mutating func writeText(
        _ name: String, _ variant: RecordVariant, _ attributes: [(String, String)], _ known: [String]
    ) -> [Property] {
        var attributes = attributes
        var properties = variant.properties
        properties.takeAttributes(known, into: &attributes)
        let language = name == "source" ? scope.place.sourceLanguage : scope.place.targetLanguage
        if variant.language != language, attributes.first?.0 != "xml:lang" {
            attributes.append(("xml:lang", variant.language))
        }
        output.element(name, attributes, markup: XLIFF1Markup.inline.markup(of: variant, losses: &output))
        return properties
    }

    private mutating func writeTarget(_ variant: RecordVariant, _ attributes: [(String, String)]) -> [Property] {
        var variant = variant
        if let state = variant.state {
            var taken: [(String, String)] = []
            var rest = variant.properties
            rest.takeAttributes(XLIFF1Markup.targetAttributes, into: &taken)
            let written = XLIFFState.written1(state)
            let word = taken.first { $0.0 == "state" }?.1
            let detail = taken.first { $0.0 == "state-qualifier" }?.1
            let kept = XLIFFState.Words(state: word ?? written.state, detail: detail ?? written.detail)
            // The word that the file had is written again while it still says what the text's state is.
            if XLIFFState.read1(kept) != state || (word == nil && detail == nil) {
                taken.removeAll { $0.0 == "state" || $0.0 == "state-qualifier" }
                taken.append(("state", written.state))
                if let detail = written.detail { taken.append(("state-qualifier", detail)) }
            } else if word == nil {
                taken.append(("state", written.state))
            } else if detail == nil, let detail = written.detail {
                taken.append(("state-qualifier", detail))
            }
            variant.properties = taken.map { Property(name: "@\($0.0)", value: $0.1) } + rest
        }
        return writeText("target", variant, attributes, XLIFF1Markup.targetAttributes)
    }

    private static func fields(of variant: RecordVariant) -> [Property] {
        RecordFields.fields(of: variant).filter { $0.name != RecordFields.prefix + "state" }
    }

    /// Properties as `prop`, elements that were kept whole as themselves, in order.
    private mutating func writeProperties(_ properties: [Property], _ fields: [Property]) throws(CorpusFileError) {
        var run: [Property] = []
        for property in properties {
            if let element = property.element, !["source", "seg-source", "target", "note"].contains(element.name) {
                try writeGroup("unit", run, [])
                run = []
                output.markup(element.markup())
            } else {
                run.append(property)
            }
        }
        try writeGroup("unit", run, fields)
    }

    private mutating func writeGroup(_ name: String, _ properties: [Property], _ fields: [Property])
        throws(CorpusFileError)
    {
        if properties.isEmpty && fields.isEmpty { return }
        output.start("prop-group", [("name", RecordFields.prefix + name)])
        XLIFF1Markup.properties.write(properties, to: &output)
        XLIFF1Markup.properties.write(fields: fields, to: &output)
        try output.end()
    }
}
