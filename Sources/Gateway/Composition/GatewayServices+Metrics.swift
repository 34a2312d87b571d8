import Foundation
import TextProcessing
public import Translation

extension GatewayServices {
    /// Time since the start of the process.
    public var uptime: Duration { .seconds(max(0, Date().timeIntervalSince1970 - ProcessFigures.startTime)) }

    /// Brings the gauges of the registry up to date, before it is written out.
    public func reportFigures() async {
        ProcessFigures.report(to: metrics)
        for status in await backendStatuses() {
            let id = status.description.id
            metrics.set(status.state == .unhealthy ? 0 : 1, of: .health, id)
            // A breaker that never moved told nobody that it is closed.
            metrics.add(0, to: .breakers, id)
        }
        guard let cache = pipeline.cache else { return }
        let figures = cache.statistics
        metrics.set(Double(figures.hits), of: .cacheLookups, "hit")
        metrics.set(Double(figures.misses), of: .cacheLookups, "miss")
        metrics.set(Double(figures.evictions), of: .cacheEvictions)
        metrics.set(Double(figures.bytes), of: .cacheBytes)
        metrics.set(Double(figures.entries), of: .cacheEntries)
    }
}

extension GatewayServices {
    /// Counts what became of the sentences of a batch, and their characters.
    public func count(
        _ results: [Result<TranslationResult, TranslationError>], of requests: [TranslationRequest]
    ) {
        for (result, request) in zip(results, requests) {
            switch result {
            case .success(let translation):
                let (source, target) = (translation.source.used.tag, translation.target.served.tag)
                metrics.add(Double(request.text.unicodeScalars.count), to: .characters, source, target)
                for segment in translation.segments {
                    metrics.add(1, to: .segments, segment.source.tag, target, segment.status.rawValue)
                }
            case .failure(let error): metrics.add(1, to: .refusals, error.code)
            }
        }
    }
}
