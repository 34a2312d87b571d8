/// Reads tiers of an ELAN document: each annotation of the first tier named in the options is a record.
///
/// An annotation of another tier belongs to the record with which it runs together longest. Those of one tier are joined by
/// spaces into one text; their bounds are kept as properties `annotation` (`BEGIN-END TEXT`). The document is held in
/// memory, since its time line and the parts of a record stand apart.
///
/// Source: ELAN Annotation Format, schema 3.0 (The Language Archive, 2017).
struct EAFReader: RecordReader {
    /// Most bytes of annotations held.
    private static let memoryLimit = 256 << 20

    private struct Tier {
        let name: String
        let properties: [Property]
        var annotations: [EAFAnnotation] = []
    }

    private let stream: XMLStream
    private let options: XMLFormatOptions
    private var timeLine = EAFTimeLine()
    private var tiers: [Tier] = []
    private var header: Property?
    private var size = 0
    private var outcomes: [RecordOutcome] = []
    private var position = 0
    private var isRead = false

    /// Opens a file.
    ///
    /// - Throws: ``CorpusFileError`` when the options name no tier.
    init(_ input: ByteInput, options: XMLFormatOptions) throws(CorpusFileError) {
        guard !options.tiers.isEmpty else {
            throw CorpusFileError(file: input.file, line: 0, reason: .missingPart("language of a tier"))
        }
        stream = try XMLStream(input)
        self.options = options
    }

    mutating func next() throws(CorpusFileError) -> RecordOutcome? {
        if !isRead {
            isRead = true
            _ = try stream.root("ANNOTATION_DOCUMENT")
            try readDocument()
            try makeRecords()
        }
        guard position < outcomes.count else { return nil }
        defer { position += 1 }
        return outcomes[position]
    }

    private mutating func readDocument() throws(CorpusFileError) {
        while let event = try stream.next() {
            guard event == .start else { continue }
            switch stream.name {
            case "TIME_ORDER", "ANNOTATION": continue
            case "HEADER": try readHeader()
            case "TIME_SLOT":
                let tag = stream.tag()
                timeLine.append(tag["TIME_SLOT_ID"] ?? "", milliseconds: tag["TIME_VALUE"].flatMap { Int($0) })
            case "TIER":
                let tag = stream.tag()
                let kept = ["PARTICIPANT", "ANNOTATOR", "LANG_REF"].compactMap { name in
                    tag[name].map { Property(name: "@\(name)", value: $0) }
                }
                tiers.append(Tier(name: tag["TIER_ID"] ?? "", properties: kept))
            case "ALIGNABLE_ANNOTATION", "REF_ANNOTATION": try readAnnotation()
            default: try stream.skip()
            }
        }
        timeLine.interpolate()
    }

    private mutating func readHeader() throws(CorpusFileError) {
        guard let element = try stream.element() else { throw stream.error(.tooLong(limit: XMLStream.elementLimit)) }
        if let units = element["TIME_UNITS"], units != "milliseconds" {
            throw stream.error(.invalidValue(part: "TIME_UNITS", value: units))
        }
        let isOurs = element.elements.allSatisfy { $0.name == "PROPERTY" && $0["NAME"] == "lastUsedAnnotationId" }
        if !isOurs { header = Property(name: "header", value: element.markup(namespaces: stream.namespaces)) }
    }

    private mutating func readAnnotation() throws(CorpusFileError) {
        let line = stream.line
        guard let element = try stream.element() else {
            report(.tooLong(limit: XMLStream.elementLimit), line)
            return
        }
        guard let id = element["ANNOTATION_ID"], !tiers.isEmpty else {
            report(.missingPart("ANNOTATION_ID"), line)
            return
        }
        let anchor: EAFAnnotation.Anchor
        if let first = element["TIME_SLOT_REF1"], let second = element["TIME_SLOT_REF2"] {
            anchor = .slots(first, second)
        } else if let other = element["ANNOTATION_REF"] {
            anchor = .annotation(other)
        } else {
            report(.missingPart("TIME_SLOT_REF1, TIME_SLOT_REF2 or ANNOTATION_REF"), line)
            return
        }
        let text = element.first("ANNOTATION_VALUE")?.text ?? ""
        size += text.utf8.count + 256
        guard size <= Self.memoryLimit else { throw stream.error(.tooLong(limit: Self.memoryLimit)) }
        tiers[tiers.count - 1].annotations.append(EAFAnnotation(id: id, text: text, anchor: anchor, line: line))
    }

