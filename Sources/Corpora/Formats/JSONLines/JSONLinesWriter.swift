import TextProcessing

/// Writes our JSON Lines: one object a unit, lossless, equal records to equal bytes.
///
/// Names stand in alphabetical order, nothing that is absent is written, no space stands between parts, and only what
/// JSON demands is escaped.
public struct JSONLinesWriter: RecordWriter {
    /// Always empty.
    public let losses: [String: Int] = [:]

    private let output: ByteOutput
    private var bytes: [UInt8] = []

    /// Begins a file.
    public init(output: ByteOutput) { self.output = output }

    /// Writes one record.
    public mutating func write(_ record: CorpusRecord) throws(CorpusFileError) {
        bytes.removeAll(keepingCapacity: true)
        record.appendJSON(to: &bytes)
        bytes.append(0x0A)
        try output.write(bytes)
    }

    /// Closes the file.
    public mutating func finish() throws(CorpusFileError) { try output.close() }
}

extension CorpusRecord {
    /// Appends the object of our JSON Lines.
    func appendJSON(to bytes: inout [UInt8]) {
        var object = JSONObjectBytes(bytes: consume bytes)
        object.begin()
        object.member("consent", consent)
        object.member("contributor", contributor)
        object.member("credit", credit)
        object.member("document", document)
        object.member("domain", domain)
        object.member("key", key)
        object.member("licence", licence)
        object.member("note", note.isEmpty ? nil : note)
        if let position {
            object.name("position")
            object.bytes += Array(String(position).utf8)
        }
        if !properties.isEmpty {
            object.name("properties")
            PropertyText.append(properties, to: &object.bytes)
        }
        object.member("sourceLanguage", sourceLanguage)
        object.member("tags", tags)
        object.member("terms", terms)
        object.name("variants")
        object.bytes.append(UInt8(ascii: "["))
        for (index, variant) in variants.enumerated() {
            if index > 0 { object.bytes.append(UInt8(ascii: ",")) }
            variant.appendJSON(to: &object)
        }
        object.bytes.append(UInt8(ascii: "]"))
        object.end()
        bytes = object.bytes
    }
}

extension RecordVariant {
    fileprivate func appendJSON(to object: inout JSONObjectBytes) {
        object.begin()
        if !inline.isEmpty {
            object.name("inline")
            InlineText.append(inline, to: &object.bytes)
        }
        object.member("language", language)
        switch origin {
        case nil: break
        case .human: object.member("origin", "human")
        case .imported: object.member("origin", "imported")
        case .machine(let engine, let model):
            object.name("origin")
            object.begin()
            object.member("engine", engine)
            object.member("model", model)
            object.end()
        }
        object.member("orthography", orthography?.rawValue)
        if !properties.isEmpty {
            object.name("properties")
            PropertyText.append(properties, to: &object.bytes)
        }
        object.member("state", state?.rawValue)
        object.member("text", text)
        object.member("translatedFrom", translatedFrom?.description)
        object.end()
    }
}

/// The bytes of JSON objects, written a member at a time.
struct JSONObjectBytes {
    var bytes: [UInt8]

    mutating func begin() { bytes.append(UInt8(ascii: "{")) }

    mutating func end() { bytes.append(UInt8(ascii: "}")) }

    /// Appends a name and what separates it from the member before.
    mutating func name(_ name: String) {
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
        appendJSONString(name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
    }

    /// Appends a string; nothing when there is none.
    mutating func member(_ name: String, _ text: String?) {
        guard let text else { return }
        self.name(name)
        appendJSONString(text, to: &bytes)
    }

    /// Appends a list of strings; nothing when it is empty.
    mutating func member(_ name: String, _ texts: [String]) {
        guard !texts.isEmpty else { return }
        self.name(name)
        bytes.append(UInt8(ascii: "["))
        for (index, text) in texts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            appendJSONString(text, to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }
}
