/// The feature values of a derivation, computed anew from its options.
///
/// The score of a derivation is the sum of its features times the weights; a property test holds the search to it.
struct FeatureExtractor {
    private let model: TranslationModel
    private let options: OptionTable
    private let languageModel: LanguageModelView

    init(model: TranslationModel, options: OptionTable) {
        self.model = model
        self.options = options
        languageModel = model.languageModel.view
    }

    /// Values of all features of a sequence of options.
    func features(of derivation: [Int32]) -> [Float] {
        var values = [Float](repeating: 0, count: Feature.count(corpora: model.table.corpusCount))
        func add(_ feature: Feature, _ value: Float) { values[feature.rawValue] += value }
        var state = languageModel.beginState
        var open = OpenWord.none
        var edge = TranslationOption.Edge.wordEnd
        var last: TranslationOption?
        for number in derivation {
            let option = options.options[Int(number)]
            let end = Int(last?.end ?? 0)
            add(.distortion, -Float(abs(Int(option.start) - end)))
            add(.phrases, -1)
            add(.pieces, -Float(option.target.count))
            add(.words, -Float(option.words))
            add(.split, -Float(option.splits))
            add(.copied, -Float(option.copies))
            add(.nonWord, -Float(option.innerNonWords))
            if option.record >= 0 {
                let record = model.table.record(Int(option.record))
                add(.direct, QuantizedLogarithm.value(record.direct))
                add(.inverse, QuantizedLogarithm.value(record.inverse))
                add(.lexicalDirect, QuantizedLogarithm.value(record.lexicalDirect))
                add(.lexicalInverse, QuantizedLogarithm.value(record.lexicalInverse))
                if record.isSingleton { add(.singleton, -1) }
                for corpus in 0..<model.table.corpusCount where record.corpora & (1 << UInt16(corpus)) == 0 {
                    values[Feature.firstCorpus.rawValue + corpus] -= 1
                }
                if Int(option.start) == end {
                    add(.monotone, QuantizedLogarithm.value(record.monotone))
                } else if Int(option.start) < end {
                    add(.backward, QuantizedLogarithm.value(record.backward))
                } else {
                    add(.forward, QuantizedLogarithm.value(record.forward))
                }
            }
            for piece in option.target { add(.languageModel, languageModel.score(piece, after: state, next: &state)) }
            if option.beginsWord {
                if model.isNonWord(open) { add(.nonWord, -1) }
                if edge == .insideWord { add(.glue, -1) }
                open = option.openHash
            } else {
                if edge == .wordEnd { add(.glue, -1) }
                let whole = OpenWord.joined(open, option.prefixHash, option.prefixPower)
                if option.hasBreak {
                    if model.isNonWord(whole) { add(.nonWord, -1) }
                    open = option.openHash
                } else {
                    open = whole
                }
            }
            edge = option.edge
            last = option
        }
        if model.isNonWord(open) { add(.nonWord, -1) }
        add(.languageModel, languageModel.score(ReservedPiece.sentenceEnd, after: state, next: &state))
        return values
    }
}
