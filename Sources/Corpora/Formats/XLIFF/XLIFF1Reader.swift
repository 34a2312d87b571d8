/// Reads the body of XLIFF 1.0 to 1.2.
struct XLIFF1Reader: RecordReader {
    private let stream: XMLStream
    private let options: XMLFormatOptions
    private var scope = XLIFFScope()

    /// Goes on behind the start tag of the root.
    init(_ stream: XMLStream, options: XMLFormatOptions) {
        self.stream = stream
        self.options = options
    }

    mutating func next() throws(CorpusFileError) -> RecordOutcome? {
        while let event = try stream.next() {
            if event == .end, stream.name == "group" { _ = scope.place.groups.popLast() }
            guard event == .start else { continue }
            switch stream.name {
            case "body": continue
            case "file": enterFile(stream.tag())
            case "group":
                let tag = stream.tag()
                if !tag.isEmpty { scope.place.groups.append(XLIFFPlace.group(tag)) }
            case "trans-unit":
                let line = stream.line
                guard let element = try stream.element() else {
                    return .problem(problem(.tooLong(limit: XMLStream.elementLimit), line))
                }
                return outcome(element)
            case "bin-unit":
                let fault = stream.error(.malformed("<bin-unit> holds no text"))
                try stream.skip()
                return .problem(fault)
            default: if let fault = try scope.keep(stream) { return .problem(fault) }
            }
        }
        return nil
    }

    private mutating func enterFile(_ tag: XMLElement) {
        var place = XLIFFPlace()
        for (name, value) in tag.attributes {
            switch (name, value) {
            case ("original", _): place.document = value.isEmpty ? nil : value
            case ("source-language", _): place.sourceLanguage = value
            case ("target-language", _): place.targetLanguage = value
            case ("datatype", "plaintext"): continue
            default: place.file.append(Property(name: "file@\(name)", value: value))
            }
        }
        place.sourceLanguage = place.sourceLanguage ?? options.sourceLanguage
        place.targetLanguage = place.targetLanguage ?? options.targetLanguage
        scope.enter(place)
    }

    private mutating func outcome(_ element: XMLElement) -> RecordOutcome {
        guard let id = element["id"], !id.isEmpty else {
            return .problem(problem(.missingPart("id of <trans-unit>"), element.line))
        }
        if let first = scope.insert(id, line: element.line) {
            return .problem(problem(.duplicateKey(id, firstLine: first), element.line))
        }
        var record = scope.record(id, line: element.line)
        for (name, value) in element.attributes where name != "id" && (name, value) != ("xml:space", "preserve") {
            record.properties.append(Property(name: "@\(name)", value: value))
        }
        var texts: (source: RecordVariant?, target: RecordVariant?, further: [RecordVariant]) = (nil, nil, [])
        var fields: [(isSource: Bool, properties: [Property])] = []
        var notes: [String] = []
        for child in element.elements {
            switch child.name {
            case "source", "target":
                let isSource = child.name == "source"
                let known = isSource ? scope.place.sourceLanguage : scope.place.targetLanguage
                let content = XLIFF1Markup.inline.read(child)
                if content.text.isEmpty && content.inline.isEmpty {
                    record.properties += child.attributes.filter { $0.name != "xml:lang" }.map {
                        Property(name: "\(child.name)@\($0.name)", value: $0.value)
                    }
                    continue
                }
                guard let language = child["xml:lang"] ?? known else {
                    return .problem(problem(.missingPart("\(child.name)-language"), child.line))
                }
                if isSource {
                    texts.source = variant(child, content, language)
                } else {
                    texts.target = target(child, content, language, &record)
                }
            case "seg-source": continue
            case "note": record.properties += XLIFF1Markup.notes.read(child, into: &notes)
            case "prop-group":
                switch child["name"] {
                case RecordFields.prefix + "unit":
                    for property in child.elements.flatMap(XLIFF1Markup.properties.read) {
                        RecordFields.apply(property, to: &record)
                    }
                case RecordFields.prefix + "source": fields.append((true, properties(child)))
                case RecordFields.prefix + "target": fields.append((false, properties(child)))
                default: record.properties.append(Property(child, namespaces: stream.namespaces))
                }
            case "alt-trans" where child["alttranstype"] == XLIFF1Markup.variantMark:
                if let variant = further(child) { texts.further.append(variant) }
            default: record.properties.append(Property(child, namespaces: stream.namespaces))
            }
        }
        for (isSource, properties) in fields {
            for property in properties {
                if isSource, var variant = texts.source {
                    RecordFields.apply(property, to: &variant)
                    texts.source = variant
                } else if !isSource, var variant = texts.target {
                    RecordFields.apply(property, to: &variant)
                    texts.target = variant
                }
            }
        }
        record.note = notes.joined(separator: "\n")
        record.variants = [texts.source, texts.target].compactMap { $0 } + texts.further
        return record.variants.isEmpty ? .problem(problem(.noText, element.line)) : .record(record)
    }

    private func variant(_ element: XMLElement, _ content: InlineMarkup.Content, _ language: String) -> RecordVariant {
        var variant = RecordVariant(language: language, text: content.text, inline: content.inline)
        for (name, value) in element.attributes where name != "xml:lang" {
            variant.properties.append(Property(name: "@\(name)", value: value))
        }
        return variant
    }

    /// A translation: its state comes from its own words, or from the unit's approval.
    private func target(
        _ element: XMLElement, _ content: InlineMarkup.Content, _ language: String, _ record: inout CorpusRecord
    ) -> RecordVariant {
        var variant = variant(element, content, language)
        let isApproved = record.properties.contains(Property(name: "@approved", value: "yes"))
        if let word = element["state"] {
            variant.state = XLIFFState.read1(.init(state: word, detail: element["state-qualifier"]))
        } else if isApproved {
            variant.state = .approved
        }
        guard let state = variant.state else { return variant }
        let written = XLIFFState.written1(state)
        variant.properties.removeAll {
            ($0.name, $0.value) == ("@state", written.state)
                || ($0.name, $0.value) == ("@state-qualifier", written.detail ?? "")
        }
        if state == .approved, isApproved { record.properties.removeAll { $0.name == "@approved" } }
        return variant
    }

    private func further(_ element: XMLElement) -> RecordVariant? {
        guard let target = element.first("target"), let language = target["xml:lang"] else { return nil }
        var variant = variant(target, XLIFF1Markup.inline.read(target), language)
        for property in element.elements.filter({ $0.name == "prop-group" }).flatMap(properties) {
            RecordFields.apply(property, to: &variant)
        }
        return variant
    }

    private func properties(_ group: XMLElement) -> [Property] {
        group.elements.flatMap(XLIFF1Markup.properties.read)
    }

    private func problem(_ reason: CorpusFileError.Reason, _ line: Int) -> CorpusFileError {
        CorpusFileError(file: stream.file, line: line, reason: reason)
    }
}
