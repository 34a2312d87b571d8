import Translation

extension RoutingObserver {
    /// Counts what routing tells.
    static func counting(in metrics: MetricsRegistry) -> RoutingObserver {
        RoutingObserver(
            attemptFinished: { backend, outcome, duration in
                metrics.add(1, to: .attempts, backend, outcome)
                metrics.observe(duration / .seconds(1), in: .attemptSeconds, backend)
            },
            breakerChanged: { backend, state in
                let value: Double =
                    switch state {
                    case .closed: 0
                    case .halfOpen: 1
                    case .open: 2
                    }
                metrics.set(value, of: .breakers, backend)
            },
            hedgeStarted: { metrics.add(1, to: .hedges, $0, "started") },
            hedgeWon: { metrics.add(1, to: .hedges, $0, "won") })
    }
}
