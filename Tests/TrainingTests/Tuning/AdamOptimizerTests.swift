import Testing

@testable import struct Training.AdamOptimizer

/// Steps by hand after algorithm 1 of Kingma and Ba (2015), with decay rates 0.9 and 0.999.
struct AdamOptimizerTests {
    private static func optimizer(steps: Int, rates: (Double, Double) = (0.1, 0.1)) -> AdamOptimizer {
        AdamOptimizer(steps: steps, firstRate: rates.0, lastRate: rates.1, decay: 0, proximity: 0)
    }

    /// Weights from slopes given by step.
    private static func weights(_ optimizer: AdamOptimizer, from start: [Float], _ slopes: [[Double]]) -> [Float] {
        var step = 0
        return optimizer.maximize(from: start) { _ in
            defer { step += 1 }
            return (0, slopes[min(step, slopes.count - 1)])
        }
    }

    // The first step is the rate in the direction of the slope, whatever its size: both moments are corrected to it.
    @Test func theFirstStepIsTheRate() {
        let weights = Self.weights(Self.optimizer(steps: 1), from: [0, 1, 2], [[2, -400, 0]])
        #expect(zip(weights, [0.1, 0.9, 2]).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    // Slopes 2, then -1: m = 0.9·0.2 - 0.1 = 0.08, m̂ = 0.08/0.19 = 0.421053; v = 0.999·0.004 + 0.001 = 0.004996,
    // v̂ = 0.004996/0.001999 = 2.499250, its root 1.580902: the second step is 0.1 · 0.266337.
    @Test func theSecondStepFollowsTheMoments() {
        let weights = Self.weights(Self.optimizer(steps: 2), from: [0], [[2], [-1]])
        #expect(abs(weights[0] - 0.126_633_7) < 1e-6)
    }

    // A constant slope makes each step the rate, which falls from 0.03 over the geometric mean to 0.003.
    @Test func theRateFallsGeometrically() {
        let weights = Self.weights(Self.optimizer(steps: 3, rates: (0.03, 0.003)), from: [0], [[5]])
        #expect(abs(weights[0] - (0.03 + 0.009_486_833 + 0.003)) < 1e-6)
    }

    // Slopes 1 and 1 - 2·0.5·0.1 = 0.9: m̂ = 0.18/0.19, v̂ = (0.999·0.001 + 0.001·0.81)/0.001999 = 0.904952: the second
    // step is 0.1 · 0.947368/0.951290.
    @Test func theStartHolds() {
        var optimizer = Self.optimizer(steps: 2)
        optimizer.proximity = 0.5
        #expect(abs(Self.weights(optimizer, from: [3], [[1]])[0] - 3.199_587_8) < 1e-5)
    }

    // The slope of -0.02·w² at 5 is -0.2: one step down; at 0 there is none.
    @Test func decayDrawsToZero() {
        var optimizer = Self.optimizer(steps: 1)
        optimizer.decay = 0.02
        let weights = Self.weights(optimizer, from: [5, 0, -5], [[0, 0, 0]])
        #expect(zip(weights, [4.9, 0, -4.9]).allSatisfy { abs($0 - $1) < 1e-5 })
    }

    // The maximum of -(w - 3)² - 0.02·w² is at 3/1.02.
    @Test func findsTheMaximumOfAParabola() {
        var optimizer = Self.optimizer(steps: 3000, rates: (0.1, 0.001))
        optimizer.decay = 0.02
        let weights = optimizer.maximize(from: [-1]) { (0, [-2 * (Double($0[0]) - 3)]) }
        #expect(abs(weights[0] - 3 / 1.02) < 1e-3)
    }

    @Test func noStepsChangeNothing() {
        #expect(Self.weights(Self.optimizer(steps: 0), from: [1, 2], [[9, 9]]) == [1, 2])
    }
}
