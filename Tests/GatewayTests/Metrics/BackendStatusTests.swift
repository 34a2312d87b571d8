import Gateway
import Testing
import TextProcessing
import Translation

struct BackendStatusTests {
    private static func description(_ directions: Int) -> BackendDescription {
        BackendDescription(
            id: "a", method: .rules, locality: .inProcess,
            directions: Array(
                repeating: .init(LanguagePair(source: .spanish, target: .english), quality: 0.5), count: directions),
            licence: "test")
    }

    private static let sick = BackendHealth(isHealthy: false, remedy: "install it")
    private static let open = RouteExclusion(backend: "a", reason: .breakerOpen, retryAfter: .seconds(5))
    private static let resting = RouteExclusion(backend: "a", reason: .resting, retryAfter: .seconds(60))

    @Test(
        "what a backend says of itself counts before what calls have shown",
        arguments: [
            (BackendHealth.healthy, nil, BackendStatus.State.ready, nil, nil, true),
            (
                .healthy, open, .resting, "it failed too often; it is tried again by itself", Duration.seconds(5),
                false
            ),
            (
                .healthy, resting, .resting, "it asked to be left alone; it is tried again by itself",
                .seconds(60), false
            ),
            (sick, nil, .unhealthy, "install it", nil, false), (sick, open, .unhealthy, "install it", nil, false),
        ] as [(BackendHealth, RouteExclusion?, BackendStatus.State, String?, Duration?, Bool)])
    func states(
        health: BackendHealth, obstacle: RouteExclusion?, state: BackendStatus.State, remedy: String?,
        retryAfter: Duration?, canTranslate: Bool
    ) {
        let status = BackendStatus(description: Self.description(1), health: health, obstacle: obstacle)
        #expect(status.state == state)
        #expect(status.remedy == remedy)
        #expect(status.retryAfter == retryAfter)
        #expect(status.canTranslate == canTranslate)
    }

    @Test("an engine without directions is ready and helps nobody")
    func withoutDirections() {
        let status = BackendStatus(description: Self.description(0), health: .healthy, obstacle: nil)
        #expect(status.state == .ready)
        #expect(!status.canTranslate)
    }
}
