/// Reads the body of XLIFF 2.0 and 2.1: a record a segment.
///
/// The key is the unit's id, with `/` and the segment's id (or number) behind it when the unit has several segments.
struct XLIFF2Reader: RecordReader {
    private let stream: XMLStream
    private var scope = XLIFFScope()
    private let sourceLanguage: String?
    private let targetLanguage: String?
    private var pending: [RecordOutcome] = []

    /// Goes on behind the start tag of the root.
    init(_ stream: XMLStream, root: XMLElement, options: XMLFormatOptions) {
        self.stream = stream
        sourceLanguage = root["srcLang"] ?? options.sourceLanguage
        targetLanguage = root["trgLang"] ?? options.targetLanguage
    }

    mutating func next() throws(CorpusFileError) -> RecordOutcome? {
        if !pending.isEmpty { return pending.removeFirst() }
        while let event = try stream.next() {
            if event == .end, stream.name == "group" { _ = scope.place.groups.popLast() }
            guard event == .start else { continue }
            switch stream.name {
            case "file": enterFile(stream.tag())
            case "group":
                let tag = stream.tag()
                if !tag.isEmpty { scope.place.groups.append(XLIFFPlace.group(tag)) }
            case "unit":
                let line = stream.line
                guard let element = try stream.element() else {
                    return .problem(problem(.tooLong(limit: XMLStream.elementLimit), line))
                }
                pending = outcomes(element)
                if !pending.isEmpty { return pending.removeFirst() }
            default: if let fault = try scope.keep(stream) { return .problem(fault) }
            }
        }
        return nil
    }

    private mutating func enterFile(_ tag: XMLElement) {
        var place = XLIFFPlace()
        place.sourceLanguage = sourceLanguage
        place.targetLanguage = targetLanguage
        for (name, value) in tag.attributes {
            switch (name, value) {
            case ("original", _): place.document = value
            case ("xml:space", "preserve"), ("id", scope.usualFileID): continue
            default: place.file.append(Property(name: "file@\(name)", value: value))
            }
        }
        scope.enter(place)
    }

    private mutating func outcomes(_ element: XMLElement) -> [RecordOutcome] {
        guard let id = element["id"], !id.isEmpty else {
            return [.problem(problem(.missingPart("id of <unit>"), element.line))]
        }
        if let first = scope.insert(id, line: element.line) {
            return [.problem(problem(.duplicateKey(id, firstLine: first), element.line))]
        }
        let segments = element.elements.filter { $0.name == "segment" }
        if segments.isEmpty { return [.problem(problem(.missingPart("<segment>"), element.line))] }
        var unit = scope.record(id, line: element.line)
        for (name, value) in element.attributes where name != "id" && (name, value) != ("xml:space", "preserve") {
            unit.properties.append(Property(name: "@\(name)", value: value))
        }
        var notes: [String] = []
        for note in element.first("notes")?.elements ?? [] {
            unit.properties += XLIFF2Markup.notes.read(note, into: &notes)
        }
        unit.note = notes.joined(separator: "\n")
        for data in element.first("originalData")?.elements ?? [] {
            unit.properties.append(
                Property(name: XLIFF2Markup.dataPrefix + (data["id"] ?? ""), value: data.innerMarkup))
        }
        var between: [Property] = []
        var records: [(segment: XMLElement, record: CorpusRecord)] = []
        for child in element.elements {
            switch child.name {
            case "segment":
                var record = unit
                let number = "\(records.count + 1)"
                if segments.count > 1 { record.key = "\(unit.key ?? "")/\(child["id"] ?? number)" }
                if let id = child["id"] ?? (segments.count > 1 ? number : nil) {
                    record.properties.append(Property(name: "segment@id", value: id))
                }
                record.properties += between
                between = []
                record.line = child.line
                records.append((child, record))
            case "ignorable": between.append(Property(child, namespaces: stream.namespaces))
            default: continue
            }
        }
        // What stands behind the last segment goes with it, under a name that says so.
        if !records.isEmpty {
            records[records.count - 1].record.properties += between.map {
                Property(name: "after:" + $0.name, value: $0.value)
            }
        }
        return records.enumerated().map { index, part in
            outcome(part.segment, part.record, element, index, of: records.count)
        }
    }

