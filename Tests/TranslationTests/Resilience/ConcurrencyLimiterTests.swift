import Testing

@testable import Translation

struct ConcurrencyLimiterTests {
    @Test("lets as many work as allowed, others wait in order and not too long")
    func limits() async {
        let time = VirtualTime()
        let start = time.now
        let limiter = ConcurrencyLimiter(limit: 2, queue: 3, clock: time.routing)
        // Each works for a second; the wait is a second and a half: 2 at once, 2 after a second, 1 in vain, 1 has no
        // place in the queue.
        let ends = await time.run {
            await withTaskGroup(of: (Int, Bool, Duration).self) { group in
                for number in 0..<6 {
                    group.addTask {
                        // Nobody cancels the simulation.
                        try? await time.sleep(until: start + .milliseconds(number), tolerance: nil)
                        let isIn = await limiter.acquire(until: start + .milliseconds(1500))
                        let begin = time.now - start
                        guard isIn else { return (number, false, begin) }
                        try? await time.sleep(until: time.now + .seconds(1), tolerance: nil)
                        limiter.release()
                        return (number, true, begin)
                    }
                }
                var found: [(Int, Bool, Duration)] = []
                for await one in group { found.append(one) }
                return found.sorted { $0.0 < $1.0 }
            }
        }
        #expect(ends.map(\.1) == [true, true, true, true, false, false])
        #expect(ends.map(\.2) == [0, 1, 1000, 1001, 1500, 5].map { .milliseconds($0) })
        #expect(limiter.load == (0, 0))
    }

    @Test("a cancelled task leaves the queue")
    func cancels() async {
        let time = VirtualTime()
        let limiter = ConcurrencyLimiter(limit: 1, queue: 3, clock: time.routing)
        let results = await time.run {
            let isFirstIn = await limiter.acquire(until: time.now)
            let isSecondIn = await withTaskGroup(of: Bool.self) { group in
                group.addTask { await limiter.acquire(until: time.now + .seconds(60)) }
                // Nobody cancels the simulation.
                try? await time.sleep(until: time.now + .seconds(1), tolerance: nil)
                group.cancelAll()
                return await group.next() ?? true
            }
            return (isFirstIn, isSecondIn)
        }
        #expect(results == (true, false))
        #expect(limiter.load == (1, 0))
    }
}
