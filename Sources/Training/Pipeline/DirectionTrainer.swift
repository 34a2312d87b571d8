import PhraseMT
import TextProcessing

/// Makes the files of a model of one direction from an aligned corpus.
struct DirectionTrainer {
    let aligned: AlignedCorpus
    /// Whether the model translates from the target of the corpus into its source.
    let isReversed: Bool
    /// Tokens of all pairs and of monolingual text of the side translated into.
    let caseForms: [String]
    /// Further words of the side translated into that are no non-words.
    let inflections: [String]
    /// Whether words that only facts have are no non-words either.
    let listsFacts: Bool
    /// Sentences of the side translated into, besides those of the corpus, as pieces.
    let monolingual: TokenSequences
    let corpusCount: Int

    private var source: PieceCorpus { isReversed ? aligned.target : aligned.source }
    private var target: PieceCorpus { isReversed ? aligned.source : aligned.target }
    private var sourceVocabulary: PieceVocabulary { isReversed ? aligned.targetVocabulary : aligned.sourceVocabulary }
    private var targetVocabulary: PieceVocabulary { isReversed ? aligned.sourceVocabulary : aligned.targetVocabulary }

    /// The phrase table.
    func phrases(_ configuration: PhraseTableBuilder.Configuration = .init()) -> [UInt8] {
        let builder = PhraseTableBuilder(
            configuration: configuration, source: source, target: target, corpus: aligned.corpus,
            links: { pair in
                let links = aligned.repairedLinks(pair)
                return isReversed ? links.map { ($0.target, $0.source) } : links
            }, sourceVocabulary: sourceVocabulary.count, targetVocabulary: targetVocabulary.count,
            sourceEnds: sourceVocabulary.sentenceEnds, targetEnds: targetVocabulary.sentenceEnds)
        let (pairs, sources, targets, totals) = builder.build()
        return PhraseTableImage.image(
            pairs: pairs, sources: sources, targets: targets, totals: totals, corpusCount: corpusCount,
            longestSource: configuration.longestSource, vocabularies: (sourceVocabulary.count, targetVocabulary.count))
    }

    /// Sentences the language model is estimated from: corpora without facts, then monolingual text.
    func languageModelText() -> TokenSequences {
        var text = TokenSequences()
        for pair in 0..<aligned.corpus.count where !aligned.corpus.isFact[pair] { text.append(target.sequences[pair]) }
        for sentence in 0..<monolingual.count { text.append(monolingual[sentence]) }
        return text
    }

    /// Hashes of the words of a side.
    private func hashes(_ side: TokenizedSide, _ more: [String]) -> [UInt64] {
        side.types.map { WordHash.of($0) } + more.map { WordHash.of(Array($0.lowercased().utf8)) }
    }

    /// Hashes of the words that count as words of the target.
    private func targetHashes(_ side: TokenizedSide) -> [UInt64] {
        if listsFacts { return hashes(side, inflections) }
        var isInText = [Bool](repeating: false, count: side.types.count)
        for sentence in 0..<side.count where !aligned.corpus.isFact[sentence] {
            for code in side[sentence] where code >= 0 && code & 1 == 0 { isInText[Int(code / 2)] = true }
        }
        return side.types.indices.filter { isInText[$0] }.map { WordHash.of(side.types[$0]) }
    }

    /// The small files: word lists, case forms, units, pieces.
    func lists() -> [String: [UInt8]] {
        let corpus = aligned.corpus
        return [
            ModelBundle.FileName.sourceWords: WordList.image(
                words: hashes(isReversed ? corpus.target : corpus.source, [])),
            ModelBundle.FileName.targetWords: WordList.image(
                words: targetHashes(isReversed ? corpus.source : corpus.target)),
            ModelBundle.FileName.caseForms: CaseForms.image(of: caseForms),
            ModelBundle.FileName.units: TrainingUnits.image(
                corpora: corpus.corpora, lines: corpus.lines, identifiers: corpus.units),
            ModelBundle.FileName.sourcePieces: Array(
                isReversed ? aligned.targetPieces.bytes : aligned.sourcePieces.bytes),
            ModelBundle.FileName.targetPieces: Array(
                isReversed ? aligned.sourcePieces.bytes : aligned.targetPieces.bytes),
        ]
    }
}