    private func outcome(
        _ segment: XMLElement, _ record: CorpusRecord, _ unit: XMLElement, _ index: Int, of count: Int
    ) -> RecordOutcome {
        var record = record
        for (name, value) in segment.attributes
        where !["id", "state", "subState"].contains(name) && (name, value) != ("xml:space", "preserve") {
            record.properties.append(Property(name: "segment@\(name)", value: value))
        }
        let source = text(segment.first("source"), sourceLanguage)
        var target = text(segment.first("target"), targetLanguage)
        if source?.language == "" || target?.language == "" {
            return .problem(problem(.missingPart(source?.language == "" ? "srcLang" : "trgLang"), segment.line))
        }
        record.sourceLanguage = sourceLanguage
        if let word = segment["state"] {
            let words = XLIFFState.Words(state: word, detail: segment["subState"])
            target?.state = XLIFFState.read2(words)
            if target == nil || target?.state.map({ XLIFFState.written2($0) }) != words {
                let kept = [("segment@state", word), ("segment@subState", segment["subState"])]
                record.properties += kept.compactMap { name, value in value.map { Property(name: name, value: $0) } }
            }
        }
        record.variants = [source, target].compactMap { $0 }
        readFurther(segment, &record)
        readMetadata(unit, index, of: count, &record, hasSource: source != nil)
        return record.variants.isEmpty ? .problem(problem(.noText, segment.line)) : .record(record)
    }

    /// What some tools put into a segment though the standard has it in the unit: notes, and other elements.
    private func readFurther(_ segment: XMLElement, _ record: inout CorpusRecord) {
        for child in segment.elements {
            switch child.name {
            case "source", "target": continue
            case "notes":
                var lines =
                    record.note.isEmpty
                    ? []
                    : record.note.split(separator: "\n", omittingEmptySubsequences: false)
                        .map { String($0) }
                for note in child.elements { record.properties += XLIFF2Markup.notes.read(note, into: &lines) }
                record.note = lines.joined(separator: "\n")
            default: record.properties.append(Property(child, namespaces: stream.namespaces))
            }
        }
    }

    /// Our own fields and everything of other modules; the latter goes with the first segment.
    private func readMetadata(
        _ unit: XMLElement, _ index: Int, of count: Int, _ record: inout CorpusRecord, hasSource: Bool
    ) {
        let suffix = count > 1 ? ":\(index + 1)" : ""
        for child in unit.elements
        where !["segment", "ignorable", "notes", "originalData"].contains(child.name) {
            let groups = child.name == "mda:metadata" ? child.elements : []
            for group in groups {
                for meta in group.elements {
                    let property = Property(name: meta["type"] ?? "", value: meta.text)
                    switch group["category"] {
                    case RecordFields.prefix + "unit" + suffix: RecordFields.apply(property, to: &record)
                    case RecordFields.prefix + "source" + suffix where hasSource:
                        RecordFields.apply(property, to: &record.variants[0])
                    case RecordFields.prefix + "target" + suffix where record.variants.count > (hasSource ? 1 : 0):
                        RecordFields.apply(property, to: &record.variants[record.variants.count - 1])
                    default: break
                    }
                }
            }
            let isOurs = !groups.isEmpty && groups.allSatisfy { $0["category"]?.hasPrefix(RecordFields.prefix) == true }
            if !isOurs, index == 0 { record.properties.append(Property(child, namespaces: stream.namespaces)) }
        }
    }

    /// A text; its language is empty when the file does not say it, and nil when there is no text.
    private func text(_ element: XMLElement?, _ language: String?) -> RecordVariant? {
        guard let element else { return nil }
        let content = XLIFF2Markup.inline.read(element)
        if content.text.isEmpty && content.inline.isEmpty { return nil }
        return RecordVariant(
            language: element["xml:lang"] ?? language ?? "", text: content.text, inline: content.inline)
    }

    private func problem(_ reason: CorpusFileError.Reason, _ line: Int) -> CorpusFileError {
        CorpusFileError(file: stream.file, line: line, reason: reason)
    }
}
