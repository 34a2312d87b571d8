/// The texts of a record as XLIFF sees them: one source, one target, and the rest.
struct XLIFFTexts {
    /// Language translated from.
    let sourceLanguage: String?
    /// The text translated from, or nil.
    let source: RecordVariant?
    /// The translation, or nil.
    let target: RecordVariant?
    /// All others.
    let further: [RecordVariant]

    /// Chooses among the texts of a record.
    ///
    /// The source is the first text in the language that the options or the record name, or the first text when neither
    /// does; the target is the first other text, in the language that the options name if they do.
    init(_ record: CorpusRecord, _ options: XMLFormatOptions) {
        let language = options.sourceLanguage ?? record.sourceLanguage ?? record.variants.first?.language
        sourceLanguage = language
        let isSource = { (variant: RecordVariant) in
            language.map { variant.language == $0 || variant.language.hasPrefix($0 + "-") } ?? true
        }
        let source = record.variants.firstIndex(where: isSource)
        let target = record.variants.indices.first { index in
            index != source && options.targetLanguage.map { record.variants[index].language == $0 } ?? true
        }
        self.source = source.map { record.variants[$0] }
        self.target = target.map { record.variants[$0] }
        further = record.variants.indices.filter { $0 != source && $0 != target }.map { record.variants[$0] }
    }
}
