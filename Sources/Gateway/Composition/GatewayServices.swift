import Backends
public import Store
public import TextProcessing
public import Translation

/// Everything the surfaces call: built once by ``buildServices(_:share:)``, shared by server, commands and tests.
public struct GatewayServices: Sendable {
    /// The configuration in force.
    public let configuration: GatewayConfiguration
    /// Text tools.
    public let text: TextServices
    /// Engines, in the order of their identifiers.
    public let backends: [any TranslationBackend]
    /// The request flow.
    public let pipeline: TranslationPipeline
    /// Units and lexicons.
    public let database: GatewayDatabase
    /// The API's description, or nil when the file is missing.
    public let openAPIDocument: String?
    /// What is wrong in lexicon and corpus files, with file and line; the rest was loaded.
    public let fileProblems: [String]
    /// The trained models, or nil where there is no data folder to have any.
    public let models: ModelServing?
    /// What speaks and hears, or nil where only translation was built.
    public let speech: SpeechServices?
    /// Braille and captions.
    public let accessibility: AccessibilityServices
    /// Sign-language gloss, or nil where only translation was built.
    public let gloss: GlossServices?
    /// The numbers of the running gateway.
    public let metrics = MetricsRegistry()
    /// Keys, rates and usage.
    public let access: AccessServices
    /// Answers given before, beyond the end of the process; nil where the configuration keeps them in memory only.
    let answers: AnswerKeeper?
    let databaseThreads = DatabaseThreads()

    /// Creates services from their parts.
    ///
    /// - Parameters:
    ///   - configuration: The configuration in force.
    ///   - text: Text tools.
    ///   - backends: Engines with distinct identifiers.
    ///   - database: Units and lexicons.
    ///   - openAPIDocument: The API's description.
    ///   - fileProblems: What is wrong in lexicon and corpus files.
    ///   - models: The trained models; their backend is among `backends`.
    ///   - speech: What speaks and hears.
    ///   - accessibility: Braille and captions.
    ///   - gloss: Sign-language gloss.
    ///   - origin: Identity of what answers come from, for those kept in a file; without it none are.
    ///   - clock: The instant, for the rates of keys.
    public init(
        configuration: GatewayConfiguration, text: TextServices, backends: [any TranslationBackend],
        database: GatewayDatabase, openAPIDocument: String? = nil, fileProblems: [String] = [],
        models: ModelServing? = nil, speech: SpeechServices? = nil,
        accessibility: AccessibilityServices = AccessibilityServices(),
        gloss: GlossServices? = nil, origin: (@Sendable () -> Digest)? = nil,
        clock: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) {
        self.configuration = configuration
        self.text = text
        self.backends = backends.sorted { $0.description.id < $1.description.id }
        self.database = database
        self.openAPIDocument = openAPIDocument
        self.fileProblems = fileProblems
        self.models = models
        self.speech = speech
        self.gloss = gloss
        self.accessibility = accessibility
        access = AccessServices(wallClock: database.now, clock: clock)
        // Keys that cannot be read are read later; until then nobody is let in.
        _ = try? access.ring.reload(from: database)
        pipeline = TranslationPipeline(
            backends: self.backends, stages: text.stages, defaults: configuration.defaultVarieties,
            width: configuration.translationWidth, maximumLength: configuration.limits.itemCharacters,
            options: PipelineOptions(
                assistance: UntranslatedAssistance(
                    contact: configuration.contact, nearest: NearestApproved(index: database.index).sentence),
                observer: .counting(in: metrics), isLenient: configuration.isLenient,
                cacheBytes: configuration.cacheBytes,
                cacheAging: configuration.cacheLifetime.map {
                    TranslationCache.Aging(lifetime: $0.components.seconds * 1000, now: database.now)
                },
                dataRevision: { [index = database.index] in index.revision }))
        answers =
            configuration.isCacheInFile && database.path != ":memory:"
            ? AnswerKeeper(pipeline, folder: configuration.dataDirectory, origin: origin) : nil
    }

    /// Ends child processes and closes the store.
    public func shutDown() async {
        for case let apertium as ApertiumBackend in backends { await apertium.shutDown() }
        for case let worker as WorkerBackend in backends { await worker.shutDown() }
        await speech?.shutDown()
        await gloss?.shutDown()
        // Answers that cannot be written are translated again.
        try? await withDatabase { [answers] _ in try answers?.finish() }
        // What was used and cannot be written is lost with the process.
        try? await withDatabase { [meter = access.meter] in try meter.flush(to: $0) }
        // The process is about to end; a connection that does not close has nothing left to lose.
        try? database.close()
    }
}
