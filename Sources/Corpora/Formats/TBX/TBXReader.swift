/// Reads TBX-Basic of 2008 (`martif`) and 2019 (`tbx`, data categories as attributes or as tags): a concept is a record.
struct TBXReader: RecordReader {
    private let stream: XMLStream
    private var keys = KeyRegister()
    private var header: Property?
    private var isBegun = false

    /// Opens a file.
    init(_ input: ByteInput) throws(CorpusFileError) { stream = try XMLStream(input) }

    mutating func next() throws(CorpusFileError) -> RecordOutcome? {
        if !isBegun {
            isBegun = true
            _ = try stream.root("martif", "tbx")
        }
        while let event = try stream.next() {
            guard event == .start else { continue }
            let line = stream.line
            switch stream.name {
            case "text", "body": continue
            case "martifHeader", "tbxHeader":
                guard let element = try stream.element() else {
                    throw stream.error(.tooLong(limit: XMLStream.elementLimit))
                }
                if element.first("fileDesc")?.first("sourceDesc")?.text.trimmed != TBXMarkup.tool {
                    header = Property(name: "header", value: element.markup(namespaces: stream.namespaces))
                }
            case "termEntry", "conceptEntry":
                guard let element = try stream.element() else {
                    return .problem(problem(.tooLong(limit: XMLStream.elementLimit), line))
                }
                return outcome(element)
            default:
                let fault = stream.error(.malformed("<\(stream.name)> is not kept"))
                try stream.skip()
                return .problem(fault)
            }
        }
        return nil
    }

    private mutating func outcome(_ element: XMLElement) -> RecordOutcome {
        var record = CorpusRecord(key: element["id"], line: element.line, variants: [], tags: [TBXMarkup.tag])
        if let key = record.key, let first = keys.insert(key, line: element.line) {
            return .problem(problem(.duplicateKey(key, firstLine: first), element.line))
        }
        var notes: [String] = []
        for child in element.elements {
            if child.name == "langSet" || child.name == "langSec" {
                guard let language = child["xml:lang"], !language.isEmpty else {
                    return .problem(problem(.missingPart("xml:lang of <\(child.name)>"), child.line))
                }
                record.variants += variants(child, language)
                continue
            }
            for property in properties(child) {
                if property.name == "note", let field = TBXMarkup.field(property.value) {
                    if field.name == RecordFields.prefix + "note" {
                        notes.append(field.value)
                    } else {
                        RecordFields.apply(field, to: &record)
                    }
                } else if property.name == "note" {
                    notes += property.value.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
                } else if property.name == "subjectField", record.domain == nil {
                    record.domain = property.value
                } else {
                    record.properties.append(property)
                }
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

    private func variants(_ element: XMLElement, _ language: String) -> [RecordVariant] {
        var variants: [RecordVariant] = []
        var shared: [Property] = []
        for child in element.elements {
            guard ["tig", "ntig", "termSec"].contains(child.name) else {
                shared += properties(child)
                continue
            }
            // `ntig` has one more level around the term and what is said of it as a word.
            let parts = child.elements.flatMap { $0.name == "termGrp" ? $0.elements : [$0] }
            guard let term = parts.first(where: { $0.name == "term" }) else { continue }
            let content = TBXMarkup.inline.read(term)
            if content.text.isEmpty { continue }
            var variant = RecordVariant(language: language, text: content.text, inline: content.inline)
            if let id = child["id"] ?? term["id"] { variant.properties.append(Property(name: "@id", value: id)) }
            for property in parts.filter({ $0.name != "term" }).flatMap(properties) {
                add(property, to: &variant)
            }
            variants.append(variant)
        }
        if !variants.isEmpty {
            variants[0].properties += shared.map {
                Property(name: TBXMarkup.languagePrefix + $0.name, value: $0.value)
            }
        }
        return variants
    }

    private func add(_ property: Property, to variant: inout RecordVariant) {
        if property.name == "note", let field = TBXMarkup.field(property.value) {
            RecordFields.apply(field, to: &variant)
        } else if property.name == "administrativeStatus", variant.state == nil,
            let state = TBXMarkup.state(property.value)
        {
            variant.state = state
            if TBXMarkup.status(state) != property.value { variant.properties.append(property) }
        } else {
            variant.properties.append(property)
        }
    }

    /// What one element says: a value by its data category, or the element as it is when it says more than a value.
    private func properties(_ element: XMLElement) -> [Property] {
        let parts = element.elements
        if ["descripGrp", "adminGrp", "termNoteGrp"].contains(element.name), let first = parts.first,
            let main = simple(first), main.name != "note"
        {
            let rest = parts.dropFirst().map { simple($0) }
            if rest.allSatisfy({ $0?.name == "source" }) && rest.count < 2 {
                return [main] + rest.compactMap { $0.map { Property(name: "\(main.name)/source", value: $0.value) } }
            }
        }
        return [simple(element) ?? Property(element, namespaces: stream.namespaces)]
    }

    private func simple(_ element: XMLElement) -> Property? {
        guard element.elements.isEmpty else { return nil }
        if element.name == "note" {
            return element.attributes.isEmpty ? Property(name: "note", value: element.text) : nil
        }
        if element.attributes.isEmpty, let colon = element.name.firstIndex(of: ":") {
            return Property(name: String(element.name[element.name.index(after: colon)...]), value: element.text)
        }
        guard let type = element["type"], TBXMarkup.categories[type] == element.name, element.attributes.count == 1
        else { return nil }
        return Property(name: type, value: element.text)
    }

    private func problem(_ reason: CorpusFileError.Reason, _ line: Int) -> CorpusFileError {
        CorpusFileError(file: stream.file, line: line, reason: reason)
    }
}

extension String {
    /// Without white space at both ends.
    fileprivate var trimmed: String {
        let isInk: (Character) -> Bool = { !$0.isWhitespace }
        guard let first = firstIndex(where: isInk), let last = lastIndex(where: isInk) else { return "" }
        return String(self[first...last])
    }
}
