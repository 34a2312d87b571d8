import CCurlBaseline
import Glibc
import Transport

/// GETs on loopback through the transport beside a plain C loop over the same library, in alternating rounds.
enum TransportBenchmark {
    struct Failure: Error { let reason: String }

    private static let requests = 20_000
    private static let rounds = 5

    static func run() async throws {
        let server = try MeasuredServer(CommandLine.arguments[0], ["--hello", "{port}"])
        defer { server.stop() }
        try server.waitUntilReady("/")
        let url = "http://127.0.0.1:\(server.port)/"
        let transport = try CurlTransport()
        for concurrency in [32, 1] {
            // Connections and pages of memory are there before the first measured round.
            _ = try plain(url, concurrency)
            _ = try await ours(transport, url, concurrency)
            var (plainRates, rates): ([Double], [Double]) = ([], [])
            var (plainTime, time) = (Duration.zero, Duration.zero)
            for _ in 0..<rounds {
                let start = processorTime()
                plainRates.append(try plain(url, concurrency))
                let middle = processorTime()
                rates.append(try await ours(transport, url, concurrency))
                plainTime += middle - start
                time += processorTime() - middle
            }
            let ratios = zip(rates, plainRates).map { $0 / $1 }
            print("  concurrency \(concurrency), medians of \(rounds) rounds of \(requests) GETs")
            for (name, rates, time) in [("C loop", plainRates, plainTime), ("transport", rates, time)] {
                let cost = twoDecimals(time / .microseconds(rounds * requests))
                print("  \(name): \(Int(median(rates))) requests/s, \(cost) µs of processor a request")
            }
            let bar = concurrency > 1 ? " (must 0.7)" : ""
            print("  ratio: \(twoDecimals(median(ratios))) of the C loop's requests/s\(bar)")
        }
        await transport.close()
    }

    private static func plain(_ url: String, _ concurrency: Int) throws -> Double {
        try rate {
            let answered = chaka_baseline_run(url, requests, Int32(concurrency))
            guard answered == requests else { throw Failure(reason: "the C loop got \(answered) answers") }
        }
    }

    private static func ours(_ transport: CurlTransport, _ url: String, _ concurrency: Int) async throws -> Double {
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<concurrency {
                group.addTask {
                    for _ in stride(from: worker, to: requests, by: concurrency) {
                        let response = try await transport.send(TransportRequest(url: url))
                        guard response.status == 200, response.body.count == 5 else {
                            throw Failure(reason: "the transport got status \(response.status)")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        return perSecond(since: start)
    }

    private static func rate(_ body: () throws -> Void) rethrows -> Double {
        let start = ContinuousClock.now
        try body()
        return perSecond(since: start)
    }

    private static func perSecond(since start: ContinuousClock.Instant) -> Double {
        Double(requests) / ((.now - start) / .seconds(1))
    }

    private static func processorTime() -> Duration {
        // POSIX: clock() counts microseconds.
        .microseconds(clock())
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
