import PhraseMT
import Testing
import Training

struct TunerTests {
    private static let sources = ["ab cd e", "a b c", "e 12 d", "cd ab", "a", "e e e", "b 7 a", "Ab c, d."]
    private static let references = ["mn op q", "n m o", "q 12 p", "op mn", "m", "q q", "n 7 m", "Mn o, p."]

    private static func tune(
        seed: UInt64, threads: Int, count: Int = 8, configure: (inout Tuner.Configuration) -> Void = { _ in }
    ) throws -> (weights: FeatureWeights, rounds: [Tuner.Round]) {
        var configuration = Tuner.Configuration()
        configuration.rounds = 3
        configuration.listSize = 15
        configuration.threads = threads
        configure(&configuration)
        // Forty sentences are three chunks of work.
        let sentences = (0..<count * 5).map { sources[$0 % sources.count] }
        let translations = (0..<count * 5).map { references[($0 + $0 / 8) % references.count] }
        return try Tuner(configuration).tune(
            TinyModel(seed: seed).open(), sources: sentences, references: translations, progress: { _ in },
            isCancelled: { false })
    }

    @Test(arguments: [1, 2] as [UInt64])
    func theNumberOfThreadsIsNoMatter(seed: UInt64) throws {
        let one = try Self.tune(seed: seed, threads: 1)
        for threads in [2, 3] {
            let many = try Self.tune(seed: seed, threads: threads)
            #expect(many.weights.values.map(\.bitPattern) == one.weights.values.map(\.bitPattern))
            #expect(many.rounds.map(\.score.bitPattern) == one.rounds.map(\.score.bitPattern))
            #expect(many.rounds.map { $0.weights.map(\.bitPattern) } == one.rounds.map { $0.weights.map(\.bitPattern) })
        }
    }

    // The rounds and one more that judges the last weights; the best of them is kept, but for the floors.
    @Test func theBestRoundIsKept() throws {
        let (weights, rounds) = try Self.tune(seed: 1, threads: 2) { $0.floors = [:] }
        #expect(rounds.count == 4)
        let best = try #require(rounds.max { $0.score < $1.score })
        #expect(weights.values == best.weights)
        #expect(best.score > rounds[0].score)
        #expect(zip(rounds, rounds.dropFirst()).allSatisfy { $0.poolSize <= $1.poolSize })
    }

    @Test func noWeightFallsBelowItsFloor() throws {
        let (weights, _) = try Self.tune(seed: 1, threads: 2) { $0.floors = [.glue: 50, .copied: -50] }
        let (free, _) = try Self.tune(seed: 1, threads: 2) { $0.floors = [:] }
        #expect(weights[.glue] == 50)
        for feature in Feature.allCases where feature != .glue && feature != .firstCorpus {
            #expect(weights[feature] == free[feature])
        }
    }

    @Test func nothingToTuneOnChangesNothing() throws {
        let (weights, rounds) = try Self.tune(seed: 1, threads: 2, count: 0)
        #expect(weights == TinyModel(seed: 1).weights)
        #expect(rounds.isEmpty)
    }

    @Test func aCancelledTuningStops() throws {
        #expect(throws: CancellationError.self) {
            try Tuner().tune(
                TinyModel(seed: 1).open(), sources: ["a"], references: ["m"], progress: { _ in }, isCancelled: { true })
        }
    }
}
