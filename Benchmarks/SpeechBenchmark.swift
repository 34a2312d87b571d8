import Foundation

/// Speech over HTTP beside shell loops that start `espeak-ng` for the same sentences, in alternating rounds.
enum SpeechBenchmark {
    struct Failure: Error { let reason: String }

    private static let espeak = "/usr/bin/espeak-ng"
    private static let rounds = 3
    private static let spawned = 60

    static func run() throws {
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let worker = folder.appendingPathComponent("chaka-espeak").path
        guard LoadGenerator.isInstalled, FileManager.default.isExecutableFile(atPath: espeak) else {
            print("  skipped, needs the Debian packages wrk and espeak-ng")
            return
        }
        guard FileManager.default.isExecutableFile(atPath: worker) else {
            throw Failure(reason: "\(worker) is missing: swift build -c release --product chaka-espeak")
        }
        let share = try GatewayFolder(reviewed: [])
        defer { share.remove() }
        let gateway = try share.start()
        defer { gateway.stop() }
        try gateway.waitUntilReady("/readyz")
        try throughput(gateway)
        try firstAudio(gateway)
    }

    /// One caller beside one loop, then as many as the gateway has voices beside as many loops.
    private static func throughput(_ gateway: MeasuredServer) throws {
        for width in [1, 2] {
            let load = LoadGenerator(connections: width, seconds: 4)
            _ = try ask(gateway, LoadGenerator(connections: width, seconds: 1), isFresh: true)
            _ = try ask(gateway, LoadGenerator(connections: width, seconds: 1), isFresh: false)
            _ = try spawn(width: width)
            var (loops, fresh, cached): ([Double], [Double], [Double]) = ([], [], [])
            var last: [(name: String, report: LoadGenerator.Report)] = []
            for _ in 0..<rounds {
                loops.append(try spawn(width: width))
                let reports = [
                    ("fresh speech", try ask(gateway, load, isFresh: true)),
                    ("cached speech", try ask(gateway, load, isFresh: false)),
                ]
                guard reports.allSatisfy({ $0.1.failures == 0 }) else {
                    throw Failure(reason: "an answer was no speech")
                }
                fresh.append(reports[0].1.requestsPerSecond)
                cached.append(reports[1].1.requestsPerSecond)
                last = reports.map { (name: $0.0, report: $0.1) }
            }
            print("  \(width) at a time, medians of \(rounds) rounds")
            print("  loop over espeak-ng: \(twoDecimals(median(loops))) sentences/s")
            for (name, report) in last { print(report.line(name + ", last round")) }
            for (name, rates) in [("fresh", fresh), ("cached", cached)] {
                let ratio = median(zip(rates, loops).map { $0 / $1 })
                let mark = ratio >= 1 ? "" : " MISSED"
                print("  ratio, \(name): \(twoDecimals(ratio)) of the loop's sentences/s (must 1)\(mark)")
            }
        }
    }

    /// From the request for a long text to the first bytes that are sound.
    private static func firstAudio(_ gateway: MeasuredServer) throws {
        let long = (1...30).map(sentence).joined(separator: " ")
        var times: [Double] = []
        for run in 0..<11 {
            let body = #"{"text": "\#(long)", "language": "es", "noStore": true}"#
            // The head of a WAVE file and of the first chunk is shorter than a hundred bytes.
            let time = try gateway.timeToBody("/v1/speech", json: body, bytes: 1_000)
            if run > 0 { times.append(time / .milliseconds(1)) }
        }
        let mark = median(times) <= 150 ? "" : " MISSED"
        print(
            "  first audio of \(long.count) characters: median \(twoDecimals(median(times))) ms,"
                + " slowest of \(times.count) \(twoDecimals(times.max() ?? 0)) ms (aim 150 ms)\(mark)")
    }

    private static func ask(
        _ gateway: MeasuredServer, _ load: LoadGenerator, isFresh: Bool
    ) throws -> LoadGenerator.Report {
        let numbers = isFresh ? 1...500 : 1...1
        let bodies = numbers.map {
            #"{"text": "\#(sentence($0))", "language": "es", "noStore": \#(isFresh)}"#
        }
        return try load.run(port: gateway.port, path: "/v1/speech", contentType: "application/json", bodies: bodies)
    }

    /// Sentences a second of a shell that starts a program for each, `width` at a time.
    private static func spawn(width: Int) throws -> Double {
        let text = sentence("$1")
        let one = "\(espeak) -v es-419 --stdout \"\(text)\" >/dev/null"
        let script =
            width == 1
            ? "say() { \(one); }; n=1; while [ $n -le \(spawned) ]; do say $n || exit 1; n=$((n + 1)); done"
            : "seq 1 \(spawned) | xargs -P \(width) -I{} \(espeak) -v es-419 --stdout \"\(sentence("{}"))\" >/dev/null"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script]
        let start = ContinuousClock.now
        try process.run()
        process.waitUntilExit()
        let time = ContinuousClock.now - start
        guard process.terminationStatus == 0 else { throw Failure(reason: "the loop over espeak-ng failed") }
        return Double(spawned) / (time / .seconds(1))
    }

    private static func sentence(_ number: Int) -> String { sentence("\(number)") }

    private static func sentence(_ number: String) -> String {
        "El puesto de salud número \(number) atiende a los vecinos de lunes a viernes."
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
