import Gateway
import Store
import Testing

struct RateLimiterTests {
    private static let start = ContinuousClock.now

    /// Milliseconds after the start, whether the request is taken, tokens left, milliseconds until the next token.
    @Test(
        "takes as many as the bucket has, and fills at its rate",
        arguments: [
            (2.0, 3, [(0, true, 2, 0), (0, true, 1, 0), (0, true, 0, 0), (0, false, 0, 500), (499, false, 0, 1)]),
            (2.0, 3, [(0, true, 2, 0), (0, true, 1, 0), (0, true, 0, 0), (500, true, 0, 0), (500, false, 0, 500)]),
            (1.0, 1, [(0, true, 0, 0), (999, false, 0, 1), (1000, true, 0, 0), (1500, false, 0, 500)]),
            (0.1, 1, [(0, true, 0, 0), (0, false, 0, 10_000), (9999, false, 0, 1), (10_000, true, 0, 0)]),
            // A long rest fills the bucket and no more.
            (10.0, 2, [(0, true, 1, 0), (3_600_000, true, 1, 0), (3_600_000, true, 0, 0), (3_600_000, false, 0, 100)]),
            // An instant before the last one takes nothing away.
            (1.0, 2, [(5000, true, 1, 0), (0, true, 0, 0), (5000, false, 0, 1000), (6000, true, 0, 0)]),
        ] as [(Double, Int, [(Int, Bool, Int, Int)])])
    func bucket(perSecond: Double, burst: Int, requests: [(Int, Bool, Int, Int)]) {
        let limiter = RateLimiter()
        let rate = KeyTerms.Rate(perSecond: perSecond, burst: burst)
        for (time, isAllowed, remaining, wait) in requests {
            let standing = limiter.take("a", rate: rate, at: Self.start + .milliseconds(time))
            #expect(standing.isAllowed == isAllowed, "at \(time)")
            #expect(standing.remaining == remaining, "at \(time)")
            #expect(Int((standing.retryAfter / .milliseconds(1)).rounded()) == wait, "at \(time)")
            #expect(standing.limit == burst)
        }
    }

    @Test("says when the bucket is full and how long an empty one takes")
    func times() {
        let limiter = RateLimiter()
        let rate = KeyTerms.Rate(perSecond: 2, burst: 6)
        _ = limiter.take("a", rate: rate, at: Self.start)
        let standing = limiter.take("a", rate: rate, at: Self.start)
        #expect(standing.fullAfter == .seconds(1))
        #expect(standing.window == .seconds(3))
    }

    @Test("keys have buckets of their own, and a changed rate holds at once")
    func separate() {
        let limiter = RateLimiter()
        let one = KeyTerms.Rate(perSecond: 1, burst: 1)
        #expect(limiter.take("a", rate: one, at: Self.start).isAllowed)
        #expect(limiter.take("b", rate: one, at: Self.start).isAllowed)
        #expect(!limiter.take("a", rate: one, at: Self.start).isAllowed)
        let faster = KeyTerms.Rate(perSecond: 100, burst: 5)
        #expect(limiter.take("a", rate: faster, at: Self.start + .milliseconds(10)).isAllowed)
    }

    @Test("a rate without a burst has that of one second", arguments: [(0.01, 1), (1, 1), (1.5, 2), (100, 100)])
    func burst(perSecond: Double, burst: Int) {
        #expect(KeyTerms.Rate(perSecond: perSecond).burst == burst)
    }
}
