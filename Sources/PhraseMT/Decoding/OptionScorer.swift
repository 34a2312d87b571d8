/// Makes translation options and scores what does not depend on their neighbours.
struct OptionScorer {
    private let model: TranslationModel
    private let weights: FeatureWeights
    private let languageModel: LanguageModelView
    private let pieces: PieceTable

    init(model: TranslationModel, weights: FeatureWeights) {
        self.model = model
        self.weights = weights
        languageModel = model.languageModel.view
        pieces = model.targetPieces
    }

    /// The option of a record of the phrase table.
    mutating func option(
        record number: Int, start: Int, end: Int, splits: UInt8, _ sentence: EncodedSentence, _ range: Range<Int>
    ) -> TranslationOption {
        let record = model.table.record(number)
        let target = model.table.target(record.target)
        var option = shape(of: target, record.endsWord ? .wordEnd : .insideWord)
        option.start = Int16(start)
        option.end = Int16(end)
        option.record = Int32(number)
        option.splits = splits
        var score = QuantizedLogarithm.value(record.direct) * weights[.direct]
        score += QuantizedLogarithm.value(record.inverse) * weights[.inverse]
        score += QuantizedLogarithm.value(record.lexicalDirect) * weights[.lexicalDirect]
        score += QuantizedLogarithm.value(record.lexicalInverse) * weights[.lexicalInverse]
        if record.isSingleton { score -= weights[.singleton] }
        for corpus in 0..<model.table.corpusCount where record.corpora & (1 << UInt16(corpus)) == 0 {
            score -= weights.values[Feature.firstCorpus.rawValue + corpus]
        }
        option.monotone = QuantizedLogarithm.value(record.monotone) * weights[.monotone]
        option.backward = QuantizedLogarithm.value(record.backward) * weights[.backward]
        option.forward = QuantizedLogarithm.value(record.forward) * weights[.forward]
        finish(&option, score)
        return option
    }

    /// The option that carries a token over.
    mutating func copy(
        start: Int, end: Int, _ sentence: EncodedSentence, _ range: Range<Int>
    ) -> TranslationOption {
        let piece = sentence.pieces[range.lowerBound + start]
        let carried = ReservedPiece.isCarried(piece) ? piece : ReservedPiece.name
        var option = shape(of: model.carriedTarget(carried), .open)
        option.start = Int16(start)
        option.end = Int16(end)
        option.record = -1
        option.copies = carried == ReservedPiece.name ? 1 : 0
        finish(&option, 0)
        return option
    }

    private func finish(_ option: inout TranslationOption, _ recordScore: Float) {
        var score = recordScore - weights[.phrases]
        score -= Float(option.target.count) * weights[.pieces] + Float(option.words) * weights[.words]
        score -= Float(option.splits) * weights[.split] + Float(option.innerNonWords) * weights[.nonWord]
        score -= Float(option.copies) * weights[.copied]
        option.score = score
        var state = languageModel.emptyState
        var estimate: Float = 0
        for piece in option.target { estimate += languageModel.score(piece, after: state, next: &state) }
        option.estimate = score + estimate * weights[.languageModel]
    }

    /// The parts of an option that follow from its target pieces.
    private func shape(of target: UnsafeBufferPointer<UInt16>, _ edge: TranslationOption.Edge) -> TranslationOption {
        var option = TranslationOption(
            start: 0, end: 0, record: -1, target: target, score: 0, estimate: 0, monotone: 0, backward: 0,
            forward: 0, prefixHash: 0, prefixPower: 1, openHash: 0, hasBreak: false, beginsWord: false,
            edge: edge, innerNonWords: 0, splits: 0, words: 0, copies: 0)
        var open = OpenWord.none
        for (position, piece) in target.enumerated() {
            let number = Int(piece)
            if pieces.begins[number] {
                if position == 0 { option.beginsWord = true }
                if option.hasBreak, model.isNonWord(open) { option.innerNonWords += 1 }
                option.hasBreak = true
                option.words += 1
                open = ReservedPiece.isCarried(piece) ? OpenWord.carried : pieces.hashes[number]
            } else if option.hasBreak {
                open = OpenWord.joined(open, pieces.hashes[number], pieces.powers[number])
            } else {
                option.prefixHash = option.prefixHash &* pieces.powers[number] &+ pieces.hashes[number]
                option.prefixPower = option.prefixPower &* pieces.powers[number]
            }
        }
        option.openHash = open
        if let last = target.last, ReservedPiece.isCarried(last) { option.edge = .open }
        return option
    }
}

/// The hash of a target word that may still grow.
enum OpenWord {
    /// No word has begun.
    static let none: UInt64 = 0
    /// A word with a carried text in it, which is never counted as a non-word.
    static let carried: UInt64 = 1

    /// The word with more pieces.
    @inline(__always) static func joined(_ word: UInt64, _ hash: UInt64, _ power: UInt64) -> UInt64 {
        word == carried ? carried : word &* power &+ hash
    }
}
