/// Writes an ELAN document: a tier a language and ordinal, an annotation a text.
///
/// Times come from the properties `@begin` and `@end` (milliseconds); records without them follow each other on slots without
/// a time. The time line stands before the tiers, so the texts are held in memory until the end. There is no clock time
/// in the document.
struct EAFWriter: RecordWriter {
    private struct Slot {
        let id: String
        let time: Int?
        let place: Int
    }

    private struct Tier {
        let name: String
        var attributes: [(String, String)] = []
        var annotations: [EAFAnnotation] = []
    }

    private var output: XMLOutput
    private let options: XMLFormatOptions
    private var slots: [Slot] = []
    private var tiers: [Tier] = []
    private var ids: Set<String> = []
    private var number = 0
    private var place = 0
    private var header: XMLElement?

    var losses: [String: Int] { output.losses }

    /// Begins a file.
    init(_ output: ByteOutput, options: XMLFormatOptions) {
        self.output = XMLOutput(output)
        self.options = options
        tiers = options.tiers.map { Tier(name: $0.name) }
    }

    mutating func write(_ record: CorpusRecord) throws(CorpusFileError) {
        let begin = time("@begin", record)
        let end = time("@end", record)
        let interval = addInterval(begin, end)
        var properties = record.properties.filter { $0.name != "@begin" && $0.name != "@end" }
        if header == nil, let index = properties.firstIndex(where: { $0.name == "header" }),
            let element = XMLFragment.element(properties[index].value), element.name == "HEADER"
        {
            header = element
            properties.remove(at: index)
        }
        var counts: [String: Int] = [:]
        for (index, variant) in record.variants.enumerated() {
            let ordinal = counts[variant.language, default: 0]
            counts[variant.language] = ordinal + 1
            write(variant, tier(variant.language, ordinal), interval, index == 0 ? record.key : nil)
        }
        for property in properties {
            if let name = property.name.suffix(after: "tier:"), !name.isEmpty {
                add(property.value, tier(named: name), interval, nil)
            } else {
                output.lose("property")
            }
        }
        for field in RecordFields.fields(of: record) {
            output.lose(String(field.name.dropFirst(RecordFields.prefix.count)))
        }
        output.lose("note", count: record.note.isEmpty ? 0 : 1)
    }

    mutating func finish() throws(CorpusFileError) {
        for tier in tiers.indices {
            for index in tiers[tier].annotations.indices where tiers[tier].annotations[index].id.isEmpty {
                number += 1
                tiers[tier].annotations[index].id = "a\(number)"
            }
        }
        output.start(
            "ANNOTATION_DOCUMENT",
            [
                ("AUTHOR", "chaka"), ("DATE", "1970-01-01T00:00:00+00:00"), ("FORMAT", "3.0"), ("VERSION", "3.0"),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                ("xsi:noNamespaceSchemaLocation", "http://www.mpi.nl/tools/elan/EAFv3.0.xsd"),
            ])
        if let header {
            output.markup(header.markup())
        } else {
            output.start("HEADER", [("MEDIA_FILE", ""), ("TIME_UNITS", "milliseconds")])
            output.element("PROPERTY", [("NAME", "lastUsedAnnotationId")], text: String(number))
            try output.end()
        }
        try writeTimeLine()
        for tier in tiers {
            output.start(
                "TIER", tier.attributes + [("LINGUISTIC_TYPE_REF", "default-lt"), ("TIER_ID", tier.name)])
            for annotation in tier.annotations { try write(annotation) }
            try output.end()
        }
        output.empty(
            "LINGUISTIC_TYPE",
            [
                ("GRAPHIC_REFERENCES", "false"), ("LINGUISTIC_TYPE_ID", "default-lt"), ("TIME_ALIGNABLE", "true"),
            ])
        try output.finish()
    }

