import TextProcessing

/// What follows from the declarations of the backends at one moment; a request keeps the one it began with.
struct RoutePlan: Sendable {
    let planner: RoutePlanner
    let negotiator: SourceNegotiator
    /// Identifiers of backends whose answers are machine translation.
    let machines: Set<String>
    /// Identifiers of backends that make one variety into another by rule.
    let converters: Set<String>

    init(
        _ descriptions: [BackendDescription], identifier: LanguageIdentifier,
        defaults: [LanguageVariety: LanguageVariety]
    ) {
        planner = RoutePlanner(backends: descriptions)
        negotiator = SourceNegotiator(planner: planner, identifier: identifier, defaults: defaults)
        machines = Set(descriptions.filter(\.isMachineTranslation).map(\.id))
        converters = Set(descriptions.filter { $0.method == .conversion }.map(\.id))
    }
}
