import PhraseMT
import TextProcessing

/// Divides the prepared text into pieces and aligns it.
struct AlignmentStages {
    let request: TrainingRequest
    let cache: StageCache
    let morphology: MorphologyCatalog

    /// The aligned corpus.
    func align(
        _ text: PreparedText, clock: inout StageClock, report: inout TrainingReport,
        isCancelled: @escaping @Sendable () -> Bool
    ) throws -> AlignedCorpus {
        clock.begin(.pieces, nil)
        let corpus = TokenizedCorpus(text.pairs)
        let sides = [corpus.source, corpus.target]
        let analyzers = [request.pair.source, request.pair.target].map {
            request.segmentation == .grammar ? morphology.analyzer(for: $0) : nil
        }
        let files = try sides.enumerated().map { number, side in
            let counts = corpus.counts(side, factWeight: 0.1)
            let key = Digest(
                fields: ["pieces 1", "\(request.pieces)", request.segmentation.rawValue] + [Self.digest(side, counts)])
            return try cache.bytes("pieces-\(number)", key: key) {
                if isCancelled() { throw CancellationError() }
                var configuration = UnigramTrainer.Configuration()
                configuration.size = request.pieces
                let trainer = UnigramTrainer(configuration)
                guard let analyzer = analyzers[number] else {
                    return PieceVocabulary.image(of: trainer.train(words: side.types, counts: counts))
                }
                let cut = MorphCounts(
                    words: side.types, counts: counts, analyzer: analyzer, minimum: 1,
                    threads: request.threads)
                return PieceVocabulary.image(
                    of: trainer.train(words: cut.morphs, counts: cut.counts, continues: cut.continues))
            }.file
        }
        let vocabularies = try files.map { file throws(BundleError) in try PieceVocabulary(file) }
        let source = PieceCorpus(corpus.source, vocabulary: vocabularies[0])
        let target = PieceCorpus(corpus.target, vocabulary: vocabularies[1])
        clock.begin(.align, nil)
        let links = try links(source, target, corpus.weights, vocabularies, clock, &report, isCancelled)
        report.sourcePieces = vocabularies[0].count
        report.targetPieces = vocabularies[1].count
        report.sourceTypes = corpus.source.types.count
        report.targetTypes = corpus.target.types.count
        return AlignedCorpus(
            corpus: corpus, source: source, target: target, sourcePieces: files[0], targetPieces: files[1],
            sourceVocabulary: vocabularies[0], targetVocabulary: vocabularies[1], links: links)
    }

    private func links(
        _ source: PieceCorpus, _ target: PieceCorpus, _ weights: [Float], _ vocabularies: [PieceVocabulary],
        _ clock: StageClock, _ report: inout TrainingReport, _ isCancelled: @escaping @Sendable () -> Bool
    ) throws -> AlignedLinks {
        let key = Digest(fields: [
            "align 1", Self.digest(source.sequences), Self.digest(target.sequences), "\(weights.hashable)",
        ])
        var configuration = WordAligner.Configuration()
        configuration.threads = request.threads
        configuration.symmetrization = request.symmetrization
        var result: WordAligner.Result?
        let (file, isResumed) = try cache.bytes("links", key: key) {
            let aligned = try WordAligner(configuration).align(
                source: source.sequences, target: target.sequences, weights: weights,
                sourceVocabulary: vocabularies[0].count, targetVocabulary: vocabularies[1].count,
                progress: clock.progress, isCancelled: isCancelled)
            result = aligned
            return AlignmentImage.image(aligned.links)
        }
        if isResumed { clock.resumed() }
        report.forwardPerplexity = result?.forward.iterations.map(\.perplexity) ?? []
        report.backwardPerplexity = result?.backward.iterations.map(\.perplexity) ?? []
        return try result?.links ?? AlignmentImage.links(file)
    }

    private static func digest(_ side: TokenizedSide, _ counts: [Double]) -> String {
        var bytes: [UInt8] = []
        for (word, count) in zip(side.types, counts) {
            bytes += word
            withUnsafeBytes(of: count) { bytes.append(contentsOf: $0) }
        }
        return Digest(of: bytes).description
    }

    /// A digest over token sequences.
    static func digest(_ sequences: TokenSequences) -> String {
        let tokens = sequences.tokens.withUnsafeBytes { Digest(of: $0) }
        let offsets = sequences.offsets.withUnsafeBytes { Digest(of: $0) }
        return "\(tokens) \(offsets)"
    }
}

extension [Float] {
    /// A digest over the bits.
    fileprivate var hashable: Digest { withUnsafeBytes { Digest(of: $0) } }
}
