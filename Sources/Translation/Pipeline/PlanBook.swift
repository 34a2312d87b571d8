import Synchronization
import TextProcessing

/// The plans in force: one over all backends, and one for each set of backends that some policy leaves out.
final class PlanBook: Sendable {
    private struct State {
        var descriptions: [BackendDescription]
        var whole: RoutePlan
        var restricted: [Set<String>: RoutePlan] = [:]
    }

    /// Most sets that are remembered; policies are few.
    private static let capacity = 64

    private let identifier: LanguageIdentifier
    private let defaults: [LanguageVariety: LanguageVariety]
    private let state: Mutex<State>

    init(
        _ descriptions: [BackendDescription], identifier: LanguageIdentifier,
        defaults: [LanguageVariety: LanguageVariety]
    ) {
        self.identifier = identifier
        self.defaults = defaults
        state = Mutex(
            State(
                descriptions: descriptions,
                whole: RoutePlan(descriptions, identifier: identifier, defaults: defaults)))
    }

    /// The plan over all backends.
    var whole: RoutePlan { state.withLock { $0.whole } }

    /// Replaces all plans; made before anybody sees them, so that nobody waits.
    func replace(with descriptions: [BackendDescription]) {
        let whole = RoutePlan(descriptions, identifier: identifier, defaults: defaults)
        state.withLock { $0 = State(descriptions: descriptions, whole: whole) }
    }

    /// The plan over the backends that a policy allows.
    func plan(for policy: RoutingPolicy) -> RoutePlan {
        let (allowed, forbidden, known) = state.withLock { state in
            let forbidden = Set(state.descriptions.filter { policy.objection(to: $0) != nil }.map(\.id))
            return (
                state.descriptions.filter { !forbidden.contains($0.id) }, forbidden,
                forbidden.isEmpty ? state.whole : state.restricted[forbidden]
            )
        }
        if let known { return known }
        let plan = RoutePlan(allowed, identifier: identifier, defaults: defaults)
        state.withLock { state in
            // Plans that were replaced meanwhile must not come back.
            guard state.descriptions.filter({ !forbidden.contains($0.id) }) == allowed else { return }
            if state.restricted.count >= Self.capacity { state.restricted.removeAll() }
            state.restricted[forbidden] = plan
        }
        return plan
    }
}
