/// Writes TBX-Basic of 2008 (version 2, `martif`), which more tools read than that of 2019.
struct TBXWriter: RecordWriter {
    private var output: XMLOutput
    private let options: XMLFormatOptions
    private var isBegun = false
    private var number = 0

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
            if let index = properties.firstIndex(where: { $0.name == "header" }),
                let element = XMLFragment.element(properties[index].value), element.name == "martifHeader"
            {
                header = element
                properties.remove(at: index)
            }
            try begin(record.sourceLanguage ?? record.variants.first?.language, header)
        }
        number += 1
        let id = record.key.flatMap { XMLText.isName($0) ? $0 : nil }
        output.start("termEntry", [("id", id ?? "c\(number)")])
        if let domain = record.domain { writeCategory("subjectField", domain) }
        for line in record.note.isEmpty ? [] : record.note.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = String(line)
            if TBXMarkup.field(line) == nil {
                output.element("note", text: line)
            } else {
                write(field: Property(name: RecordFields.prefix + "note", value: line))
            }
        }
        try write(properties, isTerm: false, hasDomain: record.domain != nil)
        var fields = RecordFields.fields(of: record).filter { $0.name != RecordFields.prefix + "domain" }
        if let index = fields.firstIndex(of: Property(name: RecordFields.prefix + "tag", value: TBXMarkup.tag)) {
            fields.remove(at: index)
        }
        if id == nil, let key = record.key { fields.append(Property(name: RecordFields.prefix + "key", value: key)) }
        if let language = record.sourceLanguage {
            fields.append(Property(name: RecordFields.prefix + "source-language", value: language))
        }
        for field in fields { write(field: field) }
        var languages: [String] = []
        for variant in record.variants where !languages.contains(variant.language) {
            languages.append(variant.language)
        }
        for language in languages {
            try writeLanguage(language, record.variants.filter { $0.language == language })
        }
        try output.end()
    }

    mutating func finish() throws(CorpusFileError) {
        if !isBegun { try begin(nil, nil) }
        try output.finish()
    }

    private mutating func begin(_ language: String?, _ header: XMLElement?) throws(CorpusFileError) {
        isBegun = true
        output.markup("<!DOCTYPE martif SYSTEM \"TBXBasiccoreStructV02.dtd\">")
        output.start("martif", [("type", "TBX-Basic"), ("xml:lang", options.sourceLanguage ?? language ?? "und")])
        if let header {
            output.markup(header.markup())
        } else {
            output.start("martifHeader")
            output.element("fileDesc", markup: "<sourceDesc><p>\(TBXMarkup.tool)</p></sourceDesc>")
            output.element("encodingDesc", markup: "<p type=\"XCSURI\">TBXBasicXCSV02.xcs</p>")
            try output.end()
        }
        output.start("text")
        output.start("body")
    }

    private mutating func writeLanguage(_ language: String, _ variants: [RecordVariant]) throws(CorpusFileError) {
        output.start("langSet", [("xml:lang", language)])
        let shared = variants.first?.properties.filter { $0.name.hasPrefix(TBXMarkup.languagePrefix) } ?? []
        try write(
            shared.map { Property(name: String($0.name.dropFirst(TBXMarkup.languagePrefix.count)), value: $0.value) },
            isTerm: false, hasDomain: true, isLanguage: true)
        for (index, variant) in variants.enumerated() {
            var attributes: [(String, String)] = []
            var properties = variant.properties
            properties.takeAttributes(["id"], into: &attributes)
            if let id = attributes.first?.1, !XMLText.isName(id) {
                attributes = []
                properties = variant.properties
            }
            if index == 0 { properties.removeAll { $0.name.hasPrefix(TBXMarkup.languagePrefix) } }
            output.start("tig", attributes)
            output.element("term", markup: TBXMarkup.inline.markup(of: variant, losses: &output))
            var fields = RecordFields.fields(of: variant)
            let status = variant.state.flatMap(TBXMarkup.status)
            if let state = variant.state, let status {
                fields.removeAll { $0.name == RecordFields.prefix + "state" }
                let kept = properties.firstIndex { $0.name == "administrativeStatus" }
                let isKept = kept.map { TBXMarkup.state(properties[$0].value) == state } ?? false
                if !isKept { writeCategory("administrativeStatus", status) }
            }
            try write(properties, isTerm: true, hasDomain: true)
            for field in fields { write(field: field) }
            try output.end()
        }
        try output.end()
    }

    /// Writes properties as data categories; those of which TBX-Basic has none become fields of our own.
    private mutating func write(
        _ properties: [Property], isTerm: Bool, hasDomain: Bool, isLanguage: Bool = false
    ) throws(CorpusFileError) {
        // What is said of the word comes before what is said of the concept.
        let isWord: (Property) -> Bool = { isTerm && TBXMarkup.categories[$0.name] == "termNote" }
        var rest = (properties.filter(isWord) + properties.filter { !isWord($0) })[...]
        while let property = rest.popFirst() {
            let element = TBXMarkup.categories[property.name]
            if let element, (element == "termNote") == isWord(property), property.name != "subjectField" || hasDomain {
                if let next = rest.first, next.name == property.name + "/source", element == "descrip" {
                    rest = rest.dropFirst()
                    output.start("descripGrp")
                    writeCategory(property.name, property.value)
                    writeCategory("source", next.value)
                    try output.end()
                } else {
                    writeCategory(property.name, property.value)
                }
            } else if property.name == "note", isTerm || isLanguage, TBXMarkup.field(property.value) == nil {
                output.element("note", text: property.value)
            } else if let element = property.element, !["langSet", "langSec", "termGrp", "term"].contains(element.name)
            {
                output.markup(element.markup())
            } else {
                write(field: RecordFields.wrapped(property))
            }
        }
    }

    private mutating func writeCategory(_ type: String, _ value: String) {
        guard let element = TBXMarkup.categories[type] else { return }
        output.element(element, [("type", type)], text: value)
    }

    private mutating func write(field: Property) { output.element("note", text: TBXMarkup.note(field)) }
}
