import Foundation
import Testing

@testable import struct Training.ExpectedChrF
@testable import struct Training.TuningPool

struct ExpectedChrFTests {
    /// Sixteen statistics: eight matches, eight n-grams of the translation.
    private static func statistics(matches: Float, counts: Float) -> [Float] {
        [Float](repeating: matches, count: 8) + [Float](repeating: counts, count: 8)
    }

    // With as many matches m, n-grams n and reference n-grams r of each order, P = m/n, R = m/r and the score is
    // 100 · 5PR/(4P + R); forty points are subtracted a unit of n/r above 1 or below 0.97,
    // the range of these tests.
    @Test(
        arguments: [
            (2, 2, 2, 100), (1, 2, 2, 50), (0, 2, 2, 0),
            // P = 1/3, R = 1/2: 500/6 / (4/3 + 1/2) = 45.4545; n/r = 1.5 costs 20.
            (1, 3, 2, 25.454_545),
            // P = 1, R = 1/2: 250 / 4.5 = 55.5556; n/r = 0.5 costs 18.8.
            (1, 1, 2, 36.755_556),
            // No n-gram: nothing is divided by zero; the length costs 40 · 0.97.
            (0, 0, 4, -38.8),
        ] as [(Double, Double, Double, Double)])
    func scoreByHand(matches: Double, counts: Double, references: Double, expected: Double) {
        var objective = ExpectedChrF(
            pool: TuningPool(sentenceCount: 0, featureCount: 1), references: [Double](repeating: references, count: 8))
        objective.lengthRange = 0.97...1
        let values = [Double](repeating: matches, count: 8) + [Double](repeating: counts, count: 8)
        #expect(abs(objective.objective(values).score - expected) < 1e-4)
    }

    // One feature, 0 and ln 3, weight 1: probabilities 1/4 and 3/4 of translations with no and four matches of four. The
    // expected matches are 3 of 4, so P = R = 3/4. The derivative of 100 · p by the weight is 100 · p(1 - p) · ln 3.
    @Test func expectationAndGradientByHand() {
        var pool = TuningPool(sentenceCount: 1, featureCount: 1)
        pool.add("x", features: [0], statistics: Self.statistics(matches: 0, counts: 4), to: 0)
        pool.add("y", features: [Float(log(3.0))], statistics: Self.statistics(matches: 4, counts: 4), to: 0)
        var objective = ExpectedChrF(pool: pool, references: [Double](repeating: 4, count: 8))
        objective.lengthRange = 0.97...1
        let value = objective.value([1])
        #expect(abs(value.score - 75) < 1e-3)
        #expect(abs(value.gradient[0] - 100 * 3 / 16 * log(3.0)) < 1e-3)
    }

    /// Central differences, for translations that are long enough, too long and too short.
    @Test(arguments: [1, 2, 3] as [UInt64], [0.5, 1, 1.6])
    func gradientAgreesWithFiniteDifferences(seed: UInt64, referenceLength: Double) {
        var generator = SplitMix(state: seed)
        let features = 4
        var pool = TuningPool(sentenceCount: 7, featureCount: features)
        var lengths = [Double](repeating: 0, count: 8)
        // Sentence 6 has no translation.
        for sentence in 0..<6 {
            for translation in 0..<Int.random(in: 1...6, using: &generator) {
                let counts = (0..<8).map { Float(Int.random(in: 20...40, using: &generator) - 2 * $0) }
                let matches = counts.map { ($0 * Float.random(in: 0...1, using: &generator)).rounded() }
                pool.add(
                    "\(translation)", features: (0..<features).map { _ in Float.random(in: -2...2, using: &generator) },
                    statistics: matches + counts, to: sentence)
                if translation == 0 { for order in 0..<8 { lengths[order] += Double(counts[order]) } }
            }
        }
        let objective = ExpectedChrF(pool: pool, references: lengths.map { $0 * referenceLength })
        let weights = (0..<features).map { _ in Float.random(in: -0.5...0.5, using: &generator) }
        let gradient = objective.value(weights).gradient
        let step: Float = 0.01
        for index in 0..<features {
            var above = weights
            var below = weights
            above[index] += step
            below[index] -= step
            let slope = (objective.value(above).score - objective.value(below).score) / Double(2 * step)
            #expect(abs(slope - gradient[index]) < 0.01 * max(1, abs(slope)))
        }
        #expect(gradient.contains { abs($0) > 0.1 })
    }

    @Test func theSameTextIsKeptOnce() {
        var pool = TuningPool(sentenceCount: 2, featureCount: 1)
        pool.add("x", features: [1], statistics: Self.statistics(matches: 1, counts: 1), to: 0)
        pool.add("x", features: [2], statistics: Self.statistics(matches: 1, counts: 1), to: 0)
        pool.add("x", features: [3], statistics: Self.statistics(matches: 1, counts: 1), to: 1)
        #expect(pool.sentences.map(\.features) == [[1], [3]])
        #expect(pool.sentences.map(\.count) == [1, 1])
    }
}
