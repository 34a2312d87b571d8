/// What follows from the declarations of the backends at one moment; a request keeps the one it began with.
struct RoutePlan: Sendable {
    let planner: RoutePlanner
    let negotiator: SourceNegotiator
    let executor: RouteExecutor
    /// Identifiers of backends whose answers are machine translation.
    let machines: Set<String>
    /// Identifiers of backends that make one variety into another by rule.
    let converters: Set<String>
}
