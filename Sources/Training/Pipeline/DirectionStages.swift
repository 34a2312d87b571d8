import Evaluation
import PhraseMT
import TextProcessing

/// Makes the bundle of one direction.
struct DirectionStages {
    let request: TrainingRequest
    let cache: StageCache
    let text: PreparedText
    let aligned: AlignedCorpus
    let isReversed: Bool

    private var pair: LanguagePair {
        isReversed ? LanguagePair(source: request.pair.target, target: request.pair.source) : request.pair
    }

    private func sides(_ pairs: [(source: String, target: String)]) -> (sources: [String], references: [String]) {
        isReversed ? (pairs.map(\.target), pairs.map(\.source)) : (pairs.map(\.source), pairs.map(\.target))
    }

    /// Runs the stages and writes the bundle.
    func run(
        _ folder: String, recipe: [String], language: ReportLanguage, clock: inout StageClock,
        report base: TrainingReport, isCancelled: @escaping @Sendable () -> Bool
    ) throws -> TrainingReport {
        let direction = "\(pair.source.tag)-\(pair.target.tag)"
        var report = isReversed ? base.reversed() : base
        clock.begin(.phrases, direction)
        let trainer = try directionTrainer()
        let state = Digest(fields: [
            AlignmentStages.digest(aligned.source.sequences), AlignmentStages.digest(aligned.target.sequences),
            Digest(of: AlignmentImage.image(aligned.links)).description, direction,
        ])
        let phrases = try cache.bytes("phrases-\(direction)", key: Digest(fields: ["phrases 2", state.description])) {
            if isCancelled() { throw CancellationError() }
            return trainer.phrases(request.phraseTable)
        }
        if phrases.isResumed { clock.resumed() }
        clock.begin(.languageModel, direction)
        let sentences = trainer.languageModelText()
        let key = Digest(fields: ["language-model 1", AlignmentStages.digest(sentences)])
        var statistics: LanguageModelEstimator.Report?
        let languageModel = try cache.bytes("language-model-\(direction)", key: key) {
            if isCancelled() { throw CancellationError() }
            let vocabulary = isReversed ? aligned.sourceVocabulary : aligned.targetVocabulary
            let estimated = LanguageModelEstimator(.init(vocabularySize: vocabulary.count))
                .estimateWithReport(sentences)
            statistics = estimated.report
            return estimated.image
        }
        report.ngrams = statistics?.counts ?? []
        report.discounts = statistics?.discounts.map(\.values) ?? []
        var files = trainer.lists().mapValues { MappedFile(copying: $0, name: "list") }
        files[ModelBundle.FileName.phrases] = phrases.file
        files[ModelBundle.FileName.languageModel] = languageModel.file
        var manifest = BundleWriter.manifest(pair, request, text, recipe: recipe)
        var model = try ModelBundle.assemble(manifest, files)
        report.phrasePairs = model.table.count
        clock.begin(.tune, direction)
        let (weights, rounds) = try tune(model, clock, isCancelled)
        model.weights = weights
        for (index, weight) in weights.values.enumerated() { manifest.weights[Feature.name(index)] = weight }
        report.rounds = rounds.map { .init(score: $0.score, lengthRatio: $0.lengthRatio, poolSize: $0.poolSize) }
        report.weights = manifest.weights
        clock.begin(.finish, direction)
        judge(model, &manifest, &report)
        ReportWriter.addAlignments(aligned, isReversed: isReversed, &report)
        clock.end()
        report.seconds = clock.seconds
        report.notes = TrainingNote.notes(of: report)
        try BundleWriter.write(
            folder, manifest: &manifest, files: files, heldOut: sides(text.heldOut.judging), report: &report,
            language: language)
        return report
    }

    private func directionTrainer() throws -> DirectionTrainer {
        var counts = CaseCounts()
        for pair in text.pairs where !pair.isFact { counts.add(isReversed ? pair.source : pair.target) }
        let monolingual = isReversed ? request.sourceMonolingual : request.monolingual
        let vocabulary = isReversed ? aligned.sourceVocabulary : aligned.targetVocabulary
        let variety = pair.target
        var further = TokenSequences()
        let encoded = ParallelMap.map(count: monolingual.count, threads: request.threads, chunk: 256) { index in
            let normal = Normalizer().normalize(monolingual[index], language: variety).text
            return EncodedSentence(
                SurfaceToken.tokens(of: normal, language: variety, tokenizer: Tokenizer()), vocabulary: vocabulary
            ).pieces
        }
        for sentence in encoded where !sentence.isEmpty { further.append(sentence) }
        return DirectionTrainer(
            aligned: aligned, isReversed: isReversed, caseForms: counts.forms(),
            inflections: isReversed || !request.listsGeneratedWords ? [] : text.inflections,
            listsFacts: request.listsGeneratedWords, monolingual: further, corpusCount: text.groups.count)
    }

    private func tune(
        _ model: TranslationModel, _ clock: StageClock, _ isCancelled: @escaping @Sendable () -> Bool
    ) throws -> (weights: FeatureWeights, rounds: [Tuner.Round]) {
        var configuration = Tuner.Configuration()
        configuration.threads = request.threads
        configuration.rounds = request.rounds
        configuration.floors = request.floors
        configuration.decoding = request.decoding
        let (sources, references) = sides(text.heldOut.tuning)
        return try Tuner(configuration).tune(
            model, sources: sources, references: references, progress: clock.progress, isCancelled: isCancelled)
    }

    /// Translates the held-out sentences and notes the scores.
    private func judge(_ model: TranslationModel, _ manifest: inout BundleManifest, _ report: inout TrainingReport) {
        let (sources, references) = sides(text.heldOut.judging)
        guard !sources.isEmpty else { return }
        let translator = PhraseTranslator(model: model, options: request.decoding)
        let translations = ParallelMap.map(count: sources.count, threads: request.threads) { index in
            (try? translator.translate(sources[index]).first) ?? nil
        }
        var sum = ChrFStatistics()
        var words = 0
        var nonWords = 0
        for (index, translation) in translations.enumerated() {
            let output = translation?.text ?? ""
            let statistics = ChrFReference(references[index]).statistics(of: Array(output.utf8))
            sum = sum + statistics
            words += translation?.words ?? 0
            nonWords += translation?.nonWords ?? 0
            if report.examples.count < 40, index % max(1, translations.count / 40) == 0 {
                report.examples.append(
                    .init(
                        source: sources[index], reference: references[index], translation: output,
                        score: ChrF.plusPlus.score(statistics)))
            }
        }
        report.scores = [
            "chrf++": ChrF.plusPlus.score(sum), "chrf": ChrF.characters.score(sum),
            "length-ratio": Double(sum.hypothesisCounts[0]) / Double(max(sum.referenceCounts[0], 1)),
            "non-words": Double(nonWords) / Double(max(words, 1)),
        ]
        for (name, value) in report.scores { manifest.scores["held-out." + name] = value }
        manifest.scores["dev.chrf++"] = report.scores["chrf++"]
    }
}
