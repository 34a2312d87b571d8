import Foundation

/// Reads PO files of GNU gettext: one record an entry, the header apart.
///
/// `msgid` is the source text, `msgstr` the target text; plural forms are further texts in the same language with a
/// property `plural` (`0`, `1`, ...). The flag `fuzzy` is the state needs-work. `msgctxt`, references, extracted comments,
/// other flags, previous strings and obsolescence are properties. Comments of the form `#. chaka NAME: "VALUE"`, which
/// ``POWriter`` makes, fill the other fields of a record.
public struct POReader: TextRecordReader {
    private var entries: POEntryReader
    private let sourceLanguage: String
    private let targetLanguage: String
    private var first: Result<POEntry, CorpusFileError>?

    /// The encoding the file was found to have.
    public var encoding: FoundEncoding { entries.input.encoding }
    /// What is doubtful about the file as a whole.
    public var warnings: [CorpusFileError] { entries.input.warnings }
    /// Fields of the file's header in their order: `Language`, `Plural-Forms` ...
    public let header: [Property]

    /// Opens a file and reads its header.
    ///
    /// - Parameters:
    ///   - file: Path, or `-` for standard input.
    ///   - sourceLanguage: Language of `msgid`, or nil to take it from the header's `X-Source-Language`, else English.
    ///   - targetLanguage: Language of `msgstr`, or nil to take it from the header.
    ///   - options: Encoding and limit; without encoding the header's charset decides.
    /// - Throws: ``CorpusFileError`` when the file cannot be read or its target language is not known.
    public init(
        file: String, sourceLanguage: String? = nil, targetLanguage: String? = nil,
        options: TextReadingOptions = TextReadingOptions()
    ) throws(CorpusFileError) {
        let input = try TextInput(
            file: file, encoding: options.encoding, lineLimit: options.lineLimit, declaration: Self.declaredEncoding)
        entries = POEntryReader(input: input)
        first = try entries.next()
        var header: [Property] = []
        if case .success(let entry) = first, entry.parts[.id] == [], entry.parts[.context] == nil {
            header = Self.header(entry)
            first = try entries.next()
        }
        self.header = header
        func named(_ name: String) -> String? {
            header.first { $0.name.lowercased() == name && !$0.value.isEmpty }?.value
        }
        guard let language = targetLanguage ?? named("language") else {
            throw CorpusFileError(file: file, line: 1, reason: .missingPart("Language in the header"))
        }
        self.sourceLanguage = sourceLanguage ?? named("x-source-language") ?? "en"
        self.targetLanguage = language
    }

    /// The next record or problem, or nil at the end.
    public mutating func next() throws(CorpusFileError) -> RecordOutcome? {
        while let result = try nextEntry() {
            switch result {
            case .failure(let error): return .problem(error)
            case .success(let entry):
                if entry.parts.isEmpty { continue }
                do throws(JSONFault) {
                    return .record(try record(of: entry))
                } catch {
                    return .problem(CorpusFileError(file: entries.input.file, line: entry.line, reason: error.reason))
                }
            }
        }
        return nil
    }

    private mutating func nextEntry() throws(CorpusFileError) -> Result<POEntry, CorpusFileError>? {
        guard let entry = first else { return try entries.next() }
        first = nil
        return entry
    }

    private static func declaredEncoding(
        _ bytes: UnsafeRawBufferPointer, file: String
    ) throws(CorpusFileError) -> TextEncoding? {
        let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
        guard let start = text.range(of: "charset=") else { return nil }
        let name = text[start.upperBound...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
        switch name.lowercased() {
        case "utf-8", "utf8": return .utf8
        case "iso-8859-1", "latin1", "windows-1252", "cp1252": return .latin1
        case "utf-16": return .utf16
        case "", "charset", "ascii", "us-ascii": return nil
        default: throw CorpusFileError(file: file, line: 0, reason: .unknownEncoding("charset \(name)"))
        }
    }

    private static func header(_ entry: POEntry) -> [Property] {
        String(decoding: entry.parts[.string(0)] ?? [], as: UTF8.self).split(separator: "\n").compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return Property(name: trimmed(line[..<colon]), value: trimmed(line[line.index(after: colon)...]))
        }
    }

