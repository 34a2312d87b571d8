/// A record on its way into a `unit` of XLIFF 2.
struct XLIFF2Segment {
    /// What stands where in the unit.
    struct Body {
        /// Properties of record, source or target, for the metadata module.
        struct Group {
            let name: String
            let properties: [Property]
            let fields: [Property]
        }

        var modules: [XMLElement] = []
        var groups: [Group] = []
        var note = ""
        var noteAttributes: [Property] = []
        var data: [(id: String, markup: String)] = []
        var attributes: [(String, String)] = []
        var before: [XMLElement] = []
        var after: [XMLElement] = []
        var source: RecordVariant?
        var target: RecordVariant?
    }

    /// File and groups.
    var place = XLIFFPlace()
    /// Elements of the file.
    private(set) var fileElements: [XMLElement]
    /// Properties that are left when the place is taken.
    var properties: [Property]
    /// Key of the unit, without the segment's, or nil.
    let unitKey: String?
    /// Remarks of the record.
    var note: String { record.note }
    private let record: CorpusRecord
    private let texts: XLIFFTexts
    private let segmentID: String?

    /// Takes a record apart.
    init(_ record: CorpusRecord, _ texts: XLIFFTexts) {
        self.record = record
        self.texts = texts
        place.document = record.document
        var properties = record.properties
        fileElements = place.take(
            from: &properties, file: XLIFF2Markup.fileAttributes, group: XLIFF2Markup.groupAttributes)
        self.properties = properties
        segmentID = properties.first { $0.name == "segment@id" }?.value
        if let segmentID, let key = record.key, key.hasSuffix("/" + segmentID) {
            unitKey = String(key.dropLast(segmentID.count + 1))
        } else {
            unitKey = record.key
        }
    }

    /// Whether two records are segments of one unit.
    func isSameUnit(as other: XLIFF2Segment) -> Bool {
        unitKey != nil && unitKey == other.unitKey && record.key != unitKey && other.record.key != unitKey
            && record.key != other.record.key && place == other.place
    }

    /// Makes elements of the file properties again, when the file is already open.
    mutating func keepFileElements() {
        properties = fileElements.map { Property(name: "file/\($0.name)", value: $0.markup()) } + properties
        fileElements = []
    }

    /// Sorts the record's parts.
    ///
    /// - Parameters:
    ///   - keyIsLost: Whether the key is no identifier of XLIFF and must stand elsewhere.
    ///   - unitNote: The notes that the unit gets.
    /// - Returns: What stands where.
    func body(keyIsLost: Bool, unitNote: String) -> Body {
        var body = Body()
        var rest: [Property] = []
        body.note = record.note
        body.source = texts.source
        body.target = texts.target
        if let segmentID, XMLText.isToken(segmentID) { body.attributes.append(("id", segmentID)) }
        for property in properties {
            if property.name.hasPrefix("note["), isNoteAttribute(property) {
                body.noteAttributes.append(property)
            } else if let id = property.name.suffix(after: XLIFF2Markup.dataPrefix), XMLText.isToken(id),
                !body.data.contains(where: { $0.id == id }), XMLFragment.isCanonical(property.value)
            {
                body.data.append((id, property.value))
            } else if let name = property.name.suffix(after: "segment@"), isAttribute(name, body) {
                if name != "id" { body.attributes.append((name, property.value)) }
            } else if let element = property.element, element.name == "ignorable" {
                body.before.append(element)
            } else if property.name.hasPrefix("after:"),
                let element = Property(name: String(property.name.dropFirst(6)), value: property.value).element,
                element.name == "ignorable"
            {
                body.after.append(element)
            } else if let element = property.element, element.name.contains(":") {
                body.modules.append(element)
            } else {
                rest.append(property)
            }
        }
        addState(&body)
        var fields = RecordFields.fields(of: record).filter { $0.name != RecordFields.prefix + "document" }
        if keyIsLost, let key = record.key { fields.append(Property(name: RecordFields.prefix + "key", value: key)) }
        if record.note != unitNote {
            fields.append(Property(name: RecordFields.prefix + "note", value: record.note))
        }
        body.groups = [Body.Group(name: "unit", properties: rest, fields: fields)]
        if let source = texts.source {
            body.groups.append(
                .init(name: "source", properties: source.properties, fields: RecordFields.fields(of: source)))
        }
        if let target = texts.target {
            let fields = RecordFields.fields(of: target).filter { $0.name != RecordFields.prefix + "state" }
            body.groups.append(.init(name: "target", properties: target.properties, fields: fields))
        }
        return body
    }

    private func isNoteAttribute(_ property: Property) -> Bool {
        guard let close = property.name.firstIndex(of: "]"), let line = Int(property.name[..<close].dropFirst(5)),
            let name = String(property.name[close...]).suffix(after: "]@")
        else { return false }
        let lines = record.note.isEmpty ? 0 : record.note.utf8.count { $0 == 0x0A } + 1
        return XLIFF2Markup.notes.attributes.contains(name) && (0..<lines).contains(line)
            && properties.count { $0.name == property.name } == 1
    }

    private func isAttribute(_ name: String, _ body: Body) -> Bool {
        (name == "id" && segmentID.map(XMLText.isToken) == true)
            || (XLIFF2Markup.segmentAttributes.contains(name) && !body.attributes.contains { $0.0 == name })
    }

    /// The state of the translation, in the word the file had while that still says the same.
    private func addState(_ body: inout Body) {
        guard let state = texts.target?.state else { return }
        let written = XLIFFState.written2(state)
        let word = body.attributes.first { $0.0 == "state" }?.1
        let detail = body.attributes.first { $0.0 == "subState" }?.1
        if let word, XLIFFState.read2(.init(state: word, detail: detail)) == state { return }
        body.attributes.removeAll { $0.0 == "state" || $0.0 == "subState" }
        body.attributes.append(("state", written.state))
        if let detail = written.detail { body.attributes.append(("subState", detail)) }
    }
}
