import Testing

@testable import Translation

struct CircuitBreakerTests {
    private static let start = ContinuousClock.now

    private static func breaker(leastCalls: Int = 10) -> CircuitBreaker {
        CircuitBreaker(
            settings: .init(
                consecutiveFailures: 3, window: 10, leastCalls: leastCalls, failureShare: 0.5, openTime: .seconds(5),
                longestOpenTime: .seconds(15), jitter: 0.2))
    }

    private static func at(_ seconds: Double) -> ContinuousClock.Instant { start + .seconds(seconds) }

    @Test("opens after failures in a row, and a success between them starts the row anew")
    func opensInARow() {
        var breaker = Self.breaker()
        for isFailure in [true, true, false, true, true] {
            if isFailure {
                breaker.recordFailure(wasProbe: false, at: Self.at(0), random: 0)
            } else {
                breaker.recordSuccess(wasProbe: false)
            }
        }
        #expect(breaker.state(at: Self.at(0)) == .closed)
        breaker.recordFailure(wasProbe: false, at: Self.at(0), random: 0)
        #expect(breaker.state(at: Self.at(0)) == .open)
        #expect(breaker.permission(at: Self.at(1)) == .refused(retryAfter: .seconds(4)))
    }

    @Test("opens when half of the last ten calls failed, however they are mixed, and not before there are ten")
    func opensByShare() {
        var breaker = Self.breaker()
        for _ in 0..<4 {
            breaker.recordFailure(wasProbe: false, at: Self.at(0), random: 0)
            breaker.recordSuccess(wasProbe: false)
        }
        #expect(breaker.state(at: Self.at(0)) == .closed)
        breaker.recordSuccess(wasProbe: false)
        breaker.recordFailure(wasProbe: false, at: Self.at(0), random: 0)
        #expect(breaker.state(at: Self.at(0)) == .open)
    }

    @Test("forgets calls that have left the window")
    func slides() {
        var breaker = Self.breaker()
        for _ in 0..<2 { breaker.recordFailure(wasProbe: false, at: Self.at(0), random: 0) }
        for _ in 0..<10 { breaker.recordSuccess(wasProbe: false) }
        for _ in 0..<2 { breaker.recordFailure(wasProbe: false, at: Self.at(0), random: 0) }
        breaker.recordSuccess(wasProbe: false)
        for _ in 0..<2 { breaker.recordFailure(wasProbe: false, at: Self.at(0), random: 0) }
        #expect(breaker.state(at: Self.at(0)) == .closed)
    }

    @Test("lets one probe through, closes when it is answered")
    func probes() {
        var breaker = Self.breaker()
        for _ in 0..<3 { breaker.recordFailure(wasProbe: false, at: Self.at(0), random: 0.5) }
        // 5 s and half of a fifth of them.
        #expect(breaker.retryAfter(at: Self.at(0)) == .seconds(5.5))
        #expect(breaker.state(at: Self.at(5.5)) == .halfOpen)
        #expect(breaker.permission(at: Self.at(5.5)) == .probe)
        #expect(breaker.permission(at: Self.at(5.5)) == .refused(retryAfter: .seconds(5)))
        // A late answer to a call from before says nothing.
        breaker.recordSuccess(wasProbe: false)
        #expect(breaker.state(at: Self.at(6)) == .halfOpen)
        breaker.recordSuccess(wasProbe: true)
        #expect(breaker.permission(at: Self.at(6)) == .granted)
    }

    @Test("stays open twice as long after each failed probe, up to the limit, and gives the probe back when withdrawn")
    func backsOff() {
        var breaker = Self.breaker()
        for _ in 0..<3 { breaker.recordFailure(wasProbe: false, at: Self.at(0), random: 0) }
        #expect(breaker.permission(at: Self.at(5)) == .probe)
        breaker.withdraw(wasProbe: true)
        #expect(breaker.permission(at: Self.at(5)) == .probe)
        breaker.recordFailure(wasProbe: true, at: Self.at(5), random: 0)
        #expect(breaker.retryAfter(at: Self.at(5)) == .seconds(10))
        #expect(breaker.permission(at: Self.at(15)) == .probe)
        breaker.recordFailure(wasProbe: true, at: Self.at(15), random: 0)
        #expect(breaker.retryAfter(at: Self.at(15)) == .seconds(15))
    }

    @Test("rests as long as it was asked to, without counting a failure")
    func rests() {
        var breaker = Self.breaker()
        breaker.rest(until: Self.at(20))
        breaker.rest(until: Self.at(10))
        #expect(breaker.isResting(at: Self.at(19)))
        #expect(breaker.permission(at: Self.at(5)) == .refused(retryAfter: .seconds(15)))
        #expect(breaker.state(at: Self.at(5)) == .closed)
        #expect(breaker.permission(at: Self.at(20)) == .granted)
    }
}
