public import TextProcessing

extension RoutePlanner {
    /// The plan for a direction under a policy, with its reasons.
    ///
    /// - Parameters:
    ///   - pair: The direction.
    ///   - policy: What is allowed, and what counts how much.
    ///   - conditions: How the backends are now, by identifier; those without an entry are well and unmeasured.
    /// - Returns: Every allowed way in the order of trying, and every backend that takes no part.
    public func explain(
        _ pair: LanguagePair, policy: RoutingPolicy = .standard, conditions: [String: BackendCondition] = [:]
    ) -> RouteExplanation {
        var obstacles: [String: RouteExclusion] = [:]
        for backend in backends.values {
            if let reason = policy.objection(to: backend) {
                obstacles[backend.id] = RouteExclusion(backend: backend.id, reason: reason)
            } else if let obstacle = conditions[backend.id]?.obstacle {
                obstacles[backend.id] = obstacle
            }
        }
        let routes = routes(for: pair)
        var candidates: [RouteCandidate] = []
        var isTooDear: Set<String> = []
        for route in routes where !route.legs.contains(where: { obstacles[$0.backend] != nil }) {
            let candidate = candidate(route, weights: policy.weights, conditions: conditions)
            if let limit = policy.maximumPrice, candidate.price > limit {
                isTooDear.formUnion(route.legs.map(\.backend))
            } else {
                candidates.append(candidate)
            }
        }
        candidates.sort(by: RouteCandidate.precedes)
        let used = Set(candidates.lazy.flatMap(\.route.legs).map(\.backend))
        let concerned = Set(routes.lazy.flatMap(\.legs).map(\.backend))
        let excluded = backends.keys.sorted().filter { !used.contains($0) }.map { id in
            // A backend that does not translate the direction is not to blame for what else is wrong with it.
            guard concerned.contains(id) else { return RouteExclusion(backend: id, reason: .noDirection) }
            return obstacles[id]
                ?? RouteExclusion(backend: id, reason: isTooDear.contains(id) ? .policyPrice : .dependent)
        }
        return RouteExplanation(pair: pair, candidates: candidates, excluded: excluded)
    }

    private func candidate(
        _ route: Route, weights: RouteCostWeights, conditions: [String: BackendCondition]
    ) -> RouteCandidate {
        var price = 0.0
        var latency: Duration?
        var locality = 0.0
        var isMeasured = true
        for leg in route.legs {
            guard let backend = backends[leg.backend] else { continue }
            price += backend.costPerMillionCharacters
            // A cold start or two are no expectation.
            if let estimate = conditions[leg.backend]?.latencies[leg.pair], estimate.count >= 8 {
                latency = (latency ?? .zero) + estimate.median
            }
            switch backend.locality {
            case .inProcess: break
            case .localProcess: locality += 1
            case .localNetwork: locality += 2
            case .external: locality += 5
            }
            let direction = backend.directions.first { $0.pair == leg.pair }
            if direction?.scores.isEmpty != false { isMeasured = false }
        }
        let seconds = latency.map { $0 / .seconds(1) } ?? 0
        return RouteCandidate(
            route: route,
            cost: RouteCost(
                quality: (1 - route.quality) * weights.quality, latency: seconds * weights.latency,
                price: price * weights.price, locality: locality * weights.locality,
                pivot: Double(route.pivots.count) * weights.pivot),
            price: price, expectedLatency: latency, isMeasured: isMeasured)
    }
}
