import Testing
import TextProcessing
import Translation

struct RoutePlannerTests {
    private static func backend(
        _ id: String, _ directions: [(String, String, Double)], canPivot: Bool = true
    ) throws -> BackendDescription {
        BackendDescription(
            id: id, method: .rules, locality: .inProcess,
            directions: try directions.map { source, target, quality in
                .init(try pair(source, target), quality: quality)
            }, canPivot: canPivot, licence: "test")
    }

    private static func pair(_ source: String, _ target: String) throws -> LanguagePair {
        LanguagePair(source: try LanguageVariety(parsing: source), target: try LanguageVariety(parsing: target))
    }

    private let planner: RoutePlanner

    init() throws {
        planner = RoutePlanner(backends: [
            try Self.backend("apertium", [("es", "en", 0.5), ("en", "es", 0.5)]),
            try Self.backend("dictionary", [("es", "quy", 0.25), ("quy", "es", 0.25), ("es", "ayr", 0.25)]),
            try Self.backend("memory", [("es", "quy", 1), ("en", "quy", 1), ("quy", "en", 1)], canPivot: false),
        ])
    }

    /// Qualities by hand: product of the legs times 0.8 for each pivot.
    @Test(
        "orders routes by expected quality",
        arguments: [
            ("es", "quy", ["memory", "dictionary"], [1, 0.25]),
            ("en", "quy", ["memory", "apertium dictionary"], [1, 0.5 * 0.25 * 0.8]),
            ("en", "ayr", ["apertium dictionary"], [0.1]),
            ("quy", "ayr", ["dictionary dictionary"], [0.25 * 0.25 * 0.8]),
            ("es", "quz", [], []), ("es", "es", [], []),
        ])
    func orders(source: String, target: String, backends: [String], qualities: [Double]) throws {
        let routes = planner.routes(for: try Self.pair(source, target))
        #expect(routes.map { $0.legs.map(\.backend).joined(separator: " ") } == backends)
        #expect(zip(routes.map(\.quality), qualities).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test("lists what can be reached, pivots included and itself excluded")
    func reachable() {
        #expect(planner.reachableTargets(from: .english).map(\.tag) == ["ayr", "es", "quy"])
        #expect(planner.reachableTargets(from: .collaoQuechua).isEmpty)
    }

    @Test("names the languages passed through")
    func pivots() throws {
        let route = try #require(planner.routes(for: try Self.pair("en", "ayr")).first)
        #expect(route.pivots == [.spanish])
    }

    @Test("goes through two pivots and no further")
    func twoPivots() throws {
        let chain = RoutePlanner(backends: [
            try Self.backend("a", [("es", "en", 0.5), ("en", "quy", 0.5), ("quy", "ayr", 0.5), ("ayr", "quz", 0.5)])
        ])
        #expect(chain.routes(for: try Self.pair("es", "ayr")).map(\.legs.count) == [3])
        #expect(chain.routes(for: try Self.pair("es", "quz")).isEmpty)
    }
}
