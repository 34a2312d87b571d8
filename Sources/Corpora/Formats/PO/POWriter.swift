import TextProcessing

/// Writes PO files that GNU gettext and translation tools read.
///
/// States worse than unreviewed are marked `fuzzy`. What PO has no place for stands in comments of the form
/// `#. chaka NAME: "VALUE"`, so that a record in two languages comes back whole; texts in further languages are lost and
/// counted. Entries with equal source text and context get a context `chaka:2`, `chaka:3` and so on.
public struct POWriter: RecordWriter {
    /// What the file had no place for, counted by name.
    public private(set) var losses: [String: Int] = [:]

    private let output: ByteOutput
    private let sourceLanguage: String
    private let targetLanguage: String
    private let pluralCount: Int
    private var numbers: [Digest: Int] = [:]

    /// Begins a file and writes its header.
    ///
    /// - Parameters:
    ///   - output: Where it goes.
    ///   - sourceLanguage: Language of `msgid`.
    ///   - targetLanguage: Language of `msgstr`.
    ///   - pluralForms: How many plural forms the target language has, and which is used when, as gettext writes it.
    /// - Throws: ``CorpusFileError/Reason/invalidValue(part:value:)``, ``CorpusFileError/Reason/unwritable(_:)``.
    public init(
        output: ByteOutput, sourceLanguage: String = "en", targetLanguage: String,
        pluralForms: String = "nplurals=2; plural=(n != 1);"
    ) throws(CorpusFileError) {
        let digits = pluralForms.drop { !$0.isNumber }.prefix { $0.isNumber }
        guard let pluralCount = Int(digits), (1..<10).contains(pluralCount) else {
            let reason = CorpusFileError.Reason.invalidValue(part: "Plural-Forms", value: pluralForms)
            throw CorpusFileError(file: output.file, line: 1, reason: reason)
        }
        self.output = output
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.pluralCount = pluralCount
        let header = """
            MIME-Version: 1.0
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: 8bit
            Language: \(targetLanguage)
            Plural-Forms: \(pluralForms)
            X-Generator: Chaka
            X-Source-Language: \(sourceLanguage)

            """
        try output.write((POText.lines("msgid", "") + POText.lines("msgstr", header)).joined(separator: "\n") + "\n")
    }

    /// Writes one record.
    ///
    /// - Parameter record: Any record with a text in the source language.
    /// - Throws: ``CorpusFileError/Reason/missingPart(_:)``, ``CorpusFileError/Reason/nulCharacter``, or the disk's refusal.
    public mutating func write(_ record: CorpusRecord) throws(CorpusFileError) {
        let places = TextColumn.places(of: record.variants)
        let texts = zip(places, record.variants).filter { !$1.text.isEmpty }
        let sources = texts.filter { $0.0.language == sourceLanguage }
        let targets = texts.filter { $0.0.language == targetLanguage }
        guard let source = sources.first else {
            throw CorpusFileError(
                file: output.file, line: record.line, reason: .missingPart("text in \(sourceLanguage)"))
        }
        let pluralSource = sources.dropFirst().first { $0.1.pluralNumber == 1 }
        var strings: [(number: Int, text: (TextColumn, RecordVariant))] = []
        if pluralSource != nil {
            for target in targets {
                guard let number = target.1.pluralNumber, number < pluralCount,
                    !strings.contains(where: { $0.number == number })
                else { continue }
                strings.append((number, target))
            }
        } else if let target = targets.first {
            strings.append((0, target))
        }
        let written = [source] + (pluralSource.map { [$0] } ?? []) + strings.map(\.text)
        for _ in written.count..<record.variants.count { losses.count("text") }

        let context = record.properties.first { $0.name == POProperty.context }?.value
        let digest = Digest(fields: [context == nil ? "" : "1", context ?? "", source.1.text])
        let number = numbers[digest, default: 0] + 1
        numbers[digest] = number
        var lines = comments(of: record, written: written, isPlural: pluralSource != nil)
        let isObsolete = record.properties.contains { $0.name == POProperty.obsolete }
        var keywords = POContext.numbered(context, number).map { POText.lines("msgctxt", $0) } ?? []
        keywords += POText.lines("msgid", source.1.text)
        if let pluralSource {
            keywords += POText.lines("msgid_plural", pluralSource.1.text)
            for number in 0..<pluralCount {
                let text = strings.first { $0.number == number }?.text.1.text ?? ""
                keywords += POText.lines("msgstr[\(number)]", text)
            }
        } else {
            keywords += POText.lines("msgstr", strings.first?.text.1.text ?? "")
        }
        lines += keywords.map { isObsolete ? "#~ \($0)" : $0 }
        let bytes = Array("\n\(lines.joined(separator: "\n"))\n".utf8)
        if bytes.contains(0) || written.contains(where: { $0.1.text.utf8.contains(0) }) {
            throw CorpusFileError(file: output.file, line: record.line, reason: .nulCharacter)
        }
        try output.write(bytes)
    }

