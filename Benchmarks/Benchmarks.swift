import TextProcessing

/// Speed and quality measurements, each beside a peer or a plain loop in the same run: `make bench`.
@main
struct Benchmarks {
    /// The measurements by name, in the order in which they run.
    static let all: [(name: String, run: @Sendable () async throws -> Void)] = [
        ("normalization", { try NormalizationBenchmark.run() }),
        ("identification", IdentificationBenchmark.run),
        ("apertium", ApertiumBenchmark.run),
    ]

    static func main() async throws {
        let wanted = Set(CommandLine.arguments.dropFirst())
        for benchmark in all where wanted.isEmpty || wanted.contains(benchmark.name) {
            print("== \(benchmark.name)")
            try await benchmark.run()
        }
    }
}