    private func record(of entry: POEntry) throws(JSONFault) -> CorpusRecord {
        var record = CorpusRecord(
            line: entry.line, sourceLanguage: sourceLanguage, variants: try variants(of: entry),
            note: entry.remarks.joined(separator: "\n"))
        guard entry.parts[.id] != [] else { throw JSONFault(reason: .emptyField("msgid")) }
        if let context = try text(entry, .context), let own = POContext.withoutNumber(context) {
            record.properties.append(Property(name: POProperty.context, value: own))
        }
        var fields: [String] = []
        for (kind, text) in entry.comments {
            switch kind {
            case .extracted where text.hasPrefix(POProperty.ownPrefix): fields.append(text)
            case .extracted: record.properties.append(Property(name: POProperty.extracted, value: text))
            case .reference: record.properties.append(Property(name: POProperty.reference, value: text))
            case .previous: record.properties.append(Property(name: POProperty.previous, value: text))
            case .flags:
                for flag in text.split(separator: ",").map({ trimmed($0) }) where !flag.isEmpty {
                    if flag == "fuzzy" {
                        for index in record.variants.indices where isTarget(record.variants[index]) {
                            record.variants[index].state = .needsWork
                        }
                    } else {
                        record.properties.append(Property(name: POProperty.flag, value: flag))
                    }
                }
            }
        }
        if entry.isObsolete { record.properties.append(Property(name: POProperty.obsolete, value: "")) }
        for field in fields { try setField(field, in: &record) }
        return record
    }

    private func isTarget(_ variant: RecordVariant) -> Bool { variant.language == targetLanguage }

    private func variants(of entry: POEntry) throws(JSONFault) -> [RecordVariant] {
        let plural = try text(entry, .pluralID)
        func variant(_ language: String, _ text: String, _ number: Int) -> RecordVariant {
            let properties = plural == nil ? [] : [Property(name: POProperty.plural, value: "\(number)")]
            return RecordVariant(language: language, text: text, properties: properties)
        }
        var variants: [RecordVariant] = []
        for (number, text) in [try text(entry, .id), plural].enumerated() {
            if let text, !text.isEmpty { variants.append(variant(sourceLanguage, text, number)) }
        }
        for number in 0..<10 {
            guard let text = try text(entry, .string(number)), !text.isEmpty else { continue }
            variants.append(variant(targetLanguage, text, number))
        }
        return variants
    }

    private func text(_ entry: POEntry, _ part: POEntry.Part) throws(JSONFault) -> String? {
        guard let bytes = entry.parts[part] else { return nil }
        if bytes.contains(0) { throw JSONFault(reason: .nulCharacter) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw JSONFault(reason: .invalidUTF8) }
        return text
    }

    /// Reads `chaka domain: "health"` or `chaka quy/1.state: "draft"`.
    private func setField(_ comment: String, in record: inout CorpusRecord) throws(JSONFault) {
        let rest = comment.dropFirst(POProperty.ownPrefix.count)
        guard let colon = rest.firstIndex(of: ":"),
            let bytes = POText.unquoted(Array(rest[rest.index(after: colon)...].utf8).drop { $0 == 0x20 }[...]),
            let value = String(validating: bytes, as: UTF8.self),
            let column = DelimitedColumn(name: String(rest[..<colon]), isLanguage: { !$0.contains(".") })
        else { throw JSONFault(reason: .malformed("a comment of ours that cannot be read: \(comment)")) }
        do throws(FieldFault) {
            switch column {
            case .field(let field): try field.set(value, in: &record)
            case .variantField(let place, let field):
                guard let index = TextColumn.places(of: record.variants).firstIndex(of: place) else { return }
                if field == .state, value.isEmpty {
                    record.variants[index].state = nil
                } else {
                    try field.set(value, in: &record.variants[index])
                }
            default: break
            }
        } catch {
            throw JSONFault(reason: error.reason)
        }
    }
}
