import TextProcessing

/// Reads our JSON Lines: one object a unit, every field of ``CorpusRecord`` and ``RecordVariant``, nothing else.
///
/// A field that is not known, or has a value of another kind, makes the line a problem that names it. Empty lines are
/// skipped. The fields are listed in `docs/formats.md`.
public struct JSONLinesReader: TextRecordReader {
    private let input: TextInput

    /// The encoding the file was found to have.
    public var encoding: FoundEncoding { input.encoding }
    /// What is doubtful about the file as a whole.
    public var warnings: [CorpusFileError] { input.warnings }

    /// Opens a file.
    ///
    /// - Throws: ``CorpusFileError`` when it cannot be read.
    public init(file: String, options: TextReadingOptions = TextReadingOptions()) throws(CorpusFileError) {
        input = try TextInput(file: file, encoding: options.encoding, lineLimit: options.lineLimit)
    }

    /// The next record or problem, or nil at the end.
    public mutating func next() throws(CorpusFileError) -> RecordOutcome? {
        while let line = try input.nextLine() {
            if line.bytes.isEmpty, line.fault == nil { continue }
            do throws(JSONFault) {
                var record = try CorpusRecord(members: try jsonMembers(of: line))
                record.line = line.number
                return .record(record)
            } catch {
                return .problem(CorpusFileError(file: input.file, line: line.number, reason: error.reason))
            }
        }
        return nil
    }
}

/// Why a line of JSON is no record.
struct JSONFault: Error {
    let reason: CorpusFileError.Reason

    static func kind(_ field: String, _ expected: String) -> JSONFault {
        JSONFault(reason: .malformed("\(field) is not \(expected)"))
    }

    static func unknown(_ field: String) -> JSONFault { JSONFault(reason: .malformed("unknown field \(field)")) }
}

/// The members of the object that a line holds.
func jsonMembers(of line: TextInput.Line) throws(JSONFault) -> [JSONValue.Member] {
    if let fault = line.fault { throw JSONFault(reason: fault) }
    let value: JSONValue
    do throws(JSONReader.Failure) {
        value = try JSONReader.value(of: UnsafeRawBufferPointer(line.bytes))
    } catch {
        if String(validating: line.bytes, as: UTF8.self) == nil { throw JSONFault(reason: .invalidUTF8) }
        throw JSONFault(reason: .malformed("not JSON at byte \(error.offset + 1) of the line"))
    }
    guard case .object(let members) = value else { throw JSONFault(reason: .malformed("no JSON object")) }
    return members
}

extension CorpusRecord {
    /// The record an object of our JSON Lines says.
    init(members: [JSONValue.Member]) throws(JSONFault) {
        self.init(variants: [])
        var hasVariants = false
        for member in members {
            switch member.name {
            case "consent": consent = try member.string()
            case "contributor": contributor = try member.string()
            case "credit": credit = try member.string()
            case "document": document = try member.string()
            case "domain": domain = try member.string()
            case "key": key = try member.string()
            case "licence": licence = try member.string()
            case "note": note = try member.string()
            case "position":
                guard case .number(let digits) = member.value, let number = Int(digits) else {
                    throw .kind("position", "a whole number")
                }
                position = number
            case "properties": properties = try member.properties()
            case "sourceLanguage": sourceLanguage = try member.string()
            case "tags": tags = try member.strings()
            case "terms": terms = try member.strings()
            case "variants":
                hasVariants = true
                guard case .array(let values) = member.value else { throw .kind("variants", "a list") }
                for value in values { variants.append(try RecordVariant(json: value)) }
            default: throw .unknown(member.name)
            }
        }
        guard hasVariants else { throw JSONFault(reason: .missingPart("variants")) }
    }
}

extension RecordVariant {
    fileprivate init(json: JSONValue) throws(JSONFault) {
        guard case .object(let members) = json else { throw .kind("variants", "a list of objects") }
        self.init(language: "", text: "")
        var required = (language: false, text: false)
        for member in members {
            switch member.name {
            case "inline":
                guard let elements = InlineText.elements(of: member.value) else {
                    throw .kind("inline", "a list of elements")
                }
                inline = elements
            case "language":
                language = try member.string()
                required.language = true
            case "origin": origin = try member.origin()
            case "orthography": orthography = Orthography(rawValue: try member.string())
            case "properties": properties = try member.properties()
            case "state": state = try member.value(VariantState.init(rawValue:))
            case "text":
                text = try member.string()
                required.text = true
            case "translatedFrom": translatedFrom = try member.value(variantKey)
            default: throw .unknown(member.name)
            }
        }
        guard required.language else { throw JSONFault(reason: .missingPart("language")) }
        guard required.text else { throw JSONFault(reason: .missingPart("text")) }
        guard inline.allSatisfy({ $0.offset <= text.utf8.count }) else {
            throw .kind("inline", "a list of elements inside the text")
        }
    }
}

extension JSONValue.Member {
    fileprivate func string() throws(JSONFault) -> String {
        guard case .string(let text) = value else { throw .kind(name, "a string") }
        return text
    }

    fileprivate func strings() throws(JSONFault) -> [String] {
        guard case .array(let values) = value else { throw .kind(name, "a list of strings") }
        var texts: [String] = []
        for value in values {
            guard case .string(let text) = value else { throw .kind(name, "a list of strings") }
            texts.append(text)
        }
        return texts
    }

    fileprivate func properties() throws(JSONFault) -> [Property] {
        guard let properties = PropertyText.properties(of: value) else {
            throw .kind(name, "a list of pairs of strings")
        }
        return properties
    }

    fileprivate func value<Value>(_ parse: (String) -> Value?) throws(JSONFault) -> Value {
        let text = try string()
        guard let value = parse(text) else { throw JSONFault(reason: .invalidValue(part: name, value: text)) }
        return value
    }

    /// `"human"`, `"imported"` or `{"engine":"apertium","model":"eng-spa"}`.
    fileprivate func origin() throws(JSONFault) -> VariantOrigin {
        guard case .object(let members) = value else {
            return try value { text in
                switch text {
                case "human": .human
                case "imported": .imported
                default: nil
                }
            }
        }
        var engine: String?
        var model: String?
        for member in members {
            switch member.name {
            case "engine": engine = try member.string()
            case "model": model = try member.string()
            default: throw .unknown("origin.\(member.name)")
            }
        }
        guard let engine, let model else { throw JSONFault(reason: .missingPart("origin.engine or origin.model")) }
        return .machine(engine: engine, model: model)
    }
}
