/// Writes XLIFF 2.1; records of one unit that follow each other become its segments.
///
/// The document has one pair of languages: that of the options, or of the first record.
struct XLIFF2Writer: RecordWriter {
    private var output: XMLOutput
    private var options: XMLFormatOptions
    private var scope = XLIFFScope()
    private var isBegun = false
    private var isFileOpen = false
    private var groupCount = 0
    private var unitCount = 0
    private var pending: [XLIFF2Segment] = []

    var losses: [String: Int] { output.losses }

    /// Begins a file.
    init(_ output: ByteOutput, options: XMLFormatOptions) {
        self.output = XMLOutput(output)
        self.options = options
    }

    mutating func write(_ record: CorpusRecord) throws(CorpusFileError) {
        if !isBegun {
            let texts = XLIFFTexts(record, options)
            options.sourceLanguage = options.sourceLanguage ?? texts.sourceLanguage ?? "und"
            options.targetLanguage = options.targetLanguage ?? texts.target?.language
            begin()
        }
        let texts = XLIFFTexts(record, options)
        guard texts.source != nil || texts.target != nil else {
            let languages = [options.sourceLanguage, options.targetLanguage].compactMap { $0 }.joined(separator: " or ")
            throw CorpusFileError(file: output.file, line: record.line, reason: .missingPart("text in \(languages)"))
        }
        output.lose("variant", count: texts.further.count)
        var segment = XLIFF2Segment(record, texts)
        if let first = pending.first, !segment.isSameUnit(as: first) { try writeUnit() }
        if pending.isEmpty { try move(to: &segment) }
        pending.append(segment)
    }

    mutating func finish() throws(CorpusFileError) {
        if !isBegun { begin() }
        if !pending.isEmpty { try writeUnit() }
        if !isFileOpen { output.start("file", [("id", scope.usualFileID)]) }
        try output.finish()
    }

    private mutating func begin() {
        isBegun = true
        var attributes = [
            ("version", "2.1"), ("xmlns", XLIFF2Markup.namespace), ("xmlns:mda", XLIFF2Markup.metadataNamespace),
            ("srcLang", options.sourceLanguage ?? "und"),
        ]
        if let target = options.targetLanguage { attributes.append(("trgLang", target)) }
        output.start("xliff", attributes)
    }

    private mutating func move(to segment: inout XLIFF2Segment) throws(CorpusFileError) {
        var file = segment.place
        file.groups = []
        var current = scope.place
        current.groups = []
        if !isFileOpen || file != current {
            if isFileOpen {
                for _ in scope.place.groups { try output.end() }
                try output.end()
            }
            isFileOpen = true
            let usualID = scope.usualFileID
            scope.enter(file)
            var attributes = file.file.map { (String($0.name.dropFirst(5)), $0.value) }
            if !attributes.contains(where: { $0.0 == "id" }) { attributes.insert(("id", usualID), at: 0) }
            if let document = file.document { attributes.append(("original", document)) }
            output.start("file", attributes)
            for element in segment.fileElements { output.markup(element.markup()) }
        } else if !segment.fileElements.isEmpty {
            segment.keepFileElements()
        }
        let groups = segment.place.groups
        let shared = zip(scope.place.groups, groups).prefix { $0 == $1 }.count
        for _ in scope.place.groups.dropFirst(shared) { try output.end() }
        for group in groups.dropFirst(shared) {
            groupCount += 1
            XLIFFPlace.start(group, number: groupCount, to: &output)
        }
        scope.place.groups = groups
    }

    private mutating func writeUnit() throws(CorpusFileError) {
        let segments = pending
        pending = []
        guard var first = segments.first else { return }
        unitCount += 1
        let known = first.unitKey.flatMap { scope.id($0) }
        let id = known.flatMap { XMLText.isToken($0) ? $0 : nil }
        var attributes = [("id", id ?? "u\(unitCount)")]
        first.properties.takeAttributes(XLIFF2Markup.unitAttributes, into: &attributes)
        if !attributes.contains(where: { $0.0 == "xml:space" }) { attributes.append(("xml:space", "preserve")) }
        output.start("unit", attributes)
        // Attributes of the unit were read with every segment; the first one's are written.
        let shared = segments[0].properties.filter { $0.name.hasPrefix("@") && !first.properties.contains($0) }
        var parts = segments
        parts[0] = first
        var bodies: [XLIFF2Segment.Body] = []
        for index in parts.indices {
            if index > 0 { parts[index].properties.removeAll(where: shared.contains) }
            bodies.append(parts[index].body(keyIsLost: id == nil, unitNote: segments[0].note))
        }
        for body in bodies { for element in body.modules { output.markup(element.markup()) } }
        try writeMetadata(bodies)
        try writeNotes(bodies[0])
        if !bodies[0].data.isEmpty {
            output.start("originalData")
            for data in bodies[0].data {
                output.element("data", [("id", data.id)], markup: data.markup)
            }
            try output.end()
        }
        for body in bodies { try writeSegment(body) }
        try output.end()
    }

    private mutating func writeNotes(_ body: XLIFF2Segment.Body) throws(CorpusFileError) {
        if body.note.isEmpty { return }
        var properties = body.noteAttributes
        output.start("notes")
        XLIFF2Markup.notes.write(body.note, taking: &properties, to: &output)
        try output.end()
    }

    private mutating func writeMetadata(_ bodies: [XLIFF2Segment.Body]) throws(CorpusFileError) {
        if bodies.allSatisfy({ $0.groups.allSatisfy { $0.properties.isEmpty && $0.fields.isEmpty } }) { return }
        output.start("mda:metadata")
        for (index, body) in bodies.enumerated() {
            for group in body.groups where !group.properties.isEmpty || !group.fields.isEmpty {
                let suffix = bodies.count > 1 ? ":\(index + 1)" : ""
                output.start("mda:metaGroup", [("category", RecordFields.prefix + group.name + suffix)])
                XLIFF2Markup.metadata.write(group.properties, to: &output)
                XLIFF2Markup.metadata.write(fields: group.fields, to: &output)
                try output.end()
            }
        }
        try output.end()
    }

    private mutating func writeSegment(_ body: XLIFF2Segment.Body) throws(CorpusFileError) {
        for element in body.before { output.markup(element.markup()) }
        output.start("segment", body.attributes)
        if let source = body.source {
            output.element("source", markup: XLIFF2Markup.inline.markup(of: source, losses: &output))
        } else {
            output.empty("source")
        }
        if let target = body.target {
            output.element("target", markup: XLIFF2Markup.inline.markup(of: target, losses: &output))
        }
        try output.end()
        for element in body.after { output.markup(element.markup()) }
    }
}
