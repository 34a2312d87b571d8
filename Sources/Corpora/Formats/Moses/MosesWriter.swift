/// Writes aligned plain text: one file a language, line N of each is one content.
///
/// Only the first text in each language is kept, its line breaks as spaces; all else is lost and counted.
public struct MosesWriter: RecordWriter {
    /// What the files had no place for, counted by name.
    public private(set) var losses: [String: Int] = [:]

    private let outputs: [ByteOutput]
    private let languages: [String]

    /// Begins the files.
    ///
    /// - Parameters:
    ///   - outputs: Two or more files.
    ///   - languages: One tag a file.
    public init(outputs: [ByteOutput], languages: [String]) {
        precondition(outputs.count >= 2 && outputs.count == languages.count, "two or more files, one language each")
        self.outputs = outputs
        self.languages = languages
    }

    /// Writes one record.
    ///
    /// - Parameter record: A record with a text in every language of the files.
    /// - Throws: ``CorpusFileError/Reason/missingPart(_:)``, ``CorpusFileError/Reason/nulCharacter``, or the disk's refusal.
    public mutating func write(_ record: CorpusRecord) throws(CorpusFileError) {
        var lines: [[UInt8]] = []
        var written: Set<Int> = []
        var brokenLines = 0
        for (output, language) in zip(outputs, languages) {
            let index = record.variants.firstIndex { $0.language == language && !Self.isBlank($0.text) }
            guard let index else {
                throw CorpusFileError(file: output.file, line: record.line, reason: .missingPart("text in \(language)"))
            }
            var line = Array(record.variants[index].text.utf8)
            if line.contains(0) { throw CorpusFileError(file: output.file, line: record.line, reason: .nulCharacter) }
            if line.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
                brokenLines += 1
                for place in line.indices where line[place] == 0x0A || line[place] == 0x0D { line[place] = 0x20 }
            }
            line.append(0x0A)
            lines.append(line)
            written.insert(index)
        }
        for (output, line) in zip(outputs, lines) { try output.write(line) }
        for _ in 0..<brokenLines { losses.count("line break") }
        losses.count(RecordField.allCases.filter { $0.text(in: record) != nil }.map(\.rawValue))
        for (index, variant) in record.variants.enumerated() {
            if !written.contains(index) { losses.count("text") }
            losses.count(VariantField.allCases.filter { $0.text(in: variant) != nil }.map(\.rawValue))
        }
    }

    /// Closes the files.
    public mutating func finish() throws(CorpusFileError) {
        for output in outputs { try output.close() }
    }

    private static func isBlank(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }
}
