/// One entry of a PO file as it stands there.
struct POEntry {
    /// Kinds of comments, by what stands behind the `#`.
    enum CommentKind: UInt8, CaseIterable {
        case extracted = 0x2E
        case reference = 0x3A
        case flags = 0x2C
        case previous = 0x7C
    }

    /// Keywords and their strings.
    enum Part: Hashable {
        case context, id, pluralID
        case string(Int)

        init?(keyword: ArraySlice<UInt8>) {
            switch String(decoding: keyword, as: UTF8.self) {
            case "msgctxt": self = .context
            case "msgid": self = .id
            case "msgid_plural": self = .pluralID
            case "msgstr": self = .string(0)
            case let word where word.hasPrefix("msgstr[") && word.hasSuffix("]"):
                guard let number = Int(word.dropFirst(7).dropLast()), (0..<10).contains(number) else { return nil }
                self = .string(number)
            default: return nil
            }
        }
    }

    /// Line of its first comment or keyword.
    var line = 0
    /// Remarks of translators, a line each.
    var remarks: [String] = []
    /// All other comments in order, without their marks.
    var comments: [(kind: CommentKind, text: String)] = []
    /// The strings by keyword.
    var parts: [Part: [UInt8]] = [:]
    /// Whether it is no longer used.
    var isObsolete = false

    var hasStrings: Bool {
        parts.keys.contains {
            if case .string = $0 { true } else { false }
        }
    }
}

/// Cuts a PO file into entries.
struct POEntryReader {
    let input: TextInput
    private var pending: TextLine?

    init(input: TextInput) { self.input = input }

    /// The next entry, or what is wrong with it, or nil at the end.
    mutating func next() throws(CorpusFileError) -> Result<POEntry, CorpusFileError>? {
        var entry = POEntry()
        var current: POEntry.Part?
        var fault: CorpusFileError?
        while let line = try nextLine() {
            let text: String
            switch line.content {
            case .success(let line): text = line
            case .failure(let error):
                fault = fault ?? error
                continue
            }
            var bytes = Array(text.utf8)[...]
            bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 }
            if bytes.isEmpty {
                if entry.line == 0, fault == nil { continue }
                break
            }
            let isObsolete = bytes.starts(with: Array("#~".utf8))
            if isObsolete { bytes = bytes.dropFirst(2).drop { $0 == 0x20 } }
            let isComment = bytes.first == UInt8(ascii: isObsolete ? "|" : "#")
            if entry.hasStrings, isComment || Self.beginsEntry(bytes) {
                pending = line
                break
            }
            if entry.line == 0 { entry.line = line.number }
            entry.isObsolete = entry.isObsolete || isObsolete
            if isComment {
                Self.readComment(isObsolete ? bytes : bytes.dropFirst(), into: &entry)
            } else if !Self.readString(bytes, into: &entry, current: &current) {
                fault = fault ?? self.fault(line.number, "neither a comment nor a keyword with a string in quotes")
            }
        }
        if let fault { return .failure(fault) }
        guard entry.line > 0 else { return nil }
        if entry.parts.isEmpty { return entry.comments.isEmpty && entry.remarks.isEmpty ? nil : .success(entry) }
        guard entry.parts[.id] != nil else { return .failure(self.fault(entry.line, "no msgid")) }
        guard entry.hasStrings else { return .failure(self.fault(entry.line, "no msgstr")) }
        return .success(entry)
    }

    private mutating func nextLine() throws(CorpusFileError) -> TextLine? {
        guard let line = pending else { return try input.next() }
        pending = nil
        return line
    }

    private func fault(_ line: Int, _ cause: String) -> CorpusFileError {
        CorpusFileError(file: input.file, line: line, reason: .malformed(cause))
    }

    private static func beginsEntry(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: "msgctxt".utf8)
            || bytes.starts(with: "msgid".utf8) && !bytes.starts(with: "msgid_plural".utf8)
    }

    private static func readComment(_ bytes: ArraySlice<UInt8>, into entry: inout POEntry) {
        let kind = bytes.first.flatMap(POEntry.CommentKind.init(rawValue:))
        var text = kind == nil ? bytes : bytes.dropFirst()
        if text.first == 0x20 { text = text.dropFirst() }
        let comment = String(decoding: text, as: UTF8.self)
        if let kind { entry.comments.append((kind, comment)) } else { entry.remarks.append(comment) }
    }

    private static func readString(
        _ bytes: ArraySlice<UInt8>, into entry: inout POEntry, current: inout POEntry.Part?
    ) -> Bool {
        var quoted = bytes
        while let last = quoted.last, last == 0x20 || last == 0x09 { quoted = quoted.dropLast() }
        if bytes.first != UInt8(ascii: "\"") {
            guard let quote = quoted.firstIndex(of: UInt8(ascii: "\"")) else { return false }
            var keyword = quoted[..<quote]
            while let last = keyword.last, last == 0x20 || last == 0x09 { keyword = keyword.dropLast() }
            guard let part = POEntry.Part(keyword: keyword), entry.parts[part] == nil else { return false }
            current = part
            entry.parts[part] = []
            quoted = quoted[quote...]
        }
        guard let part = current, let text = POText.unquoted(quoted) else { return false }
        entry.parts[part]?.append(contentsOf: text)
        return true
    }
}
