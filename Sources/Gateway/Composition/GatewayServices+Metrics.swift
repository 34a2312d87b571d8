import Translation

extension GatewayServices {
    /// Brings the gauges of the registry up to date, before it is written out.
    public func reportFigures() {
        ProcessFigures.report(to: metrics)
        guard let cache = pipeline.cache else { return }
        let figures = cache.statistics
        metrics.set(Double(figures.hits), of: .cacheLookups, "hit")
        metrics.set(Double(figures.misses), of: .cacheLookups, "miss")
        metrics.set(Double(figures.evictions), of: .cacheEvictions)
        metrics.set(Double(figures.bytes), of: .cacheBytes)
        metrics.set(Double(figures.entries), of: .cacheEntries)
    }
}
