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

    /// Creates options.
    public init(
        resilience: ResilienceSettings = ResilienceSettings(),
        assistance: UntranslatedAssistance = UntranslatedAssistance(), observer: RoutingObserver = .none,
        clock: RoutingClock = .continuous, random: RandomSource = RandomSource()
    ) {
        self.resilience = resilience
        self.assistance = assistance
        self.observer = observer
        self.clock = clock
        self.random = random
    }
}
