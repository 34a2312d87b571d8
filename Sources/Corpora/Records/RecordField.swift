import TextProcessing

/// Parts of a record beside its texts, under the names that columns and comments give them.
enum RecordField: String, Hashable, Sendable, CaseIterable {
    case key
    case sourceLanguage = "source-language"
    case domain, licence, contributor, credit, terms, consent, document, position, note, tags, properties

    /// What a record says here, as one text; nil when it says nothing.
    func text(in record: CorpusRecord) -> String? {
        switch self {
        case .key: record.key
        case .sourceLanguage: record.sourceLanguage
        case .domain: record.domain
        case .licence: record.licence
        case .contributor: record.contributor
        case .credit: record.credit
        case .terms: record.terms.isEmpty ? nil : LabelList.text(of: record.terms)
        case .consent: record.consent
        case .document: record.document
        case .position: record.position.map(String.init)
        case .note: record.note.isEmpty ? nil : record.note
        case .tags: record.tags.isEmpty ? nil : LabelList.text(of: record.tags)
        case .properties: record.properties.isEmpty ? nil : PropertyText.text(of: record.properties)
        }
    }

    /// Sets a part of a record from a text that is not empty.
    ///
    /// - Throws: ``CorpusFileError/Reason/invalidValue(part:value:)``.
    func set(_ text: String, in record: inout CorpusRecord) throws(FieldFault) {
        switch self {
        case .key: record.key = text
        case .sourceLanguage: record.sourceLanguage = text
        case .domain: record.domain = text
        case .licence: record.licence = text
        case .contributor: record.contributor = text
        case .credit: record.credit = text
        case .terms: record.terms = LabelList.labels(of: text)
        case .consent: record.consent = text
        case .document: record.document = text
        case .position:
            guard let position = Int(text), position > 0 else { throw FieldFault(part: rawValue, value: text) }
            record.position = position
        case .note: record.note = text
        case .tags: record.tags = LabelList.labels(of: text)
        case .properties:
            guard let properties = PropertyText.properties(of: text) else {
                throw FieldFault(part: rawValue, value: text)
            }
            record.properties += properties
        }
    }
}

/// Parts of one text of a record beside the text itself.
enum VariantField: String, Hashable, Sendable, CaseIterable {
    case orthography, origin, state
    case translatedFrom = "translated-from"
    case inline, properties

    /// What a variant says here, as one text; nil when it says nothing.
    func text(in variant: RecordVariant) -> String? {
        switch self {
        case .orthography: variant.orthography?.rawValue
        case .origin: variant.origin.map(OriginText.text)
        case .state: variant.state?.rawValue
        case .translatedFrom: variant.translatedFrom?.description
        case .inline: variant.inline.isEmpty ? nil : InlineText.text(of: variant.inline)
        case .properties: variant.properties.isEmpty ? nil : PropertyText.text(of: variant.properties)
        }
    }

    /// Sets a part of a variant from a text that is not empty.
    ///
    /// - Throws: ``FieldFault``.
    func set(_ text: String, in variant: inout RecordVariant) throws(FieldFault) {
        let fault = FieldFault(part: "\(variant.language).\(rawValue)", value: text)
        switch self {
        case .orthography: variant.orthography = Orthography(rawValue: text)
        case .origin: variant.origin = try unwrap(OriginText.origin(of: text), fault)
        case .state: variant.state = try unwrap(VariantState(rawValue: text), fault)
        case .translatedFrom: variant.translatedFrom = try unwrap(variantKey(of: text), fault)
        case .inline:
            let elements = try unwrap(InlineText.elements(of: text), fault)
            guard elements.allSatisfy({ $0.offset <= variant.text.utf8.count }) else { throw fault }
            variant.inline = elements
        case .properties: variant.properties += try unwrap(PropertyText.properties(of: text), fault)
        }
    }

    private func unwrap<Value>(_ value: Value?, _ fault: FieldFault) throws(FieldFault) -> Value {
        guard let value else { throw fault }
        return value
    }
}

/// A part of a record has a text that it cannot have.
struct FieldFault: Error, Hashable {
    let part: String
    let value: String

    /// The fault as a file's.
    var reason: CorpusFileError.Reason { .invalidValue(part: part, value: value) }
}

/// The variant a text of the form `es` or `es/1` names, or nil.
func variantKey(of text: String) -> VariantKey? {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    // What is no tag is an ordinary answer here, not a failure.
    guard let tag = parts.first, let variety = try? LanguageVariety(parsing: String(tag)) else { return nil }
    guard parts.count == 2 else { return VariantKey(variety: variety) }
    guard let ordinal = Int(parts[1]), ordinal >= 0 else { return nil }
    return VariantKey(variety: variety, ordinal: ordinal)
}
