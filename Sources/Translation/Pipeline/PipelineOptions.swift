/// What a pipeline may be given beside its engines and stages.
public struct PipelineOptions: Sendable {
    /// Breakers, retries, hedges and limits.
    public let resilience: ResilienceSettings
    /// What is offered in place of a translation that could not be made.
    public let assistance: UntranslatedAssistance
    /// Whom to tell what happens.
    public let observer: RoutingObserver
    /// The clock.
    public let clock: RoutingClock
    /// Jitter.
    public let random: RandomSource
    /// Whether every answer counts that has not lost anything, for measuring an engine.
    public let isLenient: Bool
    /// Memory for answers given before, in bytes; 0 keeps none.
    public let cacheBytes: Int
    /// How long answers given before are good; nil for as long as nothing they came from changes.
    public let cacheAging: TranslationCache.Aging?
    /// Changes whenever stored data that answers, such as reviewed translations, changes; answers kept before are void then.
    public let dataRevision: @Sendable () -> UInt64

    /// Creates options.
    public init(
        resilience: ResilienceSettings = ResilienceSettings(),
        assistance: UntranslatedAssistance = UntranslatedAssistance(), observer: RoutingObserver = .none,
        clock: RoutingClock = .continuous, random: RandomSource = RandomSource(),
        isLenient: Bool = false, cacheBytes: Int = 0, cacheAging: TranslationCache.Aging? = nil,
        dataRevision: @escaping @Sendable () -> UInt64 = { 0 }
    ) {
        self.resilience = resilience
        self.assistance = assistance
        self.observer = observer
        self.clock = clock
        self.random = random
        self.isLenient = isLenient
        self.cacheBytes = cacheBytes
        self.cacheAging = cacheAging
        self.dataRevision = dataRevision
    }
}
