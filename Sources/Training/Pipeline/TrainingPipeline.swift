import PhraseMT
public import TextProcessing

/// The flow from corpora to bundles: prepare, divide, align; then for each direction extract, estimate, tune, write.
///
/// The output is a function of the request alone: the same bytes whatever the number of threads. Finished stages are
/// kept in `OUTPUT.partial` until the bundle stands, so that an interrupted training goes on.
public struct TrainingPipeline: Sendable {
    /// Where the bundles go.
    public struct Output: Sendable {
        /// Folder of the model of the request's direction.
        public var forward: String
        /// Folder of the model of the reverse direction.
        public var backward: String?
        /// The arguments, as the manifest repeats them.
        public var recipe: [String]
        /// Language of the page and the text for a reader in each bundle.
        public var language: ReportLanguage

        /// Names folders.
        public init(
            forward: String, backward: String? = nil, recipe: [String] = [], language: ReportLanguage = .english
        ) {
            self.forward = forward
            self.backward = backward
            self.recipe = recipe
            self.language = language
        }
    }

    private let request: TrainingRequest
    private let orthography: OrthographyCatalog
    private let morphology: MorphologyCatalog

    /// A training with the rules of the language data.
    public init(_ request: TrainingRequest, orthography: OrthographyCatalog, morphology: MorphologyCatalog) {
        self.request = request
        self.orthography = orthography
        self.morphology = morphology
    }

    /// Trains.
    ///
    /// - Parameters:
    ///   - output: Where the bundles go; none of the folders may exist.
    ///   - progress: Called as the work goes on, from one thread at a time.
    ///   - isCancelled: Asked often; true ends the training, whose finished stages stay.
    /// - Returns: One report a direction.
    /// - Throws: `TrainingError`, `PreparationError`, `BundleError` or `CancellationError`.
    public func run(
        _ output: Output, progress: @escaping @Sendable (TrainingProgress) -> Void,
        isCancelled: @escaping @Sendable () -> Bool
    ) throws -> [TrainingReport] {
        for path in [output.forward, output.backward].compactMap({ $0 }) where BundleWriter.exists(path) {
            throw TrainingError.outputExists(path: path)
        }
        let cache = try StageCache(output: output.forward)
        var clock = StageClock(progress)
        clock.begin(.prepare, nil)
        let text = try TextPreparation(request, orthography: orthography, morphology: morphology)
            .prepare(isCancelled: isCancelled)
        guard text.groups.count <= 16 else { throw TrainingError.tooManyCorpora(count: text.groups.count, most: 16) }
        try checkMemory(text)
        var report = TrainingReport(source: request.pair.source.tag, target: request.pair.target.tag)
        ReportWriter.describe(text, request, &report)
        let aligned = try AlignmentStages(request: request, cache: cache, morphology: morphology)
            .align(text, clock: &clock, report: &report, isCancelled: isCancelled)
        var reports: [TrainingReport] = []
        var folders = [(output.forward, false)]
        if let backward = output.backward { folders.append((backward, true)) }
        for (folder, isReversed) in folders {
            let stages = DirectionStages(
                request: request, cache: cache, text: text, aligned: aligned, isReversed: isReversed)
            reports.append(
                try stages.run(
                    folder, recipe: output.recipe, language: output.language, clock: &clock, report: report,
                    isCancelled: isCancelled))
        }
        cache.remove()
        return reports
    }

    /// A rough bound: dense tables of the aligner and of the lexical weights, tokens, and phrase pairs.
    private func checkMemory(_ text: PreparedText) throws {
        let pieces = request.pieces + 300
        let tables = max(request.threads >= 4 ? 24 : 12, 8) * pieces * pieces
        let tokens = text.pairs.reduce(0) { $0 + $1.source.count + $1.target.count }
        let needed = (tables + tokens * 700) / 1_000_000 + 150
        guard needed <= request.memory else { throw TrainingError.memory(needed: needed, bound: request.memory) }
    }
}