    private mutating func write(
        _ variant: RecordVariant, _ tier: Int, _ interval: EAFAnnotation.Anchor, _ key: String?
    ) {
        var lost = 0
        var parts: [(begin: Int?, end: Int?, text: String)] = []
        for property in variant.properties {
            if property.name == "annotation", let part = part(property.value) {
                parts.append(part)
            } else if let name = property.name.suffix(after: "@"), ["PARTICIPANT", "ANNOTATOR"].contains(name) {
                if !tiers[tier].attributes.contains(where: { $0.0 == name }) {
                    tiers[tier].attributes.append((name, property.value))
                }
            } else {
                lost += 1
            }
        }
        output.lose("property", count: lost)
        output.lose("inline element", count: variant.inline.count)
        for field in RecordFields.fields(of: variant) {
            output.lose(String(field.name.dropFirst(RecordFields.prefix.count)))
        }
        // The parts hold only as long as nobody has changed the text.
        if key == nil, !parts.isEmpty, parts.map(\.text).joined(separator: " ") == variant.text {
            for part in parts { add(part.text, tier, addInterval(part.begin, part.end, within: interval), nil) }
        } else {
            add(variant.text, tier, interval, key)
        }
    }

    private mutating func add(_ text: String, _ tier: Int, _ interval: EAFAnnotation.Anchor, _ key: String?) {
        var id = ""
        if let key, XMLText.isName(key), ids.insert(key).inserted {
            id = key
            // Identifiers made later continue behind those that look like them.
            if let used = key.suffix(after: "a").flatMap({ Int($0) }), used < 1 << 40 { number = max(number, used) }
        } else {
            output.lose("key", count: key == nil ? 0 : 1)
        }
        tiers[tier].annotations.append(EAFAnnotation(id: id, text: text, anchor: interval))
    }

    private mutating func addInterval(
        _ begin: Int?, _ end: Int?, within outer: EAFAnnotation.Anchor? = nil
    ) -> EAFAnnotation.Anchor {
        // A part without times takes the whole stretch of its record.
        if begin == nil, end == nil, let outer { return outer }
        let first = "ts\(slots.count + 1)"
        place = begin ?? place
        slots.append(Slot(id: first, time: begin, place: place))
        let second = "ts\(slots.count + 1)"
        place = max(place, end ?? place)
        slots.append(Slot(id: second, time: end, place: place))
        return .slots(first, second)
    }

    private mutating func writeTimeLine() throws(CorpusFileError) {
        output.start("TIME_ORDER")
        let ordered = slots.enumerated().sorted {
            ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
        }
        for (_, slot) in ordered {
            let time = slot.time.map { [("TIME_VALUE", String($0))] } ?? []
            output.empty("TIME_SLOT", [("TIME_SLOT_ID", slot.id)] + time)
        }
        try output.end()
    }

    private mutating func write(_ annotation: EAFAnnotation) throws(CorpusFileError) {
        guard case .slots(let first, let second) = annotation.anchor else { return }
        output.start("ANNOTATION")
        output.start(
            "ALIGNABLE_ANNOTATION",
            [("ANNOTATION_ID", annotation.id), ("TIME_SLOT_REF1", first), ("TIME_SLOT_REF2", second)])
        output.element("ANNOTATION_VALUE", text: annotation.text)
        try output.end()
        try output.end()
    }

    /// The tier for a language and ordinal: the one that the options name, or one named after the language.
    private mutating func tier(_ language: String, _ ordinal: Int) -> Int {
        let assigned = options.tiers.filter { $0.language == language }
        if ordinal < assigned.count { return tier(named: assigned[ordinal].name) }
        return tier(named: ordinal == 0 ? language : "\(language)-\(ordinal + 1)")
    }

    private mutating func tier(named name: String) -> Int {
        if let index = tiers.firstIndex(where: { $0.name == name }) { return index }
        tiers.append(Tier(name: name))
        return tiers.count - 1
    }

    private func time(_ name: String, _ record: CorpusRecord) -> Int? {
        record.properties.first { $0.name == name }.flatMap { Int($0.value) }.flatMap { $0 >= 0 ? $0 : nil }
    }

    /// Reads `BEGIN-END TEXT`.
    private func part(_ value: String) -> (begin: Int?, end: Int?, text: String)? {
        guard let space = value.firstIndex(of: " "), let dash = value[..<space].firstIndex(of: "-") else { return nil }
        let text = String(value[value.index(after: space)...])
        return (Int(value[..<dash]), Int(value[value.index(after: dash)..<space]), text)
    }
}
