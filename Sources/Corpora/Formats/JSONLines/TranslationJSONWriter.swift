/// Writes the JSON Lines of translation sets on Hugging Face: `{"id": ..., "translation": {"es": ..., "quy": ...}}`.
///
/// The key becomes `id`, a property a field beside it. A second text in one language, a second property of one name, and
/// whatever else the record says are lost and counted.
public struct TranslationJSONWriter: RecordWriter {
    /// Where the texts stand.
    public enum Shape: Hashable, Sendable {
        /// In an object `translation`.
        case nested
        /// Beside the other fields.
        case flat
    }

    /// What the format had no place for, counted by name.
    public private(set) var losses: [String: Int] = [:]

    private let output: ByteOutput
    private let shape: Shape

    /// Begins a file.
    public init(output: ByteOutput, shape: Shape = .nested) {
        self.output = output
        self.shape = shape
    }

    /// Writes one record.
    public mutating func write(_ record: CorpusRecord) throws(CorpusFileError) {
        var texts: [(language: String, text: String)] = []
        for variant in record.variants {
            let isSecond = texts.contains { $0.language == variant.language }
            let isReserved = shape == .flat && ["id", "translation"].contains(variant.language)
            if isSecond || isReserved || variant.text.isEmpty {
                losses.count("text")
            } else {
                texts.append((variant.language, variant.text))
            }
            losses.count(VariantField.allCases.filter { $0.text(in: variant) != nil }.map(\.rawValue))
        }
        guard !texts.isEmpty else { throw CorpusFileError(file: output.file, line: record.line, reason: .noText) }
        let lost = RecordField.allCases.filter { ![.key, .properties].contains($0) && $0.text(in: record) != nil }
        losses.count(lost.map(\.rawValue))
        var object = JSONObjectBytes(bytes: [])
        object.begin()
        object.member("id", record.key)
        var names: Set<String> = ["id", "translation"]
        if shape == .flat { names.formUnion(texts.map(\.language)) }
        if shape == .flat { for (language, text) in texts { object.member(language, text) } }
        for property in record.properties {
            if names.insert(property.name).inserted {
                object.member(property.name, property.value)
            } else {
                losses.count("properties")
            }
        }
        if shape == .nested {
            object.name("translation")
            object.begin()
            for (language, text) in texts { object.member(language, text) }
            object.end()
        }
        object.end()
        try output.write(object.bytes + [0x0A])
    }

    /// Closes the file.
    public mutating func finish() throws(CorpusFileError) { try output.close() }
}

extension [String: Int] {
    /// Counts one loss.
    mutating func count(_ name: String) { self[name, default: 0] += 1 }

    /// Counts one loss of each name.
    mutating func count(_ names: [String]) {
        for name in names { count(name) }
    }
}
