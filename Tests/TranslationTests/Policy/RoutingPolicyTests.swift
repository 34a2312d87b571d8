import Testing
import TextProcessing
import Translation

struct RoutingPolicyTests {
    private static let pair = LanguagePair(source: .spanish, target: .chankaQuechua)

    private static func backend(
        _ id: String, _ quality: Double, from source: LanguageVariety = .spanish,
        to target: LanguageVariety = .chankaQuechua, locality: BackendDescription.Locality = .inProcess,
        price: Double = 0, licence: String = "CC-BY-4.0"
    ) -> BackendDescription {
        BackendDescription(
            id: id, method: .phrase, locality: locality,
            directions: [.init(LanguagePair(source: source, target: target), quality: quality)],
            costPerMillionCharacters: price, licence: licence)
    }

    private static let backends = [
        backend("cloud", 0.6, locality: .external, price: 20, licence: "proprietary"),
        backend("nllb", 0.5, locality: .localProcess, licence: "CC-BY-NC-4.0"),
        backend("phrase", 0.4), backend("dictionary", 0.25),
        backend("apertium", 0.5, to: .english, locality: .localProcess, licence: "GPL-3.0"),
        backend("english", 0.9, from: .english),
    ]

    private static let everything = RoutingPolicy(external: .allowed)

    /// Costs by hand: 1 - quality, 0.0025 a dollar, 0.01 out of the process, 0.05 off the machine, 0.01 a pivot; the way
    /// over English has the quality 0.5 * 0.9 * 0.8 = 0.36 and the cost 0.64 + 0.01 + 0.01.
    @Test(
        "orders what is allowed by cost, and says why others are left out",
        arguments: [
            (everything, ["cloud", "nllb", "phrase", "apertium english", "dictionary"], []),
            (.standard, ["nllb", "phrase", "apertium english", "dictionary"], ["cloud policy.external"]),
            (
                RoutingPolicy(allowsNonCommercial: false), ["phrase", "apertium english", "dictionary"],
                ["cloud policy.external", "nllb policy.licence"]
            ),
            (
                RoutingPolicy(maximumPrice: 5, external: .allowed),
                ["nllb", "phrase", "apertium english", "dictionary"],
                ["cloud policy.price"]
            ),
            (
                RoutingPolicy(allowedLicences: ["CC-BY-4.0"], external: .allowed), ["phrase", "dictionary"],
                ["apertium policy.licence", "cloud policy.licence", "english dependent", "nllb policy.licence"]
            ),
            (
                RoutingPolicy(allowedBackends: ["phrase", "cloud"], external: .allowed), ["cloud", "phrase"],
                [
                    "apertium policy.backend", "dictionary policy.backend", "english policy.backend",
                    "nllb policy.backend",
                ]
            ),
            (
                RoutingPolicy(external: .allowed, weights: RouteCostWeights(price: 0.02)),
                ["nllb", "phrase", "apertium english", "dictionary", "cloud"], []
            ),
        ] as [(RoutingPolicy, [String], [String])])
    func plans(policy: RoutingPolicy, routes: [String], excluded: [String]) {
        let plan = RoutePlanner(backends: Self.backends).explain(Self.pair, policy: policy)
        #expect(plan.candidates.map { $0.route.legs.map(\.backend).joined(separator: " ") } == routes)
        #expect(plan.excluded.map { "\($0.backend) \($0.reason.rawValue)" } == excluded)
    }

    @Test("shows the parts of a cost")
    func parts() throws {
        let latency = LatencyEstimate(median: .seconds(2), p95: .seconds(3), count: 20)
        let plan = RoutePlanner(backends: Self.backends).explain(
            Self.pair, policy: Self.everything, conditions: ["cloud": BackendCondition(latencies: [Self.pair: latency])]
        )
        let cloud = try #require(plan.candidates.first { $0.route.legs[0].backend == "cloud" })
        #expect(cloud.cost.latency == 0.1)
        #expect(abs(cloud.cost.total - (0.4 + 0.1 + 0.05 + 0.05)) < 1e-9)
        #expect(cloud.expectedLatency == .seconds(2))
        #expect(cloud.price == 20)
        #expect(!cloud.isMeasured)
    }

    @Test(
        "names an open breaker with its time, unless the policy forbids the backend anyway, or the direction is foreign"
    )
    func obstacles() {
        func open(_ id: String) -> BackendCondition {
            BackendCondition(obstacle: RouteExclusion(backend: id, reason: .breakerOpen, retryAfter: .seconds(7)))
        }
        let plan = RoutePlanner(backends: Self.backends + [Self.backend("aymara", 1, to: .centralAymara)]).explain(
            Self.pair, conditions: ["cloud": open("cloud"), "phrase": open("phrase"), "aymara": open("aymara")])
        #expect(
            plan.excluded == [
                RouteExclusion(backend: "aymara", reason: .noDirection),
                RouteExclusion(backend: "cloud", reason: .policyExternal),
                RouteExclusion(backend: "phrase", reason: .breakerOpen, retryAfter: .seconds(7)),
            ])
        #expect(plan.retryAfter == .seconds(7))
    }

    @Test("a request narrows its tenant's policy and never widens it")
    func narrows() {
        let tenant = RoutingPolicy(allowedBackends: ["a", "b"], maximumPrice: 5, deadline: .seconds(3))
        let both = tenant.narrowed(
            by: RoutingPolicy(
                allowedBackends: ["b", "c"], allowsNonCommercial: false, maximumPrice: 9, external: .allowed,
                deadline: .seconds(1)))
        #expect(both.allowedBackends == ["b"])
        #expect(both.external == .never)
        #expect(both.maximumPrice == 5)
        #expect(!both.allowsNonCommercial)
        #expect(both.deadline == .seconds(1))
    }

    @Test(
        "tells non-commercial licences",
        arguments: [
            ("CC-BY-NC-4.0", true), ("CC BY-NC-SA 4.0", true), ("non-commercial use", true), ("noncommercial", true),
            ("CC-BY-4.0", false), ("commercial", false), ("", false), ("NCSA", false),
        ])
    func nonCommercial(licence: String, isNonCommercial: Bool) {
        #expect(Self.backend("x", 1, licence: licence).isNonCommercial == isNonCommercial)
    }
}
