/// Reads TMX 1.4b, and 1.1 to 1.3 as far as they are the same.
struct TMXReader: RecordReader {
    private let stream: XMLStream
    private let options: XMLFormatOptions
    private var sourceLanguage: String?
    private var header: Property?
    private var isBegun = false

    /// Opens a file.
    init(_ input: ByteInput, options: XMLFormatOptions) throws(CorpusFileError) {
        stream = try XMLStream(input)
        self.options = options
        sourceLanguage = options.sourceLanguage
    }

    mutating func next() throws(CorpusFileError) -> RecordOutcome? {
        if !isBegun {
            isBegun = true
            _ = try stream.root("tmx")
        }
        while let event = try stream.next() {
            guard event == .start else { continue }
            switch stream.name {
            case "body": continue
            case "header": try readHeader()
            case "tu":
                let line = stream.line
                guard let element = try stream.element() else {
                    return .problem(problem(.tooLong(limit: XMLStream.elementLimit), line))
                }
                return outcome(element)
            default:
                let fault = stream.error(.malformed("<\(stream.name)> is no part of TMX"))
                try stream.skip()
                return .problem(fault)
            }
        }
        return nil
    }

    private mutating func readHeader() throws(CorpusFileError) {
        guard let element = try stream.element() else { throw stream.error(.tooLong(limit: XMLStream.elementLimit)) }
        if let language = element["srclang"] { sourceLanguage = language }
        if element["creationtool"] != TMXMarkup.tool || element.content.contains(where: isSubstantial) {
            header = Property(name: "header", value: element.markup(namespaces: stream.namespaces))
        }
    }

    private func isSubstantial(_ content: XMLElement.Content) -> Bool {
        if case .element = content { true } else { false }
    }

    private mutating func outcome(_ element: XMLElement) -> RecordOutcome {
        var record = CorpusRecord(key: element["tuid"], line: element.line, variants: [])
        let source = element["srclang"] ?? sourceLanguage
        record.sourceLanguage = source == "*all*" ? nil : source
        for (name, value) in element.attributes where name != "tuid" && name != "srclang" {
            record.properties.append(Property(name: "@" + name, value: value))
        }
        var notes: [String] = []
        for child in element.elements {
            switch child.name {
            case "prop": for property in TMXMarkup.properties.read(child) { RecordFields.apply(property, to: &record) }
            case "note": record.properties += TMXMarkup.notes.read(child, into: &notes)
            case "tuv":
                guard let language = child["xml:lang"] ?? child["lang"], !language.isEmpty else {
                    return .problem(problem(.missingPart("xml:lang of <tuv>"), child.line))
                }
                guard let segment = child.first("seg") else {
                    return .problem(problem(.missingPart("<seg> in <tuv>"), child.line))
                }
                if let variant = variant(child, segment, language) { record.variants.append(variant) }
            default: record.properties.append(Property(child, namespaces: stream.namespaces))
            }
        }
        record.note = notes.joined(separator: "\n")
        guard !record.variants.isEmpty else { return .problem(problem(.noText, element.line)) }
        if let header {
            record.properties.append(header)
            self.header = nil
        }
        return .record(record)
    }

    /// One text; nil when it is empty.
    private func variant(_ element: XMLElement, _ segment: XMLElement, _ language: String) -> RecordVariant? {
        let content = TMXMarkup.inline.read(segment)
        if content.text.isEmpty && content.inline.isEmpty { return nil }
        var variant = RecordVariant(language: language, text: content.text, inline: content.inline)
        for (name, value) in element.attributes where name != "xml:lang" && name != "lang" {
            variant.properties.append(Property(name: "@" + name, value: value))
        }
        for child in element.elements {
            switch child.name {
            case "seg": continue
            case "prop": for property in TMXMarkup.properties.read(child) { RecordFields.apply(property, to: &variant) }
            case "note" where child.attributes.isEmpty:
                variant.properties.append(Property(name: "note", value: child.text))
            default: variant.properties.append(Property(child, namespaces: stream.namespaces))
            }
        }
        return variant
    }

    private func problem(_ reason: CorpusFileError.Reason, _ line: Int) -> CorpusFileError {
        CorpusFileError(file: stream.file, line: line, reason: reason)
    }
}