    private mutating func makeRecords() throws(CorpusFileError) {
        guard let primary = tiers.first(where: { $0.name == options.tiers[0].name }) else {
            throw CorpusFileError(
                file: stream.file, line: 0, reason: .missingPart("tier \(options.tiers[0].name)"))
        }
        var anchors: [String: EAFAnnotation.Anchor] = [:]
        for tier in tiers {
            for annotation in tier.annotations
            where anchors.updateValue(annotation.anchor, forKey: annotation.id) != nil {
                report(.malformed("the annotation \(annotation.id) stands twice"), annotation.line)
            }
        }
        var records: [(interval: EAFInterval, record: CorpusRecord)] = []
        for annotation in primary.annotations {
            guard let interval = interval(annotation, anchors) else {
                report(.malformed("the annotation \(annotation.id) has no place in time"), annotation.line)
                continue
            }
            guard !annotation.text.isEmpty else {
                report(.noText, annotation.line)
                continue
            }
            var record = CorpusRecord(
                key: annotation.id, line: annotation.line, sourceLanguage: options.sourceLanguage, variants: [])
            if let begin = interval.statedBegin {
                record.properties.append(Property(name: "@begin", value: String(begin)))
            }
            if let end = interval.statedEnd { record.properties.append(Property(name: "@end", value: String(end))) }
            record.variants = [
                RecordVariant(
                    language: options.tiers[0].language, text: annotation.text, properties: primary.properties)
            ]
            records.append((interval, record))
        }
        records.sort { $0.interval.begin < $1.interval.begin }
        for assigned in options.tiers.dropFirst() {
            guard let tier = tiers.first(where: { $0.name == assigned.name }) else {
                report(.missingPart("tier \(assigned.name)"), 0)
                continue
            }
            for (index, parts) in join(tier, to: records.map(\.interval), anchors, isAssigned: true) {
                records[index].record.variants.append(
                    variant(parts, tier, assigned.language, records[index].interval))
            }
        }
        let names = Set(options.tiers.map(\.name))
        for tier in tiers where !names.contains(tier.name) {
            for (index, parts) in join(tier, to: records.map(\.interval), anchors, isAssigned: false) {
                let text = parts.map(\.text).joined(separator: " ")
                records[index].record.properties.append(Property(name: "tier:\(tier.name)", value: text))
            }
        }
        if let header, !records.isEmpty { records[0].record.properties.append(header) }
        outcomes += records.map { .record($0.record) }
    }

    /// The annotations of a tier by the number of the record to which each belongs, in order of records and time.
    private mutating func join(
        _ tier: Tier, to records: [EAFInterval], _ anchors: [String: EAFAnnotation.Anchor], isAssigned: Bool
    ) -> [(Int, [(interval: EAFInterval, text: String)])] {
        var parts: [Int: [(interval: EAFInterval, text: String)]] = [:]
        for annotation in tier.annotations where !annotation.text.isEmpty {
            let interval = interval(annotation, anchors)
            guard let interval, let index = best(interval, among: records) else {
                if isAssigned {
                    let fault = "the annotation \(annotation.id) of \(tier.name) runs together with none of "
                    report(.malformed(fault + options.tiers[0].name), annotation.line)
                }
                continue
            }
            parts[index, default: []].append((interval, annotation.text))
        }
        return parts.sorted { $0.key < $1.key }.map { index, parts in
            let ordered = parts.enumerated().sorted {
                ($0.element.interval.begin, $0.offset) < ($1.element.interval.begin, $1.offset)
            }
            return (index, ordered.map(\.element))
        }
    }

    private func variant(
        _ parts: [(interval: EAFInterval, text: String)], _ tier: Tier, _ language: String, _ record: EAFInterval
    ) -> RecordVariant {
        var variant = RecordVariant(
            language: language, text: parts.map(\.text).joined(separator: " "), properties: tier.properties)
        if parts.count > 1 || parts[0].interval != record {
            variant.properties += parts.map { Property(name: "annotation", value: "\($0.interval.words) \($0.text)") }
        }
        return variant
    }

    /// The record with which a stretch runs together longest; the earliest of several.
    private func best(_ interval: EAFInterval, among records: [EAFInterval]) -> Int? {
        // Records are in order of their begins: none behind the first that begins after the end can meet it.
        var low = 0
        var high = records.count
        while low < high {
            let middle = (low + high) / 2
            if records[middle].begin < interval.end { low = middle + 1 } else { high = middle }
        }
        var best: (index: Int, overlap: Double)?
        for index in stride(from: low - 1, through: max(0, low - 64), by: -1) {
            let overlap = records[index].overlap(interval)
            if overlap > 0, overlap >= best?.overlap ?? 0 { best = (index, overlap) }
        }
        return best?.index
    }

    private func interval(
        _ annotation: EAFAnnotation, _ anchors: [String: EAFAnnotation.Anchor]
    ) -> EAFInterval? {
        var anchor = annotation.anchor
        // Tiers hang on each other a few levels deep; more is a circle.
        for _ in 0..<32 {
            switch anchor {
            case .slots(let first, let second): return timeLine.interval(first, second)
            case .annotation(let id):
                guard let next = anchors[id] else { return nil }
                anchor = next
            }
        }
        return nil
    }

    private mutating func report(_ reason: CorpusFileError.Reason, _ line: Int) {
        outcomes.append(.problem(CorpusFileError(file: stream.file, line: line, reason: reason)))
    }
}