    /// Closes the file.
    public mutating func finish() throws(CorpusFileError) { try output.close() }

    private func comments(
        of record: CorpusRecord, written: [(TextColumn, RecordVariant)], isPlural: Bool
    ) -> [String] {
        let native = POComments(record.properties)
        var lines: [String] = []
        let isPlainNote = !record.note.utf8.contains { $0 == 0x0D || $0 == 0 }
        if isPlainNote, !record.note.isEmpty {
            for line in record.note.split(separator: "\n", omittingEmptySubsequences: false) {
                lines.append(line.isEmpty ? "#" : "# \(line)")
            }
        }
        lines += native.extracted.map { $0.isEmpty ? "#." : "#. \($0)" }
        for field in RecordField.allCases {
            let isNative =
                field == .note && isPlainNote
                || field == .sourceLanguage && (record.sourceLanguage ?? sourceLanguage) == sourceLanguage
            let value =
                field == .properties
                ? (native.others.isEmpty ? nil : PropertyText.text(of: native.others)) : field.text(in: record)
            if let value, !isNative { lines.append(Self.comment(field.rawValue, value)) }
        }
        let isFuzzy = written.contains { $0.0.language == targetLanguage && ($0.1.state ?? .approved) < .unreviewed }
        var ordinals: [String: Int] = [:]
        for (place, variant) in written {
            // The reader numbers the texts that are written, which may be fewer than the record has.
            let own = TextColumn(language: place.language, ordinal: ordinals[place.language, default: 0])
            ordinals[place.language, default: 0] += 1
            var variant = variant
            if isPlural { variant.properties.removeAll { $0.name == POProperty.plural } }
            let isMarked = isFuzzy && place.language == targetLanguage
            for field in VariantField.allCases {
                if field == .state, isMarked, variant.state == .needsWork { continue }
                let value = field.text(in: variant) ?? (field == .state && isMarked ? "" : nil)
                if let value { lines.append(Self.comment("\(own.name).\(field.rawValue)", value)) }
            }
        }
        lines += native.references.map { "#: \($0)" }
        let flags = (isFuzzy ? ["fuzzy"] : []) + native.flags
        if !flags.isEmpty { lines.append("#, \(flags.joined(separator: ", "))") }
        lines += native.previous.map { native.isObsolete ? "#~| \($0)" : "#| \($0)" }
        return lines
    }

    private static func comment(_ name: String, _ value: String) -> String {
        "#. \(POProperty.ownPrefix)\(name): \(POText.quoted(value))"
    }
}

/// The properties of a record that PO has comments for, and those that it has not.
private struct POComments {
    var extracted: [String] = []
    var references: [String] = []
    var flags: [String] = []
    var previous: [String] = []
    var others: [Property] = []
    var isObsolete = false
    private var hasContext = false

    init(_ properties: [Property]) {
        for property in properties {
            let value = property.value
            let isLine = !value.utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0 }
            switch property.name {
            case POProperty.context where !hasContext: hasContext = true
            case POProperty.obsolete where !isObsolete && value.isEmpty: isObsolete = true
            case POProperty.extracted where isLine && !value.hasPrefix(POProperty.ownPrefix): extracted.append(value)
            case POProperty.reference where isLine: references.append(value)
            case POProperty.previous where isLine: previous.append(value)
            case POProperty.flag where isLine && !value.isEmpty && value != "fuzzy" && !value.contains(","):
                flags.append(value)
            default: others.append(property)
            }
        }
    }
}

extension RecordVariant {
    /// Which plural form it is, when a PO file said so.
    fileprivate var pluralNumber: Int? {
        properties.first { $0.name == POProperty.plural }.flatMap { Int($0.value) }
    }
}
