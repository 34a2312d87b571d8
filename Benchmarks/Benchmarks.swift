import CCurlBaseline
import Glibc

/// Speed and quality measurements, each beside a peer or a plain loop in the same run: `make bench`.
@main
struct Benchmarks {
    /// The measurements by name, in the order in which they run.
    static let all: [(name: String, run: @Sendable () async throws -> Void)] = [
        ("normalization", { try NormalizationBenchmark.run() }),
        ("identification", IdentificationBenchmark.run),
        ("evaluation", { try EvaluationBenchmark.run() }),
        ("import", { try ImportBenchmark.run() }),
        ("apertium", { try ApertiumBenchmark.run() }),
        ("transport", TransportBenchmark.run),
        ("memory", { try GatewayBenchmark.memoryHit() }),
        ("startup", { try GatewayBenchmark.startUp() }),
        ("speech", { try SpeechBenchmark.run() }),
        ("engine", { try EngineBenchmark.run() }),
    ]

    static func main() async throws {
        if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--echo",
            let port = Int(CommandLine.arguments[2])
        {
            return try await EchoServer.run(port: port)
        }
        if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--hello",
            let port = Int32(CommandLine.arguments[2])
        {
            exit(chaka_hello_serve(port))
        }
        if CommandLine.arguments.count == 4, CommandLine.arguments[1] == "--translate" {
            return try BundleDecoder.runAsProcess(bundle: CommandLine.arguments[2], file: CommandLine.arguments[3])
        }
        let wanted = Set(CommandLine.arguments.dropFirst())
        for benchmark in all where wanted.isEmpty || wanted.contains(benchmark.name) {
            print("== \(benchmark.name)")
            try await benchmark.run()
        }
    }
}
