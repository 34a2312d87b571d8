import Foundation

/// The gateway as a process: a memory hit beside a plain JSON echo of the same framework, and the time to `readyz`.
enum GatewayBenchmark {
    struct Failure: Error { let reason: String }

    private static let rounds = 5
    private static let sentence = "El puesto de salud atiende de lunes a viernes."

    /// `POST /v1/translate` answered from the memory, beside an echo that decodes and encodes the same body.
    static func memoryHit() throws {
        guard LoadGenerator.isInstalled else {
            print("  skipped, needs the Debian package wrk")
            return
        }
        let body = #"{"text": "\#(sentence)", "source": "es", "target": "quy"}"#
        let load = LoadGenerator(connections: 32, seconds: 3)
        let warmUp = LoadGenerator(connections: 32, seconds: 1)
        let folder = try GatewayFolder(reviewed: [(sentence, "Hampina wasiqa lunismanta viernes kamam kichasqa.")])
        defer { folder.remove() }
        let echo = try MeasuredServer(CommandLine.arguments[0], ["--echo", "{port}"])
        defer { echo.stop() }
        try echo.waitUntilReady("/healthz")
        let gateway = try folder.start()
        defer { gateway.stop() }
        try gateway.waitUntilReady("/readyz")
        let servers = [("JSON echo", echo, "/echo"), ("cached answer", gateway, "/v1/translate")]
        for (_, server, path) in servers {
            _ = try warmUp.run(port: server.port, path: path, contentType: "application/json", bodies: [body])
        }
        // By turns, so that other work on the machine falls on both.
        var ratios: [Double] = []
        for round in 0..<rounds {
            let reports = try servers.map { name, server, path in
                let report = try load.run(
                    port: server.port, path: path, contentType: "application/json", bodies: [body])
                if round == rounds - 1 { print(report.line(name)) }
                return report.requestsPerSecond
            }
            ratios.append(reports[1] / reports[0])
        }
        let ratio = twoDecimals(ratios.sorted()[rounds / 2])
        print("  ratio: \(ratio) of the echo's requests/s, median of \(rounds) rounds (goal 0.7)")
    }

    /// From starting the process to the first 200 of `/readyz`: a new data folder, then the same one again.
    static func startUp() throws {
        let folder = try GatewayFolder(reviewed: [])
        defer { folder.remove() }
        var times: [Double] = []
        for run in 0..<6 {
            let start = ContinuousClock.now
            let server = try folder.start()
            defer { server.stop() }
            try server.waitUntilReady("/readyz")
            let (seconds, attoseconds) = (ContinuousClock.now - start).components
            let time = Double(seconds) + Double(attoseconds) / 1e18
            if run == 0 { print("  first start, lexicon loaded: \(twoDecimals(time)) s") } else { times.append(time) }
        }
        print("  later starts: median \(twoDecimals(times.sorted()[times.count / 2])) s of \(times.count) (aim 0.5 s)")
    }
}

/// A temporary data folder, and a share folder whose units are the given reviewed ones.
struct GatewayFolder {
    private let root: URL
    private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("chaka").path

    init(reviewed: [(spanish: String, quechua: String)]) throws {
        let files = FileManager.default
        guard files.isExecutableFile(atPath: Self.program) else {
            throw GatewayBenchmark.Failure(reason: "\(Self.program) is missing: swift build -c release --product chaka")
        }
        root = files.temporaryDirectory.appendingPathComponent("chaka-benchmark-\(UUID())")
        let here = URL(fileURLWithPath: files.currentDirectoryPath)
        let civic = root.appendingPathComponent("corpora/civic")
        try files.createDirectory(at: civic, withIntermediateDirectories: true)
        for name in ["lexicons", "docs", "corpora/identification"] {
            try files.createSymbolicLink(
                at: root.appendingPathComponent(name), withDestinationURL: here.appendingPathComponent(name))
        }
        let rows = reviewed.enumerated().map {
            "u\($0.offset)\thealth\t\($0.element.spanish)\t\($0.element.quechua)\t\t\t\t"
        }
        let lines =
            [
                "# source: benchmark", "# licence: CC BY 4.0", "# review: reviewed",
                "key\tdomain\tes\tquy\tay\ten\tloans\tnote",
            ]
            + rows
        try (lines.joined(separator: "\n") + "\n").write(
            to: civic.appendingPathComponent("units.tsv"), atomically: true, encoding: .utf8)
    }

    /// Starts the gateway on this folder.
    func start() throws -> MeasuredServer {
        try MeasuredServer(
            Self.program,
            ["serve", "--port", "{port}", "--share-dir", root.path, "--data-dir", root.path + "/var"])
    }

    func remove() {
        // A temporary folder that stays behind does no harm.
        try? FileManager.default.removeItem(at: root)
    }
}

/// A number with two decimals.
func twoDecimals(_ value: Double) -> String {
    let scaled = Int((value * 100).rounded())
    return "\(scaled / 100).\(scaled % 100 < 10 ? "0" : "")\(scaled % 100)"
}
