import TextProcessing

extension CorpusRecord {
    /// A unit as files state it; its source and identifier are not part of the record.
    public init(_ unit: TranslationUnit) {
        let description = unit.description
        self.init(
            key: unit.key, sourceLanguage: Self.sourceLanguage(of: unit),
            variants: unit.variants.map { variant in
                RecordVariant(
                    language: variant.variety.tag, orthography: variant.orthography, text: variant.text,
                    inline: variant.inline, origin: variant.origin, state: variant.state,
                    translatedFrom: variant.translatedFrom, properties: variant.properties)
            },
            domain: description.domain.isEmpty ? nil : description.domain, licence: description.licence,
            contributor: description.contributor, credit: description.credit, terms: description.terms,
            consent: description.consent, document: description.document, position: description.position,
            note: description.note, tags: description.tags, properties: description.properties)
    }

    /// The variety that texts of the unit say they were translated from, if they agree.
    private static func sourceLanguage(of unit: TranslationUnit) -> String? {
        let sources = Set(unit.variants.compactMap { $0.translatedFrom?.variety.tag })
        return sources.count == 1 ? sources.first : nil
    }
}
