import TextProcessing

/// Reads the JSON Lines of translation sets on Hugging Face: `{"translation": {"es": "...", "quy": "..."}}` or flat
/// `{"es": "...", "quy": "..."}`.
///
/// `id` is the key. Every other field is kept as a property: a string as it is, anything else as the JSON it was. In the
/// flat form a field is a text when its name is a registered language tag or among `languages`.
public struct TranslationJSONReader: TextRecordReader {
    private let input: TextInput
    private let languages: Set<String>
    private var tags: [String: Bool] = [:]

    /// The encoding the file was found to have.
    public var encoding: FoundEncoding { input.encoding }
    /// What is doubtful about the file as a whole.
    public var warnings: [CorpusFileError] { input.warnings }

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - file: Path, or `-` for standard input.
    ///   - languages: Names that are languages beside the registered tags.
    ///   - options: Encoding and limit.
    /// - Throws: ``CorpusFileError`` when it cannot be read.
    public init(
        file: String, languages: [String] = [], options: TextReadingOptions = TextReadingOptions()
    ) throws(CorpusFileError) {
        input = try TextInput(file: file, encoding: options.encoding, lineLimit: options.lineLimit)
        self.languages = Set(languages)
    }

    /// The next record or problem, or nil at the end.
    public mutating func next() throws(CorpusFileError) -> RecordOutcome? {
        while let line = try input.nextLine() {
            if line.bytes.isEmpty, line.fault == nil { continue }
            do throws(JSONFault) {
                var record = try record(of: try jsonMembers(of: line))
                record.line = line.number
                return .record(record)
            } catch {
                return .problem(CorpusFileError(file: input.file, line: line.number, reason: error.reason))
            }
        }
        return nil
    }

    private mutating func record(of members: [JSONValue.Member]) throws(JSONFault) -> CorpusRecord {
        var record = CorpusRecord(variants: [])
        let isNested = members.contains { $0.name == "translation" }
        for member in members {
            if member.name == "id", let key = scalarText(member.value) {
                record.key = key
            } else if member.name == "translation" {
                guard case .object(let texts) = member.value else { throw .kind("translation", "an object") }
                for text in texts { try add(text, to: &record) }
            } else if !isNested, isLanguage(member.name) {
                try add(member, to: &record)
            } else {
                record.properties.append(Property(name: member.name, value: text(of: member.value)))
            }
        }
        guard !record.variants.isEmpty else { throw JSONFault(reason: .noText) }
        return record
    }

    private func add(_ member: JSONValue.Member, to record: inout CorpusRecord) throws(JSONFault) {
        switch member.value {
        case .string(""), .null: break
        case .string(let text): record.variants.append(RecordVariant(language: member.name, text: text))
        default: throw .kind(member.name, "a string")
        }
    }

    private mutating func isLanguage(_ name: String) -> Bool {
        if let known = tags[name] { return known }
        // A name that is no tag is an ordinary answer here, not a failure.
        let isLanguage = languages.contains(name) || (try? LanguageVariety(parsing: name)) != nil
        // A file with ever new names must not fill the memory.
        if tags.count < 1024 { tags[name] = isLanguage }
        return isLanguage
    }

    private func scalarText(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    private func text(of value: JSONValue) -> String {
        if case .string(let text) = value { return text }
        var bytes: [UInt8] = []
        append(value, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func append(_ value: JSONValue, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes += Array("null".utf8)
        case .bool(let value): bytes += Array((value ? "true" : "false").utf8)
        case .number(let digits): bytes += Array(digits.utf8)
        case .string(let text): appendJSONString(text, to: &bytes)
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                append(value, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            var object = JSONObjectBytes(bytes: bytes)
            object.begin()
            for member in members {
                object.name(member.name)
                append(member.value, to: &object.bytes)
            }
            object.end()
            bytes = object.bytes
        }
    }
}
