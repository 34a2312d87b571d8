import TextProcessing

/// A unit as a line of a snapshot: the object of our JSON Lines with `id` and `source` before its other members.
///
/// `ordinals` follows them when the texts of a variety are not numbered 0, 1, 2: the numbers of all texts in order.
enum SnapshotRecord {
    /// The line of a unit, without its end.
    static func line(of unit: TranslationUnit) -> [UInt8] {
        var object = JSONObjectBytes(bytes: [])
        object.begin()
        object.member("id", unit.id.rawValue)
        object.member("source", unit.sourceID)
        let ordinals = unit.variants.map(\.ordinal)
        if ordinals != runningOrdinals(unit.variants.map(\.variety)) {
            object.name("ordinals")
            object.bytes += Array("[\(ordinals.map(String.init).joined(separator: ","))]".utf8)
        }
        var bytes = object.bytes
        let start = bytes.count
        CorpusRecord(unit).appendJSON(to: &bytes)
        // The brace that opens the record separates its members from those before.
        bytes[start] = UInt8(ascii: ",")
        return bytes
    }

    /// The identifier a line begins with, read without the rest; nil when it has none.
    static func id(of line: UnsafeBufferPointer<UInt8>) -> UnitID? {
        let head = #"{"id":""#.utf8
        guard line.starts(with: head) else { return nil }
        let rest = line[head.count...]
        guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        return UnitID(rawValue: String(decoding: rest[..<end], as: UTF8.self))
    }

    /// The unit of a line, equal to the one that was written.
    static func unit(of line: TextInput.Line) throws(JSONFault) -> TranslationUnit {
        var members = try jsonMembers(of: line)[...]
        let id = try string("id", &members)
        let source = try string("source", &members)
        var ordinals: [Int]?
        if members.first?.name == "ordinals", case .array(let values) = members.removeFirst().value {
            ordinals = values.compactMap { if case .number(let digits) = $0 { Int(digits) } else { nil } }
        }
        let record = try CorpusRecord(members: Array(members))
        guard let key = record.key, let licence = record.licence else { throw missing("key or licence") }
        let unit = TranslationUnit(
            sourceID: source, key: key,
            description: UnitDescription(
                domain: record.domain ?? "", licence: licence, contributor: record.contributor,
                credit: record.credit, terms: record.terms, consent: record.consent, document: record.document,
                position: record.position, note: record.note, tags: record.tags, properties: record.properties),
            variants: try variants(of: record, ordinals))
        guard unit.id.rawValue == id else {
            throw JSONFault(reason: .invalidValue(part: "id", value: id))
        }
        return unit
    }

    private static func variants(of record: CorpusRecord, _ given: [Int]?) throws(JSONFault) -> [Variant] {
        var varieties: [LanguageVariety] = []
        for text in record.variants {
            do throws(LanguageTagError) {
                varieties.append(try LanguageVariety(parsing: text.language))
            } catch {
                throw JSONFault(reason: .invalidValue(part: "language", value: text.language))
            }
        }
        let ordinals = given ?? runningOrdinals(varieties)
        var variants: [Variant] = []
        var keys: Set<VariantKey> = []
        for (place, text) in record.variants.enumerated() {
            guard let orthography = text.orthography, let origin = text.origin, let state = text.state else {
                throw missing("orthography, origin or state")
            }
            guard ordinals.count == varieties.count, ordinals[place] >= 0,
                keys.insert(VariantKey(variety: varieties[place], ordinal: ordinals[place])).inserted
            else { throw JSONFault(reason: .malformed("ordinals do not number the texts")) }
            variants.append(
                Variant(
                    variety: varieties[place], orthography: orthography, ordinal: ordinals[place], text: text.text,
                    origin: origin, state: state, translatedFrom: text.translatedFrom, inline: text.inline,
                    properties: text.properties))
        }
        return variants
    }

    private static func runningOrdinals(_ varieties: [LanguageVariety]) -> [Int] {
        var counts: [LanguageVariety: Int] = [:]
        return varieties.map { variety in
            defer { counts[variety, default: 0] += 1 }
            return counts[variety, default: 0]
        }
    }

    private static func string(
        _ name: String, _ members: inout ArraySlice<JSONValue.Member>
    ) throws(JSONFault) -> String {
        guard members.first?.name == name, case .string(let text) = members.removeFirst().value else {
            throw missing(name)
        }
        return text
    }

    private static func missing(_ part: String) -> JSONFault { JSONFault(reason: .missingPart(part)) }
}
