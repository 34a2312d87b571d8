import Foundation
public import TextProcessing

/// Completes records of a file to units: source, licence, varieties, keys and what else the file leaves unsaid.
///
/// A record without a key gets one from its content, so that the same file twice, or the same lines in another order, give
/// the same units. A second record with the same key or content gets a number behind its key.
public struct UnitAssembly {
    /// What holds for every record that says nothing else.
    public struct Defaults: Hashable, Sendable {
        /// Identifier of the source.
        public var sourceID: String
        /// Licence.
        public var licence: String
        /// Subject area.
        public var domain: String
        /// State of the texts.
        public var state: VariantState
        /// Spelling of the texts by variety; official where it names none.
        public var orthographies: [LanguageVariety: Orthography]
        /// Varieties of the languages of the file: `["qu": quz]`; a tag that names a variety stands for itself.
        public var varieties: [String: LanguageVariety]
        /// Who gave the texts, or nil.
        public var contributor: String?
        /// How the contributor wishes to be named, or nil.
        public var credit: String?
        /// Under which consent, or nil.
        public var consent: String?
        /// Terms of use added to those of the record.
        public var terms: [String]
        /// Document, or nil; the position is then the number of the record.
        public var document: String?
        /// Labels added to those of the record.
        public var tags: [String]

        /// Creates defaults.
        public init(
            sourceID: String, licence: String, domain: String = "", state: VariantState = .unreviewed,
            orthographies: [LanguageVariety: Orthography] = [:], varieties: [String: LanguageVariety] = [:],
            contributor: String? = nil, credit: String? = nil, consent: String? = nil, terms: [String] = [],
            document: String? = nil, tags: [String] = []
        ) {
            self.sourceID = sourceID
            self.licence = licence
            self.domain = domain
            self.state = state
            self.orthographies = orthographies
            self.varieties = varieties
            self.contributor = contributor
            self.credit = credit
            self.consent = consent
            self.terms = terms
            self.document = document
            self.tags = tags
        }
    }

    private let defaults: Defaults
    private let file: String
    private var varieties: [String: LanguageVariety?] = [:]
    private var occurrences: [UInt64: UInt32] = [:]
    private var position = 0

    /// Prepares the assembly of one file.
    ///
    /// - Parameters:
    ///   - defaults: What holds for records that say nothing else.
    ///   - file: Name for messages.
    public init(defaults: Defaults, file: String) {
        self.defaults = defaults
        self.file = file
    }

    /// The unit of the next record.
    ///
    /// - Parameter record: Records in the order of the file: keys of equal content depend on it.
    /// - Returns: The unit.
    /// - Throws: ``CorpusFileError`` with the record's line: a language that is no variety, no text, or a NUL.
    public mutating func unit(_ record: CorpusRecord) throws(CorpusFileError) -> TranslationUnit {
        position += 1
        var ordinals: [LanguageVariety: Int] = [:]
        var variants: [Variant] = []
        for text in record.variants where !text.text.isEmpty || !text.inline.isEmpty {
            guard !text.text.utf8.contains(0) else { throw error(.nulCharacter, record) }
            let variety = try variety(of: text.language, record)
            let ordinal = ordinals[variety, default: 0]
            ordinals[variety] = ordinal + 1
            variants.append(
                Variant(
                    variety: variety,
                    orthography: text.orthography ?? defaults.orthographies[variety] ?? .official, ordinal: ordinal,
                    text: text.text, origin: text.origin ?? .imported, state: text.state ?? defaults.state,
                    translatedFrom: text.translatedFrom, inline: text.inline, properties: text.properties))
        }
        guard !variants.isEmpty else { throw error(.noText, record) }
        let source = try record.sourceLanguage.map { language throws(CorpusFileError) in
            try variety(of: language, record)
        }
        if let source, ordinals[source] == 1 {
            variants = variants.map { $0.translated(from: source) }
        }
        return TranslationUnit(
            sourceID: defaults.sourceID, key: numbered(record.key ?? contentKey(of: variants)),
            description: description(record),
            variants: variants)
    }

    private func description(_ record: CorpusRecord) -> UnitDescription {
        UnitDescription(
            domain: record.domain ?? defaults.domain, licence: record.licence ?? defaults.licence,
            contributor: record.contributor ?? defaults.contributor, credit: record.credit ?? defaults.credit,
            terms: Self.joined(record.terms, defaults.terms), consent: record.consent ?? defaults.consent,
            document: record.document ?? defaults.document,
            position: record.position ?? (record.document == nil && defaults.document != nil ? position : nil),
            note: record.note, tags: Self.joined(record.tags, defaults.tags), properties: record.properties)
    }

    private mutating func variety(
        of language: String, _ record: CorpusRecord
    ) throws(CorpusFileError) -> LanguageVariety {
        let known: LanguageVariety?
        if let found = varieties[language] {
            known = found
        } else {
            known = defaults.varieties[language] ?? Corpora.variety(ofColumn: language)
            varieties[language] = known
        }
        guard let known else { throw error(.invalidValue(part: "language", value: language), record) }
        return known
    }

    /// The content of a record as a key.
    private func contentKey(of variants: [Variant]) -> String {
        String(Digest(fields: variants.flatMap { [$0.variety.tag, $0.text] }).description.prefix(16))
    }

    /// A key with its number behind it when it was met before in this file.
    private mutating func numbered(_ key: String) -> String {
        // FNV-1a (Fowler, Noll, Vo 1991): keeping the keys of a large file would take more memory than its units.
        let hash = key.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let count = occurrences[hash, default: 0] + 1
        occurrences[hash] = count
        return count == 1 ? key : "\(key)-\(count)"
    }

    private static func joined(_ own: [String], _ more: [String]) -> [String] {
        more.isEmpty ? own : own + more.filter { !own.contains($0) }
    }

    private func error(_ reason: CorpusFileError.Reason, _ record: CorpusRecord) -> CorpusFileError {
        CorpusFileError(file: file, line: record.line, reason: reason)
    }
}
