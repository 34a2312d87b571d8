import Store
public import Translation

/// Whether a backend can be asked at this moment, and what mends it if not.
public struct BackendStatus: Sendable {
    /// Stable and bounded: API field.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// It can be asked.
        case ready
        /// It says of itself that it cannot answer.
        case unhealthy
        /// It failed too often, or asked to be left alone; it is tried again by itself.
        case resting
    }

    /// What the backend declares.
    public let description: BackendDescription
    /// Whether it can be asked.
    public let state: State
    /// What is wrong and how to mend it, in English; nil when nothing is.
    public let remedy: String?
    /// Time until it is tried again; nil where time mends nothing.
    public let retryAfter: Duration?

    /// Puts together what a backend says of itself and what calls to it have shown.
    ///
    /// - Parameters:
    ///   - description: What the backend declares.
    ///   - health: What it says of itself.
    ///   - obstacle: Why routing leaves it alone.
    public init(description: BackendDescription, health: BackendHealth, obstacle: RouteExclusion?) {
        self.description = description
        if !health.isHealthy {
            (state, remedy, retryAfter) = (.unhealthy, health.remedy, nil)
        } else if let obstacle {
            state = .resting
            let reason =
                obstacle.reason == .breakerOpen ? "it failed too often" : "it asked to be left alone"
            remedy = reason + "; it is tried again by itself"
            retryAfter = obstacle.retryAfter
        } else {
            (state, remedy, retryAfter) = (.ready, nil, nil)
        }
    }

    /// Whether it translates now: an engine without directions is no help to anybody, however well it is.
    public var canTranslate: Bool { state == .ready && !description.directions.isEmpty }
}

extension GatewayServices {
    /// How each backend is now, in the order of their identifiers; no text is sent to any.
    public func backendStatuses() async -> [BackendStatus] {
        let conditions = pipeline.conditions
        var statuses: [BackendStatus] = []
        for backend in backends {
            let description = backend.description
            statuses.append(
                BackendStatus(
                    description: description, health: await backend.health(),
                    obstacle: conditions[description.id]?.obstacle))
        }
        return statuses
    }

    /// Why the gateway cannot translate now, in English; empty when it can.
    ///
    /// One sick backend does not make the gateway unready, as the others answer; none that can be asked does.
    ///
    /// - Parameter statuses: How the backends are.
    /// - Returns: One sentence a reason.
    public func readinessFailures(_ statuses: [BackendStatus]) async -> [String] {
        var failures: [String] = []
        do {
            try await database.probe()
        } catch {
            failures.append("the store does not answer: \(error)")
        }
        guard !statuses.contains(where: \.canTranslate) else { return failures }
        let states = statuses.filter { $0.state != .ready }.map { status in
            "\(status.description.id) is \(status.state.rawValue)" + (status.remedy.map { " (\($0))" } ?? "")
        }
        return failures + ["no backend is healthy"] + states
    }
}
