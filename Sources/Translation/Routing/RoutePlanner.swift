public import TextProcessing

/// Finds the ways from one variety to another over the declared directions of the backends: pure, no I/O.
///
/// Routes are ordered by expected quality, then by number of legs, then by backend identifiers, so that the plan is the
/// same on every run. Through one or two pivot languages; no language is visited twice.
public struct RoutePlanner: Sendable {
    /// What one pivot costs beside the quality of the legs: errors of the first leg become input of the second.
    public static let pivotFactor = 0.8

    private struct Edge {
        let backend: String
        let quality: Double
        let pair: LanguagePair
        let canPivot: Bool
    }

    /// Most legs of a route.
    public let maximumLegs: Int

    /// Varieties that some backend translates from, in order of tag.
    public let sourceVarieties: [LanguageVariety]

    /// What the backends declare, by identifier.
    let backends: [String: BackendDescription]

    private let plans: [LanguagePair: [Route]]
    private let reachable: [LanguageVariety: [LanguageVariety]]
    /// What each source reaches, itself included.
    private let servable: [LanguageVariety: Set<LanguageVariety>]

    /// Creates a planner over the given backends and makes all plans.
    ///
    /// - Parameters:
    ///   - backends: What the backends declare; identifiers are unique.
    ///   - maximumLegs: Most legs of a route: 3 allows two pivots.
    public init(backends: [BackendDescription], maximumLegs: Int = 3) {
        var edges: [LanguageVariety: [Edge]] = [:]
        for backend in backends {
            for direction in backend.directions {
                edges[direction.pair.source, default: []].append(
                    Edge(
                        backend: backend.id, quality: direction.quality, pair: direction.pair,
                        canPivot: backend.canPivot))
            }
        }
        self.maximumLegs = maximumLegs
        self.backends = Dictionary(backends.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        sourceVarieties = edges.keys.sorted()
        var found: [LanguagePair: [Route]] = [:]
        for source in edges.keys {
            Self.extend([], at: source, quality: 1, over: edges, maximumLegs: maximumLegs, into: &found)
        }
        plans = found.mapValues { $0.sorted(by: Self.precedes) }
        reachable = Dictionary(grouping: found.keys, by: \.source).mapValues { $0.map(\.target).sorted() }
        servable = Dictionary(
            uniqueKeysWithValues: reachable.map { source, targets in (source, Set(targets).union([source])) })
    }

    /// Varieties that can be reached from a source, in order of tag.
    public func reachableTargets(from source: LanguageVariety) -> [LanguageVariety] { reachable[source] ?? [] }

    /// What can be served to readers of a text in `source`: what can be reached, and the text itself.
    func servableTargets(from source: LanguageVariety) -> Set<LanguageVariety> { servable[source] ?? [source] }

    /// Every way for a direction, best first; empty when there is none.
    public func routes(for pair: LanguagePair) -> [Route] { plans[pair] ?? [] }

    private static func extend(
        _ legs: [Edge], at place: LanguageVariety, quality: Double, over edges: [LanguageVariety: [Edge]],
        maximumLegs: Int, into found: inout [LanguagePair: [Route]]
    ) {
        for edge in edges[place] ?? [] {
            guard edge.canPivot || legs.isEmpty else { continue }
            guard !legs.contains(where: { $0.pair.source == edge.pair.target }) else { continue }
            let path = legs + [edge]
            let pathQuality = quality * edge.quality * (legs.isEmpty ? 1 : pivotFactor)
            let pair = LanguagePair(source: path[0].pair.source, target: edge.pair.target)
            found[pair, default: []].append(
                Route(legs: path.map { RouteLeg(backend: $0.backend, pair: $0.pair) }, quality: pathQuality))
            if path.count < maximumLegs, edge.canPivot {
                extend(
                    path, at: edge.pair.target, quality: pathQuality, over: edges, maximumLegs: maximumLegs,
                    into: &found)
            }
        }
    }

    private static func precedes(_ left: Route, _ right: Route) -> Bool {
        if left.quality != right.quality { return left.quality > right.quality }
        if left.legs.count != right.legs.count { return left.legs.count < right.legs.count }
        return left.legs.map(\.backend).lexicographicallyPrecedes(right.legs.map(\.backend))
    }
}
